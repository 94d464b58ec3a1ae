"""The report as CSV in long form: one row for each thing that the account says.

UTF-8 with a byte order mark, so that Excel reads it as such; rows end as RFC 4180 has it; every cell is in quotation
marks. A cell that a spreadsheet could take for a formula begins with an apostrophe (OWASP, "CSV injection"), and so
does one that begins with an apostrophe itself: whoever takes one apostrophe off the start of each cell has what was
written. Unlike Excel's own files, a cell may be of any length; Excel shows the first 32,767 characters.
"""

from __future__ import annotations

import csv as standard
import io
import json
import re
from typing import TYPE_CHECKING, Any

from evenhand.reporting.entries import Entry, entries
from evenhand.reporting.text import clean

if TYPE_CHECKING:
    from evenhand.reporting.account import Account

HEADINGS = (
    "part", "place", "field", "row", "id", "question", "state", "value", "words", "note", "source", "voice", "at"
)  # fmt: skip
GROUP = "group"
"""The last column of a report on questions that stand under sub-headings; no other report has it."""
MISTAKABLE = re.compile(r"'|[\t\r\n]|\s*[=+\-@＝＋－＠]")
"""Starts of cells that some spreadsheet would take for a formula, or that stand for the mark against it."""


def csv(account: Account) -> bytes:
    """The account as CSV. The same account always gives the same bytes."""
    written = io.StringIO(newline="")
    writer = standard.writer(written, quoting=standard.QUOTE_ALL, lineterminator="\r\n")
    told = list(entries(account))
    grouped = any(entry.group for entry in told)
    writer.writerow((*HEADINGS, GROUP) if grouped else HEADINGS)
    for entry in told:
        texts = (*_texts(entry), entry.group) if grouped else _texts(entry)
        writer.writerow([cell(text) for text in texts])
    return written.getvalue().encode("utf-8-sig")


def _texts(entry: Entry) -> tuple[str, ...]:
    row = "" if entry.row is None else str(entry.row)
    field = ".".join(entry.path[1:]) or entry.path[0]
    return (
        entry.part, entry.place, field, row, entry.id, entry.question, entry.state, _value(entry.value), entry.words,
        entry.note, entry.source, entry.voice, entry.at or "",
    )  # fmt: skip


def _value(value: Any) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False)


def cell(text: str) -> str:
    """A text as a cell that no spreadsheet calculates."""
    text = clean(text)
    return f"'{text}" if MISTAKABLE.match(text) else text
