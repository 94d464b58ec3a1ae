"""Which copy of a report is asked for, and the list of what it leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evenhand.cli.output import print_json
from evenhand.reporting.copies.kinds import FULL, LEARNING, copy_named
from evenhand.reporting.errors import ReportError

if TYPE_CHECKING:
    from evenhand.drivers.reports import Names
    from evenhand.store.store import Store


def check_copy(copy: str, *, with_template: bool, removed: bool, names: str | None, as_json: bool) -> None:
    """Raises ``ReportError`` for a copy that there is not, and for options that say nothing of the one asked for."""
    copy_named(copy)
    if with_template and copy != FULL:
        raise ReportError("a template is for the full report, since it may leave out what a copy must say; drop --copy")
    if removed and copy == FULL:
        raise ReportError("the full report leaves nothing out; use --removed with --copy worker or --copy learning")
    if names is not None and copy != LEARNING:
        raise ReportError("only a learning copy replaces names; use --names with --copy learning")
    if as_json and not removed:
        raise ReportError("--json goes with --removed; for the report as JSON use --format json")


def list_removed(store: Store, audit_id: str, copy: str, also: Names, *, as_json: bool) -> None:
    """Print what a copy leaves out, and the words in it that somebody should look at.

    The words are the audit's own, and for whoever checks the copy. Raises ``EvenhandError``.
    """
    from evenhand.drivers.reports import removed_from

    found = removed_from(store, audit_id, copy, also)
    if as_json:
        print_json(found)
        return
    click.echo("Left out, or replaced by a sign:")
    for entry in found["removed"]:
        click.echo(f"  {entry['kind'].capitalize()}, {entry['place']}: {entry['times']}")
    if copy == LEARNING:
        _say_what_to_check(found["to_check"])


def _say_what_to_check(words: list[dict[str, object]]) -> None:
    if words:
        click.echo("Still in the copy, and may be names; look at each before it is passed on:")
        for entry in words:
            click.echo(f"  {entry['word']}, {entry['place']}: {entry['times']}")
        click.echo("Names among them go into a file, one a line, which --names takes.")
    click.echo("Read the copy whole: a program cannot find what people would know again.")
