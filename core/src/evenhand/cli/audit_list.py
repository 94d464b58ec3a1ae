"""``evenhand audit list``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evenhand.cli.output import local_time, print_json
from evenhand.settings import load_settings
from evenhand.settings.paths import store_file
from evenhand.store.opening import list_for_opening

if TYPE_CHECKING:
    from evenhand.store.records import AuditSummary


@click.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="As a JSON list.")
@click.option("--practice", is_flag=True, help="Practice audits only.")
@click.option("--all", "both", is_flag=True, help="Practice audits too.")
def list_audits(as_json: bool, practice: bool, both: bool) -> None:
    """List the audits, newest change first. Practice audits stay out unless asked for."""
    audits = list_for_opening(store_file(load_settings().data), practice=None if both else practice)
    if as_json:
        print_json([audit._asdict() for audit in audits])
        return
    for audit in audits:
        click.echo(audit_line(audit))
    if not audits:
        others = () if both else list_for_opening(store_file(load_settings().data), practice=not practice)
        click.echo(f"There are no audits{_others(len(others), practice=not practice)}.", err=True)


def _others(count: int, *, practice: bool) -> str:
    """What else there is, where the list of one kind is empty."""
    if not count:
        return ""
    kind = "practice audit" if practice else "audit that is no practice"
    more = f"is 1 {kind}" if count == 1 else f"are {count} {kind.replace('audit', 'audits', 1)}"
    return f" here, but there {more}: evenhand audit list --all"


def audit_line(audit: AuditSummary) -> str:
    """One audit in one line."""
    case = audit.case_reference or "no case reference yet"
    practice = ", practice" if audit.practice else ""
    status = audit.status.replace("_", " ")
    changed = local_time(audit.changed_at)
    return f"{audit.id}  {case}  {audit.framework_title}, {audit.progress}, {status}{practice}, last change {changed}"
