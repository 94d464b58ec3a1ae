"""``evenhand practise``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evenhand.cli.places import open_store, settings_and_catalogue

if TYPE_CHECKING:
    from evenhand.models.calibration import CalibrationCase


@click.command
@click.argument("framework_id", metavar="NAME")
@click.option("--case", "case_id", metavar="CASE", help="Which case, where the framework has several.")
@click.option("--list", "listing", is_flag=True, help="List the cases instead.")
@click.option("--plain", is_flag=True, help="Go through it in line mode.")
def practise(framework_id: str, case_id: str | None, listing: bool, plain: bool) -> int:
    """Practise on an invented case of the framework NAME, and see how far your grades are from those agreed.

    It is kept out of lists and figures. In it, type file for the case file and, once graded, panel for the comparison.
    """
    settings, catalogue = settings_and_catalogue()
    if listing:
        from evenhand.loading.guard import fault_line

        cases, faults = catalogue.calibration_cases(framework_id)
        for case in cases:
            click.echo(case_line(case))
        if not cases:
            click.echo(f"{framework_id} has no invented case.")
        for fault in faults:
            click.echo(f"evenhand: {fault_line(fault)}", err=True)
        return 1 if faults else 0
    from evenhand.drivers.practising import start_practice

    with open_store(settings) as store, start_practice(store, settings, catalogue, framework_id, case_id) as audit:
        audit_id = audit.id
    click.echo(audit_id)
    from evenhand.cli.assistant import open_assistant

    return open_assistant(plain=plain, audit_id=audit_id)


def case_line(case: CalibrationCase) -> str:
    """One case as a list shows it."""
    return f"{case.id}  {case.title}, about {case.minutes} minutes. {case.about}"
