"""``evenhand audit replies``."""

from __future__ import annotations

import click

from evenhand.cli.places import open_store
from evenhand.settings import load_settings


@click.command
@click.argument("audit_id", metavar="A")
def replies(audit_id: str) -> None:
    """Write an audit as a replies file, from which `evenhand audit new --replies` makes the same audit again.

    Its first line names the framework and its version.
    """
    from evenhand.conversation.replies import replies_from_events, write_replies
    from evenhand.conversation.replies_header import header_of
    from evenhand.drivers.pinned import pinned_framework

    with open_store(load_settings()) as store:
        record = store.read(audit_id)
    framework = pinned_framework(record.snapshot, record.summary.id)
    events = [stored.event for stored in record.events]
    click.echo(header_of(framework).line(), nl=False)
    click.echo(write_replies(replies_from_events(events, framework)), nl=False)
