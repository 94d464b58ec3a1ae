"""``evenhand version``."""

from __future__ import annotations

import click

import evenhand


@click.command
def version() -> None:
    """Print the version."""
    click.echo(evenhand.__version__)
