"""``evenhand plugins``."""

from __future__ import annotations

import click

from evenhand.cli.output import print_json
from evenhand.cli.places import settings_and_catalogue


@click.command
@click.option("--json", "as_json", is_flag=True, help="As a JSON object.")
@click.option("--check", is_flag=True, help="Load everything, and exit with 1 when anything is wrong.")
def plugins(as_json: bool, check: bool) -> int:
    """List the plugins that are installed, which of them are off and why, and what is wrong with any."""
    _, catalogue = settings_and_catalogue()
    faults = catalogue.check() if check else catalogue.faults()
    states = catalogue.plugins()
    if as_json:
        listed = [
            {
                "name": state.entry.name,
                "distribution": state.entry.distribution,
                "version": state.entry.version,
                "enabled": state.enabled,
                "off_because": state.off_because,
            }
            for state in states
        ]
        print_json({"plugins": listed, "faults": [fault._asdict() for fault in faults]})
    else:
        for state in states:
            off = f", off: {state.off_because}" if state.off_because else ""
            click.echo(f"{state.entry.name}: {state.entry.distribution} {state.entry.version}{off}")
        for fault in faults:
            hint = f"; {fault.hint}" if fault.hint else ""
            click.echo(f"fault: {fault.plugin} ({fault.distribution}), {fault.stage}: {fault.message}{hint}")
        if not faults and check:
            click.echo("No faults.")
        elif not faults:
            click.echo("Not checked yet; to load everything and see what is wrong: evenhand plugins --check")
    return 1 if check and faults else 0
