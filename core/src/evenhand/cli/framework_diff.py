"""``evenhand framework diff``."""

from __future__ import annotations

import click

from evenhand.cli.output import print_json
from evenhand.cli.places import settings_and_catalogue


@click.command("diff")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--json", "as_json", is_flag=True, help="As a JSON object.")
def diff_frameworks(old: str, new: str, as_json: bool) -> None:
    """Print what changed between two frameworks, with answer sheets whose rulings differ.

    OLD and NEW are ids of installed frameworks, folders of packages, snapshot files, or ids of audits, for the
    framework that is kept with them.
    """
    from evenhand.drivers.framework_sources import taken_from
    from evenhand.drivers.plain_terminal import visible
    from evenhand.reporting.framework_diff.words import diff, diff_json, diff_lines

    settings, catalogue = settings_and_catalogue()
    before, after = (taken_from(name, settings, catalogue) for name in (old, new))
    found = diff(before.framework, after.framework)
    if as_json:
        print_json(diff_json(found))
        return
    for what, taken in (("old", before), ("new", after)):
        click.echo(visible(f"{what}: {taken.framework.id} {taken.framework.header.version}, {taken.place}"))
    for line in diff_lines(found):
        click.echo(visible(line))
