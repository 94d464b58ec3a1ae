"""``evenhand audit verify``."""

from __future__ import annotations

import click

from evenhand.cli.places import open_store
from evenhand.settings import load_settings


@click.command
@click.argument("audit_id", metavar="[A]", required=False)
def verify(audit_id: str | None) -> int:
    """Check that every event of an audit, or of all audits, is as it was written. Exit 1 when one is not."""
    with open_store(load_settings()) as store:
        ids = [audit_id] if audit_id else [audit.id for audit in store.audits(practice=None)]
        checked = [store.verify(one) for one in ids]
    for result in checked:
        if result.ok:
            click.echo(f"{result.audit_id}: {result.length} events as they were written, chain head {result.head}")
        else:
            where = f"event {result.seq}" if result.seq else "what the chain begins with"
            click.echo(f"{result.audit_id}: ALTERED, first at {where}: {result.problem}")
    if not checked:
        click.echo("There are no audits.", err=True)
    return 0 if all(result.ok for result in checked) else 1
