"""``evenhand audit findings``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from evenhand.cli.output import print_json
from evenhand.cli.places import open_store
from evenhand.settings import load_settings

if TYPE_CHECKING:
    from evenhand.conversation.findings import AuditFinding


@click.command
@click.argument("audit_id", metavar="A")
@click.option("--json", "as_json", is_flag=True, help="As a JSON list.")
def findings(audit_id: str, as_json: bool) -> int:
    """Print what the checks find in an audit, most severe first. Exit 1 when something stops its next step.

    Checks that are off in your settings are left out.
    """
    from evenhand.conversation.engine import Conversation
    from evenhand.conversation.findings import audit_findings
    from evenhand.drivers.pinned import pinned_framework

    settings = load_settings()
    with open_store(settings) as store:
        record = store.read(audit_id)
    framework = pinned_framework(record.snapshot, record.summary.id)
    conversation = Conversation(framework, [stored.event for stored in record.events], dict(settings.lists))
    conversation.checks_off = settings.checks_off
    found = audit_findings(conversation)
    if as_json:
        print_json([_json(one) for one in found])
    else:
        from evenhand.conversation.findings_view import findings_view
        from evenhand.drivers.plain_terminal import visible
        from evenhand.drivers.plain_words import view_lines

        for line in view_lines(findings_view(conversation), frozenset(framework.domain_by_id)):
            click.echo(visible(line))
    return 1 if any(one.severity == "blocking" for one in found) else 0


def _json(found: AuditFinding) -> dict[str, Any]:
    body = found._asdict()
    goes_to = body.pop("goes_to")
    return {**body, "to": goes_to.to, "slot": goes_to.slot, "row": goes_to.row}
