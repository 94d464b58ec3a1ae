"""``evenhand check``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evenhand.cli.places import settings_and_catalogue
from evenhand.errors import EvenhandError
from evenhand.loading.guard import fault_line
from evenhand.suggest import did_you_mean

if TYPE_CHECKING:
    from evenhand.testing.rule_cases import CaseResult


class UnknownPluginError(EvenhandError):
    """No plugin of this name is installed."""


@click.command
@click.argument("names", metavar="[NAME]...", nargs=-1)
def check(names: tuple[str, ...]) -> int:
    """Load the plugins named, or all, and run the worked rulings and invented cases that their frameworks bring.

    Exit 1 on a finding.
    """
    _, catalogue = settings_and_catalogue()
    known = [state.entry.name for state in catalogue.plugins()]
    for name in names:
        if name not in known:
            raise UnknownPluginError(f"no plugin '{name}' is installed{did_you_mean(name, known)}")
    faults = [fault for fault in catalogue.check() if not names or fault.plugin in names]
    for fault in faults:
        click.echo(f"fault: {fault_line(fault)}")
    from evenhand.testing.calibration import play_cases
    from evenhand.testing.rule_cases import run_cases

    findings = len(faults)
    broken = {fault.plugin for fault in faults}
    for summary in catalogue.summaries():
        if (names and summary.plugin not in names) or summary.plugin in broken:
            continue
        framework = catalogue.framework(summary.id)
        rulings = run_cases(framework)
        findings += _told(framework.id, rulings, "worked rulings come out as written")
        if cases := catalogue.calibration_cases(framework.id).cases:
            findings += _told(framework.id, play_cases(framework, cases), "invented cases can be graded as was agreed")
    return 1 if findings else 0


def _told(framework_id: str, results: tuple[CaseResult, ...], what: str) -> int:
    """Say how many passed, after each that did not. Gives the number of those."""
    failed = [result for result in results if not result.passed]
    for result in failed:
        click.echo(f"{framework_id}: {result.case}: {'; '.join(result.differences)}")
    click.echo(f"{framework_id}: {len(results) - len(failed)} of {len(results)} {what}")
    return len(failed)
