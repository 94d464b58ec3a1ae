"""``evenhand audit answer``."""

from __future__ import annotations

import click

from evenhand.cli.json_input import read_text, shown_name
from evenhand.cli.places import open_store, settings_and_catalogue
from evenhand.errors import EvenhandError


class NotAnsweredError(EvenhandError):
    """The answer was not taken; nothing was recorded. Never holds what the file holds."""


@click.command
@click.argument("audit_id", metavar="A")
@click.argument("question", metavar="QUESTION")
@click.option("--file", "name", required=True, metavar="FILE", help="A text file, UTF-8; - is standard input.")
def answer(audit_id: str, question: str, name: str) -> None:
    """Answer a written question from a text file: the questions of a theme, one a line, or a long piece of evidence.

    QUESTION is the id of the question, as `evenhand framework show` prints it, or a domain for its evidence.
    """
    from evenhand.conversation.replies import Reply
    from evenhand.drivers.opening import resume_audit

    settings, catalogue = settings_and_catalogue()
    text = read_text(name)
    with open_store(settings) as store, resume_audit(store, settings, audit_id, catalogue) as audit:
        kind = "evidence" if question in audit.framework.domain_by_id else "text"
        response = audit.session.replied(Reply(kind, to=question, text=text))
        if response.outcome is None or response.outcome.refused:
            raise NotAnsweredError(f"{shown_name(name)}: not taken for '{question}': {' '.join(response.says)}")
        click.echo(f"Audit {audit.id}: '{question}' is answered from {shown_name(name)}.")
