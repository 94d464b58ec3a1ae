"""The report as an Excel file: one sheet for each kind of thing, with filters, and cells that are what they look like.

Whatever was typed is a text in its cell, also when it begins like a formula.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from evenhand.reporting.docx_package import repacked
from evenhand.reporting.text import clean
from evenhand.reporting.xlsx_cells import CellValue, continued
from evenhand.reporting.xlsx_sheets import Sheet, sheets

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from evenhand.reporting.account import Account
    from evenhand.reporting.document import Document

NO_TIME = datetime(1980, 1, 1)  # noqa: DTZ001 (Excel knows no time zones)
DAY, TIME = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n")
HEAD = PatternFill("solid", fgColor="1F2A44")
LINE = Border(bottom=Side("thin", color="D5DAE3"))
WRAPPED = Alignment(horizontal="left", vertical="top", wrap_text=True)
LINE_HEIGHT, HIGHEST = 15.0, 409.0
"""Points of a line, and the most that Excel lets a row have."""
LONGEST_RUNNING = 200
"""Characters of a page's head or foot; Excel refuses a file with more than 255, marks included."""


def xlsx(account: Account, document: Document) -> bytes:
    """The account as an Excel file. The document gives the title, the time and what stands on every printed page.

    The same report always gives the same bytes.
    """
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets(account):
        page = book.create_sheet(sheet.title)
        _fill(page, sheet)
        _set_up(page, sheet, document)
    properties = book.properties
    properties.title, properties.creator = clean(document.title)[:255], ""
    properties.language = "en-GB"
    properties.created = properties.modified = _time(document.made_at)
    written = io.BytesIO()
    # Workbook.save would date the file by the clock.
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).save()
    return repacked(written.getvalue())


def _time(iso: str) -> datetime:
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return NO_TIME
    return (at if at.tzinfo is None else at.astimezone(UTC)).replace(tzinfo=None, microsecond=0)


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for column, (heading, width) in enumerate(sheet.columns, start=1):
        cell = page.cell(1, column)
        _set(cell, heading)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), HEAD
        page.column_dimensions[get_column_letter(column)].width = width
    number = 1
    for row in sheet.rows:
        for values in continued(row, sheet.repeated):
            number += 1
            page.row_dimensions[number].height = _height(values, sheet.columns)
            for column, value in enumerate(values, start=1):
                cell = page.cell(number, column)
                cell.border = LINE
                _set(cell, value)


def _height(values: tuple[CellValue, ...], columns: tuple[tuple[str, int], ...]) -> float:
    """How high a row must be for its texts as its columns wrap them. Not every program works that out."""
    lines = (
        sum(-(-max(len(line), 1) // width) for line in value.split("\n"))
        for value, (_, width) in zip(values, columns, strict=True)
        if isinstance(value, str)
    )
    return min(LINE_HEIGHT * max(lines, default=1), HIGHEST)


def _set(cell: Cell, value: CellValue) -> None:
    """Put a value into a cell; text must be as :func:`~evenhand.reporting.xlsx_cells.cell_text` makes it."""
    cell.alignment = WRAPPED
    if isinstance(value, str):
        cell.value = value
        # openpyxl takes what begins with = for a formula and #N/A for an error.
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(FORMULA_STARTS)
    elif value is not None:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = TIME if isinstance(value, datetime) else DAY


def _set_up(page: Worksheet, sheet: Sheet, document: Document) -> None:
    """What makes a sheet easy to use: a head that stays, filters, and pages that print."""
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{max(page.max_row, 2)}"
    page.print_title_rows = "1:1"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.fitToHeight = 0
    page.oddHeader.left.text = _running(document.running_head) or None
    page.oddFooter.left.text = _running(document.running_foot) or None
    page.oddFooter.right.text = "Page &P of &N"


def _running(text: str) -> str:
    """Text for the head or foot of a page, where ``&`` begins an instruction."""
    return " ".join(clean(text).split())[:LONGEST_RUNNING].replace("&", "&&")
