"""``evenhand framework compare``."""

from __future__ import annotations

import click

from evenhand.cli.output import print_json
from evenhand.cli.places import settings_and_catalogue


@click.command
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option("--json", "as_json", is_flag=True, help="As a JSON object.")
def compare(first: str, second: str, as_json: bool) -> None:
    """Put the scales, domains and rules of two frameworks side by side. No grade is converted."""
    _, catalogue = settings_and_catalogue()
    a, b = catalogue.framework(first), catalogue.framework(second)
    from evenhand import comparing

    if as_json:
        print_json(comparing.comparison_json(a, b))
        return
    view = comparing.compare_frameworks(a, b)
    click.echo(view.title)
    for section in view.sections:
        click.echo(f"\n{section.heading}")
        for line in section.lines:
            click.echo(f"- {line.text}{f' [{line.source}]' if line.source else ''}")
