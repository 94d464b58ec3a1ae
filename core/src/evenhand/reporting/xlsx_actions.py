"""The sheet of actions: each action of a plan in a row of its own, with a column for each thing asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evenhand.reporting.account import FormAccount
from evenhand.reporting.wording import STATE_WORDS
from evenhand.reporting.xlsx_cells import CellValue, typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.reporting.account import Account, Item

ACTIONS = "Actions"
WIDE = 36
"""Characters of an answer's column."""

Rows = tuple[tuple[CellValue, ...], ...]


def actions(account: Account) -> Iterator[tuple[str, tuple[tuple[str, int], ...], Rows]]:
    """The sheet's title, columns and rows, where the account has actions: forms for them that hold any row."""
    forms = [form for form in forms_in(account) if getattr(form, "purpose", None) == "actions" and any(form.rows)]
    if not forms:
        return
    headings = list(dict.fromkeys(item.text for form in forms for row in form.rows for item in row))
    columns = (("Plan", 24), ("No.", 6), *((heading, WIDE) for heading in headings), ("Notes", WIDE))
    rows = tuple(
        (form.title, number, *_answers(headings, row), _notes(row))
        for form in forms
        for number, row in enumerate(form.rows, start=1)
    )
    yield ACTIONS, columns, rows


def forms_in(value: Any) -> Iterator[FormAccount]:
    """Every form anywhere in the account."""
    if isinstance(value, FormAccount):
        yield value
    elif isinstance(value, list | tuple):
        for part in value:
            yield from forms_in(part)


def _answers(headings: list[str], row: tuple[Item, ...]) -> list[CellValue]:
    by_heading = {item.text: item for item in row}
    return [_answer(by_heading.get(heading)) for heading in headings]


def _answer(item: Item | None) -> CellValue:
    if item is None:
        return ""
    return typed(item.value, item.words) if item.state == "answered" else STATE_WORDS.get(item.state, item.state)


def _notes(row: tuple[Item, ...]) -> str:
    return "\n".join(f"{item.text}: {item.note}" for item in row if item.note)
