"""``evenhand audit amend``."""

from __future__ import annotations

import click

from evenhand.cli.places import open_store
from evenhand.errors import EvenhandError
from evenhand.settings import load_settings


class NotAmendedError(EvenhandError):
    """The audit could not be opened again; nothing was recorded."""


@click.command
@click.argument("audit_id", metavar="A")
@click.option("--why", required=True, metavar="TEXT", help="The reason, which the report prints.")
def amend(audit_id: str, why: str) -> None:
    """Open a graded or completed audit again. What was there stays; the reason is an event of its own."""
    from evenhand.conversation.replies import Reply
    from evenhand.drivers.opening import resume_audit

    settings = load_settings()
    with open_store(settings) as store, resume_audit(store, settings, audit_id) as audit:
        response = audit.session.replied(Reply("amend", text=why))
        if response.outcome is None or response.outcome.refused:
            raise NotAmendedError(f"audit {audit.id} was not amended: {' '.join(response.says)}")
        click.echo(f"Audit {audit.id} is open again. Go on with: evenhand audit resume {audit.id}")
