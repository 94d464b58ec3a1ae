"""``evenhand check``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from evenhand.cli.output import print_json
from evenhand.cli.places import settings_and_catalogue

if TYPE_CHECKING:
    from evenhand.catalogue import Catalogue
    from evenhand.testing.registry import Check, Level
    from evenhand.testing.report import Header
    from evenhand.testing.rule_cases import CaseResult
    from evenhand.testing.runner import Plan, Result
    from evenhand.testing.subject import Subject
    from evenhand.testing.witnesses import Witness

_LEVELS = ("must", "should", "may")


@click.command
@click.argument("names", metavar="[NAME|FOLDER]...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="As a JSON object.")
@click.option("--list", "listed", is_flag=True, help="List the checks, and run none.")
@click.option(
    "--level", type=click.Choice(_LEVELS), default="may", show_default=True, help="The lowest level that is checked."
)
@click.option("--waivers", metavar="FILE", help="Waivers for a plugin that is code; data brings its own waivers.toml.")
@click.option("--witnesses", "witnessed", is_flag=True, help="Print for each rule answers at which it acts.")
@click.option("--record", is_flag=True, help="Record what these frameworks hold as a release, unless a must fails.")
def check(
    names: tuple[str, ...],
    as_json: bool,
    listed: bool,
    level: Level,
    waivers: str | None,
    witnessed: bool,
    record: bool,
) -> int:
    """Check that plugins keep the rules of the house: those named, by plugin or framework, or all.

    A FOLDER with a package or a framework.toml is checked as it stands there, whatever is installed.

    Checking a plugin runs its code. Check only what you would install.

    Exit 1 when a must or a should finds something, or a waiver is no longer true. What a may finds is told and fails
    nothing.
    """
    from evenhand.testing.planning import checks_from, plan_for
    from evenhand.testing.report import header_of
    from evenhand.testing.runner import run, stray_faults
    from evenhand.testing.subject import subjects

    if listed:
        return _list(as_json, checks_from(level))
    with _opened(names) as (catalogue, plugins):
        if record:
            return _record([one for one in subjects(catalogue, plugins) if names or one.owns])
        plan = plan_for(catalogue, plugins, level=level, waivers=None if waivers is None else Path(waivers))
        header = header_of(plan, catalogue.plugins())
        strays = () if names else stray_faults(plan, catalogue)
        results = chain(strays, run(plan))
        show = _printed_json if as_json else _printed
        found = show(header, results, plan, witnessed=witnessed)
    return 1 if any(result.fails for result in found) else 0


@contextmanager
def _opened(names: tuple[str, ...]) -> Iterator[tuple[Catalogue, Sequence[str]]]:
    """What is installed, with the names as they are; or a folder that is named, with the plugins in it.

    A name that is installed is no folder, whatever stands in the current one; ``./NAME`` is.
    """
    from evenhand.kit.unpacked import catalogue_of, is_folder, unpack

    folders = [name for name in names if is_folder(name)]
    if folders:
        _, catalogue = settings_and_catalogue()
        known = {
            name for state in catalogue.plugins() for name in (state.entry.name, *catalogue.frameworks_of(state.entry))
        }
        folders = [name for name in folders if name not in known]
    if not folders:
        yield settings_and_catalogue()[1], names
        return
    if len(names) > 1:
        raise click.UsageError(f"{folders[0]} is a folder; name it alone, or plugins and frameworks that are installed")
    with catalogue_of(unpack(Path(folders[0]))) as (catalogue, plugins):
        click.echo(f"the folder {folders[0]} as it stands, whatever is installed", err=True)
        yield catalogue, plugins


def _record(subjects: Sequence[Subject]) -> int:
    """Record a release of each framework, unless one fails a must. Raises ``ReleaseError`` for one that cannot be."""
    from evenhand.testing.recording import failing, record_all
    from evenhand.testing.report import result_lines

    failed = list(failing(subjects))
    for result in failed:
        for line in result_lines(result):
            click.echo(line)
    if failed:
        click.echo("Nothing was recorded: what a must finds comes first.", err=True)
        return 1
    for done in record_all(subjects):
        click.echo(f"{done.framework_id} {done.version}: recorded in {done.path}")
    return 0


def _list(as_json: bool, checks: Sequence[Check]) -> int:
    """List the checks themselves."""
    if as_json:
        print_json({"checks": [{"id": c.id, "level": c.level, "rule": c.rule, "fix": c.fix} for c in checks]})
    else:
        for one in checks:
            click.echo(f"{one.id} ({one.level}): {one.rule}")
    return 0


def _printed_json(header: Header, results: Iterable[Result], plan: Plan, *, witnessed: bool) -> list[Result]:
    from evenhand.testing.report import result_json

    found = list(results)
    body = {**header._asdict(), "results": [result_json(one) for one in found]}
    if witnessed:
        body["witnesses"] = [
            {"framework": subject.framework_id, **witness._asdict()}
            for subject in plan.subjects
            for witness in _witnesses(subject)
        ]
    print_json(body)
    return found


def _printed(header: Header, results: Iterable[Result], plan: Plan, *, witnessed: bool) -> list[Result]:
    """Print what is found as it is found, since some checks take their time."""
    from evenhand.testing.report import label_of, result_lines, summary_line

    for line in header.lines():
        click.echo(line)
    subjects = {(one.plugin, one.distribution, one.framework_id): one for one in plan.subjects}
    found: list[Result] = []
    explained: set[str] = set()
    for key, group in groupby(results, key=lambda one: (one.plugin, one.distribution, one.framework)):
        start = len(found)
        for result in group:
            found.append(result)
            for line in result_lines(result, with_fix=result.check.id not in explained):
                click.echo(line)
            if result.status == "failed":
                explained.add(result.check.id)
        if key in subjects:
            if subjects[key].faults and (files := subjects[key].where_files_are()):
                click.echo(f"    {files}")
            for line in _examples(subjects[key]):
                click.echo(line)
            for witness in _witnesses(subjects[key]) if witnessed else ():
                under = "".join(f", {name}={option}" for name, option in witness.readings.items())
                click.echo(f"{key[2]}: {witness.rule} acts, for example: {witness.words}{under}")
            click.echo(summary_line(label_of(key[0], key[2]), found[start:]))
    if {(one.plugin, one.distribution, one.framework) for one in found} != subjects.keys() or len(subjects) != 1:
        click.echo(summary_line("in all", found))
    return found


def _witnesses(subject: Subject) -> tuple[Witness, ...]:
    """Answers at which each rule acts; none where the framework cannot be loaded."""
    from evenhand.testing.witnesses import witnesses

    return () if subject.faults or not subject.framework_id else witnesses(subject)


def _examples(subject: Subject) -> Iterator[str]:
    """How many of the worked rulings and invented cases come out: a framework without any shows nothing by passing."""
    from evenhand.testing.calibration import play_cases
    from evenhand.testing.rule_cases import run_cases

    if subject.faults or not subject.owns:
        return
    name = subject.framework_id
    rulings = run_cases(subject.framework)
    yield f"{name}: {_passed(rulings)} of {len(rulings)} worked rulings come out as written"
    if cases := subject.catalogue.calibration_cases(name).cases:
        played = play_cases(subject.framework, cases)
        yield f"{name}: {_passed(played)} of {len(played)} invented cases can be graded as was agreed"


def _passed(results: Iterable[CaseResult]) -> int:
    return sum(result.passed for result in results)
