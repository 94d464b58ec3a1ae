"""``evenhand audit new``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evenhand.cli.places import open_store, settings_and_catalogue
from evenhand.errors import EvenhandError

if TYPE_CHECKING:
    from evenhand.conversation.replies import Reply


class StoppedError(EvenhandError):
    """A replies file that could be played in part only."""


@click.command
@click.argument("framework_id", metavar="ID")
@click.option("--replies", "replies_file", metavar="FILE", help="Drive it from a replies file; - is standard input.")
@click.option("--practice", is_flag=True, help="Keep it out of lists and figures.")
@click.option(
    "--reading", "readings", multiple=True, metavar="[CONTRADICTION=]OPTION", help="A reading for this audit."
)
@click.option("--plain", is_flag=True, help="Go through it in line mode.")
def new(framework_id: str, replies_file: str | None, practice: bool, readings: tuple[str, ...], plain: bool) -> int:
    """Begin an audit under the framework ID, and print the audit's id.

    With --replies every reply of the file is given; without it the assistant opens on the new audit.
    """
    from evenhand.drivers.opening import start_audit

    settings, catalogue = settings_and_catalogue()
    # Read first: a file that cannot be read should not leave an audit behind.
    replies = None if replies_file is None else _replies(replies_file)
    with open_store(settings) as store:
        audit = start_audit(store, settings, catalogue, framework_id, practice=practice, readings=readings)
        with audit:
            click.echo(audit.id)
            if replies is not None:
                from evenhand.cli.json_input import shown_name
                from evenhand.drivers.script import RefusedLine, play

                try:
                    play(audit.session, replies, shown_name(replies_file or ""))
                except RefusedLine as refused:
                    raise StoppedError(f"{refused} Audit {audit.id} keeps the {refused.kept} before it.") from None
                return 0
    from evenhand.cli.assistant import open_assistant

    return open_assistant(plain=plain, audit_id=audit.id)


def _replies(name: str) -> list[tuple[int, Reply]]:
    from evenhand.cli.json_input import read_text, shown_name
    from evenhand.conversation.replies import numbered_replies

    return numbered_replies(read_text(name), shown_name(name))
