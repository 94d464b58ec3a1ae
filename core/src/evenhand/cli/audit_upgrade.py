"""``evenhand audit upgrade``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evenhand.cli.places import open_store, settings_and_catalogue
from evenhand.errors import EvenhandError

if TYPE_CHECKING:
    from evenhand.drivers.opening import OpenAudit


class NotUpgradedError(EvenhandError):
    """The audit keeps its version; nothing was recorded."""


@click.command
@click.argument("audit_id", metavar="A")
@click.option("--back", is_flag=True, help="Go back to the version that the audit was under before.")
@click.option("--yes", is_flag=True, help="Do it. Without this, only what it would do is shown.")
def upgrade(audit_id: str, back: bool, yes: bool) -> None:
    """Put an audit in progress under the version of its framework that is installed now.

    Shows what would become of every answer, and what differs. Only with --yes is it done, as one event that `undo` or
    --back takes back.
    """
    from evenhand.drivers.opening import resume_audit

    settings, catalogue = settings_and_catalogue()
    with open_store(settings) as store, resume_audit(store, settings, audit_id, catalogue) as audit:
        if yes:
            _do(audit, back=back)
        else:
            _show(audit, back=back)


def _do(audit: OpenAudit, *, back: bool) -> None:
    from evenhand.conversation.replies import BACK, UPGRADE, Reply

    response = audit.session.replied(Reply(UPGRADE, value=BACK if back else None))
    if response.outcome is None or response.outcome.refused:
        raise NotUpgradedError(f"audit {audit.id} keeps its version: {' '.join(response.says)}")
    click.echo(f"Audit {audit.id}: {' '.join(response.says)}")


def _show(audit: OpenAudit, *, back: bool) -> None:
    from evenhand.conversation.upgrade_view import upgrade_view
    from evenhand.conversation.upgrading import target_of
    from evenhand.conversation.values import RefusedReply
    from evenhand.drivers.plain_terminal import visible
    from evenhand.drivers.plain_words import view_lines

    try:
        target = target_of(audit.conversation, back=back)
    except RefusedReply as refusal:
        raise NotUpgradedError(f"audit {audit.id} keeps its version: {refusal}") from None
    view = upgrade_view(audit.conversation, target, back=back, typed=False)
    for line in view_lines(view, typed=False):
        click.echo(visible(line))
    click.echo(f"Nothing was changed. To do it: evenhand audit upgrade {audit.id}{' --back' if back else ''} --yes")
