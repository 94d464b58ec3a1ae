"""``evenhand audit resume``."""

from __future__ import annotations

import click

from evenhand.cli.places import open_store
from evenhand.settings import load_settings


@click.command
@click.argument("audit_id", metavar="A")
@click.option("--plain", is_flag=True, help="Go on in line mode.")
def resume(audit_id: str, plain: bool) -> int:
    """Go on with an audit, under the framework it was begun with."""
    from evenhand.cli.assistant import open_assistant

    with open_store(load_settings()) as store:
        whole_id = store.read(audit_id).summary.id
    return open_assistant(plain=plain, audit_id=whole_id)
