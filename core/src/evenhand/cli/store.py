"""``evenhand store backup``."""

from __future__ import annotations

from pathlib import Path

import click

from evenhand.cli.places import open_store
from evenhand.settings import load_settings


@click.command
@click.argument("file")
def backup(file: str) -> None:
    """Copy the store to FILE while it may be in use, and check the copy. Never overwrites."""
    with open_store(load_settings()) as store:
        store.backup(Path(file))
    click.echo(f"The store was copied to {file}, and the copy was checked.")
