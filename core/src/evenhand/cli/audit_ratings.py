"""``evenhand audit ratings``."""

from __future__ import annotations

import shutil
import sys

import click

from evenhand.cli.output import print_json
from evenhand.cli.places import open_store
from evenhand.settings import load_settings


@click.command
@click.argument("audit_id", metavar="AUDIT")
@click.option("--json", "as_json", is_flag=True, help="As a JSON object.")
def ratings(audit_id: str, as_json: bool) -> None:
    """List the ratings of the case of AUDIT, and show them side by side once all of them are graded.

    Until then only who rates it and how far they are: whoever still rates must not know how others did.
    """
    from evenhand.drivers.plain_terminal import visible
    from evenhand.drivers.rating import ratings_of_case
    from evenhand.ratings.as_json import case_json
    from evenhand.ratings.case_words import WIDEST, case_lines
    from evenhand.ratings.side_by_side import case_view

    with open_store(load_settings()) as store:
        view = case_view(ratings_of_case(store, audit_id))
    if as_json:
        print_json(case_json(view))
        return
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDEST
    for line in case_lines(view, width):
        click.echo(visible(line))
