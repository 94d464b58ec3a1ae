"""``evenhand frameworks``."""

from __future__ import annotations

import click

from evenhand.cli.output import print_json
from evenhand.cli.places import settings_and_catalogue


@click.command
@click.option("--json", "as_json", is_flag=True, help="As a JSON list.")
def frameworks(as_json: bool) -> None:
    """List the frameworks that are installed."""
    _, catalogue = settings_and_catalogue()
    summaries = catalogue.summaries()
    if as_json:
        print_json([summary._asdict() for summary in summaries])
    for summary in () if as_json else summaries:
        year = f", {summary.year}" if summary.year else ""
        click.echo(f"{summary.id}: {summary.short_title}. {summary.publisher}{year}. {summary.domains} domains.")
        click.echo(f"    {summary.special}")
    if not summaries and not as_json:
        click.echo("No framework is installed.", err=True)
    for fault in catalogue.faults():
        click.echo(f"evenhand: {fault.plugin}: {fault.message}; see `evenhand plugins`", err=True)
