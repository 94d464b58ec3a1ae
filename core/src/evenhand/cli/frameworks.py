"""``evenhand frameworks``."""

from __future__ import annotations

import click

from evenhand.cli.output import print_json
from evenhand.cli.places import settings_and_catalogue
from evenhand.models.added import with_additions


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
        added = with_additions(summary.additions)
        domains = f"{summary.domains} domains{f', {added}' if added else ''}"
        click.echo(f"{summary.id}: {summary.short_title}. {summary.publisher}{year}. {domains}.")
        click.echo(f"    {summary.special_said}")
        if summary.out_of_use:
            click.echo(f"    No new audits. {summary.out_of_use}")
    if not summaries and not as_json:
        click.echo("No framework is installed.", err=True)
    for fault in catalogue.faults():
        click.echo(f"evenhand: {fault.plugin}: {fault.message}; see `evenhand plugins`", err=True)
