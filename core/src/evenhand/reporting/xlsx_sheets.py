"""The sheets of the Excel report: one for each kind of thing in the account.

A field that the account gains is told on a sheet of its own, named after it, until it is given a place here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evenhand.reporting.entries import Entry, entries, name_words
from evenhand.reporting.wording import time_words
from evenhand.reporting.xlsx_actions import actions
from evenhand.reporting.xlsx_cells import CellValue, typed
from evenhand.reporting.xlsx_domains import DOMAIN_COLUMNS, DOMAIN_PATHS, domain_rows
from evenhand.reporting.xlsx_kept import KEPT_COLUMNS, KEPT_PATHS, kept_rows
from evenhand.reporting.xlsx_rules import RULE_COLUMNS, RULE_PATHS, rule_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.reporting.account import Account


class Sheet(NamedTuple):
    """A sheet. ``columns`` are headings with widths in characters; the first ``repeated`` say where a row belongs."""

    title: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[CellValue, ...], ...]
    repeated: int = 1


LONG_COLUMNS = (
    ("Part", 18), ("Place", 26), ("Row", 6), ("Question", 46), ("State", 16), ("Answer", 60), ("Note", 40),
    ("Source", 16), ("Id", 26), ("Whose words", 14), ("Given at (UTC)", 17),
)  # fmt: skip
GROUP_AFTER, GROUP_COLUMN = 2, ("Group", 26)
"""The sub-headings of questions have a column of their own on a sheet that has any, after so many others."""
COPY, AUDIT, QUESTIONS, FORMS, UNANSWERED, NOTES, KEPT, ADDED, FURTHER = (
    "About this copy", "Audit", "Questions", "Forms", "Unanswered", "Notes and changes", "Kept", "Added sections",
    "Further facts",
)  # fmt: skip
LONGEST_TITLE = 31
"""Characters that Excel allows in the name of a sheet."""

PLACES = {
    ("copy",): COPY,
    ("audit",): AUDIT,
    ("framework",): AUDIT,
    ("readings",): AUDIT,
    ("record",): AUDIT,
    ("opening",): AUDIT,
    ("overall",): AUDIT,
    ("ruling",): AUDIT,
    ("facts",): QUESTIONS,
    ("domains", "prompts"): QUESTIONS,
    ("domains", "facts"): QUESTIONS,
    ("overall", "forms"): FORMS,
    ("closing",): FORMS,
    ("follow_up",): FORMS,
    ("actions",): "Action steps",
    ("unanswered",): UNANSWERED,
    ("domains", "notes"): NOTES,
    ("amendments",): NOTES,
    ("changes",): NOTES,
    ("kept_not_counted",): FURTHER,
    ("sections",): ADDED,
    ("domains",): FURTHER,
    ("rules",): FURTHER,
    ("format",): FURTHER,
    ("format_version",): FURTHER,
}
"""Where what the account says is told, by the fields that lead to it; the longest that fits counts."""


def sheets(account: Account) -> Iterator[Sheet]:
    """The sheets in their order. Everything of the account is on one; a sheet with nothing on it is left out."""
    placed: dict[str, list[Entry]] = {}
    for entry in entries(account):
        if entry.path not in DOMAIN_PATHS | RULE_PATHS | KEPT_PATHS:
            placed.setdefault(_place(entry), []).append(entry)
    first, last = (QUESTIONS, FORMS), (UNANSWERED, NOTES, ADDED, FURTHER)
    own = [title for title in placed if title not in {COPY, AUDIT, *first, *last}]
    yield from (_long(title, placed) for title in (COPY, AUDIT) if title in placed)
    yield Sheet("Domains", DOMAIN_COLUMNS, tuple(domain_rows(account)), 2)
    yield from (_long(title, placed) for title in first if title in placed)
    yield from (Sheet(title, columns, rows, 2) for title, columns, rows in actions(account))
    yield Sheet("Rules", RULE_COLUMNS, tuple(rule_rows(account)), 1)
    yield from (_long(title, placed) for title in (*own, *last[:2]) if title in placed)
    if account.kept_not_counted:
        yield Sheet(KEPT, KEPT_COLUMNS, tuple(kept_rows(account)), 4)
    yield from (_long(title, placed) for title in last[2:] if title in placed)


def _place(entry: Entry) -> str:
    # What a form itself is, apart from its questions, is of no use among them.
    if entry.of == "FormAccount" and not entry.state:
        return FURTHER
    for length in range(len(entry.path), 0, -1):
        if entry.path[:length] in PLACES:
            return PLACES[entry.path[:length]]
    return FORMS if entry.of == "FormAccount" else name_words(entry.path[0])[:LONGEST_TITLE]


def _long(title: str, placed: dict[str, list[Entry]]) -> Sheet:
    rows = tuple(map(_row, placed[title]))
    groups = [entry.group for entry in placed[title]]
    if not any(groups):
        return Sheet(title, LONG_COLUMNS, rows, 4)
    columns = (*LONG_COLUMNS[:GROUP_AFTER], GROUP_COLUMN, *LONG_COLUMNS[GROUP_AFTER:])
    grouped = ((*row[:GROUP_AFTER], group, *row[GROUP_AFTER:]) for row, group in zip(rows, groups, strict=True))
    return Sheet(title, columns, tuple(grouped), 5)


def _row(entry: Entry) -> tuple[CellValue, ...]:
    answer = typed(entry.value, entry.words)
    return (
        entry.part, entry.place, entry.row, entry.question, entry.state, answer, entry.note, entry.source, entry.id,
        entry.voice.capitalize(), typed(entry.at, time_words(entry.at)) if entry.at else None,
    )  # fmt: skip
