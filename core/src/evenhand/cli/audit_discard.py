"""``evenhand audit discard``."""

from __future__ import annotations

import sys

import click

from evenhand.cli.places import open_store
from evenhand.errors import EvenhandError
from evenhand.settings import load_settings


class NotDiscardedError(EvenhandError):
    """The audit was not discarded; it is still there, whole."""


@click.command
@click.argument("audit_id", metavar="A")
@click.option("--why", required=True, metavar="TEXT", help="The reason, which is kept. Name no child or family in it.")
@click.option("--yes", is_flag=True, help="Do not ask for the id to be typed again.")
def discard(audit_id: str, why: str, yes: bool) -> None:
    """Dispose of an audit for good: every answer goes, and a record without content stays."""
    if not why.strip():
        raise NotDiscardedError("nothing was discarded: say why with --why")
    with open_store(load_settings()) as store:
        summary = store.read(audit_id).summary
        if not yes and _typed_again(summary.id) != summary.id:
            raise NotDiscardedError(f"nothing was discarded: what was typed is not {summary.id}")
        result = store.discard(summary.id, who=_who(), why=why)
    click.echo(f"Audit {summary.id} is discarded. A record of that is kept, without anything it held.")
    if not result.wiped:
        click.echo(
            "evenhand: another process uses the store, so traces may stay in it until the next discard.", err=True
        )
    for copy in result.copies:
        click.echo(f"evenhand: this backup still holds the audit: {copy}", err=True)


def _typed_again(audit_id: str) -> str:
    click.echo(f"This cannot be undone. Type the whole id {audit_id} to discard the audit: ", nl=False, err=True)
    return sys.stdin.readline().strip()


def _who() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown user"
