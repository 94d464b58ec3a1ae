"""``evenhand check``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evenhand.cli.places import settings_and_catalogue
from evenhand.errors import EvenhandError
from evenhand.loading.guard import fault_line
from evenhand.suggest import did_you_mean

if TYPE_CHECKING:
    pass


class UnknownPluginError(EvenhandError):
    """No plugin of this name is installed."""


@click.command
@click.argument("names", metavar="[NAME]...", nargs=-1)
def check(names: tuple[str, ...]) -> int:
    """Load the plugins named, or all, and run the worked rulings that their frameworks bring. Exit 1 on a finding."""
    _, catalogue = settings_and_catalogue()
    known = [state.entry.name for state in catalogue.plugins()]
    for name in names:
        if name not in known:
            raise UnknownPluginError(f"no plugin '{name}' is installed{did_you_mean(name, known)}")
    faults = [fault for fault in catalogue.check() if not names or fault.plugin in names]
    for fault in faults:
        click.echo(f"fault: {fault_line(fault)}")
    from evenhand.testing.rule_cases import run_cases

    findings = len(faults)
    broken = {fault.plugin for fault in faults}
    for summary in catalogue.summaries():
        if (names and summary.plugin not in names) or summary.plugin in broken:
            continue
        framework = catalogue.framework(summary.id)
        results = run_cases(framework)
        failed = [result for result in results if not result.passed]
        findings += len(failed)
        for result in failed:
            click.echo(f"{framework.id}: {result.case}: {'; '.join(result.differences)}")
        passed = len(results) - len(failed)
        click.echo(f"{framework.id}: {passed} of {len(results)} worked rulings come out as written")
    return 1 if findings else 0
