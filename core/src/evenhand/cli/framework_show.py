"""``evenhand framework show``."""

from __future__ import annotations

import click

from evenhand.cli.output import print_json
from evenhand.cli.places import settings_and_catalogue


@click.command
@click.argument("framework_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="As a JSON object.")
def show(framework_id: str, as_json: bool) -> None:
    """Print the whole framework as an auditor will meet it."""
    _, catalogue = settings_and_catalogue()
    framework = catalogue.framework(framework_id)
    if as_json:
        from evenhand.cli.framework_json import framework_json

        print_json(framework_json(framework))
        return
    from evenhand.cli.framework_text import framework_lines

    click.echo("\n".join(framework_lines(framework)))
