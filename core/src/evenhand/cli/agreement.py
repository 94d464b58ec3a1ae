"""``evenhand agreement``."""

from __future__ import annotations

import click

from evenhand.cli.output import print_json
from evenhand.cli.places import open_store
from evenhand.settings import load_settings


@click.command
@click.option("--framework", "framework_id", metavar="ID", help="Cases under this framework only.")
@click.option("--json", "as_json", is_flag=True, help="As a JSON object.")
def agreement(framework_id: str | None, as_json: bool) -> None:
    """Show how far raters agree over all cases that were rated more than once.

    Counts with their intervals come first, coefficients after, and only where there are enough cases. Practice audits
    and adjudicated records are left out.
    """
    from evenhand.drivers.plain_terminal import visible
    from evenhand.drivers.rating import all_ratings
    from evenhand.ratings.agreeing import agreement as agreement_of
    from evenhand.ratings.agreement_words import agreement_lines
    from evenhand.ratings.as_json import agreement_json

    with open_store(load_settings()) as store:
        found = agreement_of(all_ratings(store), framework_id)
    if as_json:
        print_json(agreement_json(found))
        return
    for line in agreement_lines(found):
        click.echo(visible(line))
