"""Forms: ungraded questions, discussions, support plan, checklist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.reporting.chapters.common import answers, fields
from evenhand.reporting.chapters.concerns import opened_form
from evenhand.reporting.document import Block, Heading, Table
from evenhand.reporting.wording import with_note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from evenhand.reporting.account import FormAccount, Item

MOST_COLUMNS = 6
"""A repeating form with more fields is told row by row."""


def forms(accounts: Iterable[FormAccount]) -> Iterator[Block]:
    """Each form under its title."""
    for form in accounts:
        yield from opened_form(form) if form.stage == "any_time" else form_blocks(form, 1)


def form_blocks(form: FormAccount, level: int) -> Iterator[Block]:
    """One form under a heading of this level."""
    yield Heading(form.title, level)
    if form.repeats and len(form.rows) > 0 and _alike(form.rows):
        headings = tuple(item.text for item in form.rows[0])
        rows = tuple(tuple(with_note(item) for item in row) for row in form.rows)
        yield Table(("No.", *headings), tuple((str(n), *row) for n, row in enumerate(rows, 1)), _widths(form.rows[0]))
    else:
        for number, row in enumerate(form.rows, start=1):
            if form.repeats:
                yield Heading(f"{form.title}, {number}", level + 1)
            yield from fields(row)
    noted = tuple(item for item in form.closing if item.note)
    if noted:
        yield answers(noted)


def _alike(rows: tuple[tuple[Item, ...], ...]) -> bool:
    first = [item.id for item in rows[0]]
    return len(first) <= MOST_COLUMNS and all([item.id for item in row] == first for row in rows)


def _widths(row: tuple[Item, ...]) -> tuple[int, ...]:
    """More room for what is written at length: the first field, as documents put what is to be done first."""
    return (2, 9, *(5 for _ in row[1:]))


def facts(items: tuple[Item, ...]) -> Iterator[Block]:
    """The yes and no answers that rules look at and no domain asks."""
    if items:
        yield Heading("Facts that the rules look at")
        yield answers(items, "Fact")
