"""Writes a framework as an Excel workbook that a quality lead can edit, and that reads back as the same framework."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import evenhand
from evenhand.tables.cells import LongTexts
from evenhand.tables.columns import TEXT, Column, to_cell
from evenhand.tables.framework_data import FrameworkData
from evenhand.tables.grade_names import GradeNames
from evenhand.tables.layout import (
    FORMAT,
    FORMAT_NAME,
    FORMAT_VERSION,
    HEADER,
    HEADER_COLUMNS,
    LONG,
    README,
    TABLES,
    Table,
    header_columns,
    rows,
)
from evenhand.tables.readme import README_COLUMNS, readme_rows

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_WIDE, _MIDDLE, _NARROW = 70, 28, 16
_WIDE_FIELDS = {"text", "words", "note", "when", "expected", "why", "question", "intro", "special", "grades", "hint"}


def workbook_bytes(content: FrameworkData, digest: str) -> bytes:
    """The workbook of a framework's data. ``digest`` is noted in it, so that one sees what it was made from."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    long = LongTexts()
    _plain_sheet(book, README, README_COLUMNS, readme_rows(), (24, 24, 24, 90))
    _header(book, content.data["header"], long)
    names = GradeNames(content.data)
    for table in TABLES:
        _table(book, table, content.data, long, names)
    _plain_sheet(book, LONG, ("Number", "Text"), long.rows, (10, 100))
    _plain_sheet(
        book,
        FORMAT,
        ("What", "Value"),
        [
            ("Format", FORMAT_NAME),
            ("Version", FORMAT_VERSION),
            ("Framework", content.data["header"]["id"]),
            ("Digest when exported", digest),
            ("Written by", f"Evenhand {evenhand.__version__}"),
        ],
        (24, 70),
    )
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _plain_sheet(book: Workbook, title: str, headings: tuple[str, ...], lines: Any, widths: tuple[int, ...]) -> None:
    sheet = _sheet(book, title, headings, widths)
    for number, line in enumerate(lines, start=2):
        for column, value in enumerate(line, start=1):
            _set(sheet, number, column, value)


def _header(book: Workbook, header: dict[str, Any], long: LongTexts) -> None:
    sheet = _sheet(book, HEADER, HEADER_COLUMNS, (30, 100))
    for number, column in enumerate(header_columns(), start=2):
        _set(sheet, number, 1, column.heading)
        _value(sheet, number, 2, column, header.get(column.field), long)


def _table(book: Workbook, table: Table, data: dict[str, Any], long: LongTexts, names: GradeNames) -> None:
    widths = tuple(_NARROW for _ in table.keys) + tuple(map(_width, table.columns))
    sheet = _sheet(book, table.title, table.headings, widths)
    _keep_as_typed(sheet, table)
    for number, (keys, _, item) in enumerate(rows(data, table.steps), start=2):
        for column, key in enumerate(names.shown(table, keys), start=1):
            _set(sheet, number, column, long.cell(key))
        for position, each in enumerate(table.columns, start=len(table.keys) + 1):
            value = item if table.model is None else item.get(each.field)
            _value(sheet, number, position, each, value, long)


def _keep_as_typed(sheet: Worksheet, table: Table) -> None:
    """Let what is typed into new rows stay text: Excel would make 1.1 of a question's number 1.10."""
    from openpyxl.utils import get_column_letter

    for position, each in enumerate(table.columns, start=len(table.keys) + 1):
        if each.kind == TEXT:
            sheet.column_dimensions[get_column_letter(position)].number_format = "@"


def _width(column: Column) -> int:
    if column.field in _WIDE_FIELDS:
        return _WIDE
    return _MIDDLE if column.kind not in {"yes or no", "whole number"} else _NARROW


def _sheet(book: Workbook, title: str, headings: tuple[str, ...], widths: tuple[int, ...]) -> Worksheet:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for column, (words, width) in enumerate(zip(headings, widths, strict=True), start=1):
        _set(sheet, 1, column, words)
        sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    return sheet


def _value(sheet: Worksheet, row: int, column: int, of: Column, value: Any, long: LongTexts) -> None:
    if value is not None:
        shown = to_cell(of.kind, value)
        _set(sheet, row, column, long.cell(shown) if isinstance(shown, str) else shown)


def _set(sheet: Worksheet, row: int, column: int, value: str | int) -> None:
    from openpyxl.styles import Alignment

    cell = sheet.cell(row, column)
    cell.value = value
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(value, str):
        # A text that begins with = stays a text, also once somebody has gone into the cell in Excel and out again.
        cell.data_type = "s"
        cell.number_format = "@"
        cell.quotePrefix = value[:1] in ("=", "+", "-", "@")
