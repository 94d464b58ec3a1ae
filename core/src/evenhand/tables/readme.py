"""The first sheet of a framework's workbook: how to edit it, and what each column is for."""

from __future__ import annotations

from collections.abc import Iterator

from evenhand.tables.column_words import KEYS, SHEETS, column_words
from evenhand.tables.layout import FORMAT, HEADER, LONG, TABLES, header_columns

README_COLUMNS = ("Sheet", "Column", "Holds", "What it is for")

_HOW_TO = (
    "Change what you like, save the file as .xlsx, and import it: evenhand framework import FILE --into FOLDER.",
    "One row is one thing. Rows can be added, removed and moved; an empty row counts for nothing.",
    "Columns can be moved, and left out where nothing is required. Headings and titles of sheets must stay.",
    "Leave a cell empty for what is not given. Everything is kept as text; formulas are refused.",
    "A column marked TOML holds what a cell cannot show, written as in the framework's files: text in quotes, "
    "lists in [ ], tables in { }.",
    "Invented cases for practice, and any code of the plugin, are not part of this file.",
)


def readme_rows() -> Iterator[tuple[str, str, str, str]]:
    """The rows below the headings: how to edit, then each sheet with its columns."""
    for words in _HOW_TO:
        yield "", "", "", words
    yield HEADER, "", "", SHEETS[HEADER]
    for column in header_columns():
        yield HEADER, column.heading, _holds(column.kind, column.required), column_words(HEADER, column.field)
    for table in TABLES:
        yield table.title, "", "", SHEETS[table.title]
        for key in table.keys:
            yield table.title, key, _holds("text", True), KEYS[key]
        for column in table.columns:
            words = column_words(table.title, column.field)
            yield table.title, column.heading, _holds(column.kind, column.required), words
    yield LONG, "", "", SHEETS[LONG]
    yield FORMAT, "", "", SHEETS[FORMAT]


def _holds(kind: str, required: bool) -> str:
    return f"{kind}, required" if required else kind
