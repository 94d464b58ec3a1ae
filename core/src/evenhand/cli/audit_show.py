"""``evenhand audit show``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from evenhand.cli.audit_list import audit_line
from evenhand.cli.output import print_json
from evenhand.cli.places import open_store
from evenhand.settings import load_settings

if TYPE_CHECKING:
    from evenhand.conversation.engine import Conversation
    from evenhand.store.records import AuditRecord


@click.command
@click.argument("audit_id", metavar="A")
@click.option("--json", "as_json", is_flag=True, help="As a JSON object, with every event.")
def show(audit_id: str, as_json: bool) -> None:
    """Print where an audit stands: grades so far, what is not answered, and the ruling."""
    from evenhand.conversation.engine import Conversation
    from evenhand.drivers.pinned import pinned_framework

    settings = load_settings()
    with open_store(settings) as store:
        record = store.read(audit_id)
    framework = pinned_framework(record.snapshot, record.summary.id)
    events = [stored.event for stored in record.events]
    conversation = Conversation(framework, events, dict(settings.lists))
    if as_json:
        print_json(_json(record, conversation))
        return
    from evenhand.conversation.state import CLOSED
    from evenhand.conversation.views import summary_view
    from evenhand.drivers.plain_terminal import visible
    from evenhand.drivers.plain_words import view_lines

    click.echo(visible(audit_line(record.summary)))
    click.echo(f"under {framework.id} {framework.header.version}, digest {framework.digest}")
    click.echo(f"{record.summary.length} events, chain head {record.summary.head}")
    click.echo("")
    for line in view_lines(summary_view(conversation), frozenset(framework.domain_by_id), typed=False):
        click.echo(visible(line))
    if conversation.state.status not in CLOSED:
        click.echo("")
        click.echo(f"To go on with it: evenhand audit resume {record.summary.id}")


def _json(record: AuditRecord, conversation: Conversation) -> dict[str, Any]:
    from evenhand.grading.service import ruling_json

    framework = conversation.framework
    return {
        **record.summary._asdict(),
        "framework": {"id": framework.id, "version": framework.header.version, "digest": framework.digest},
        "readings": conversation.state.readings,
        "unanswered": [
            {"to": question.key.to, "slot": question.key.slot, "row": question.key.row, "place": question.place}
            for question in conversation.unanswered()
        ],
        "ruling": ruling_json(conversation.what_would_change()),
        "events": [
            {"seq": stored.seq, "id": stored.id, "at": stored.at, **stored.event.to_json(), "hash": stored.hash}
            for stored in record.events
        ],
    }
