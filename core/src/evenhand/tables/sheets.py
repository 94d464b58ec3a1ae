"""The sheets of an Excel file as plain cells, read without running, computing or fetching anything."""

from __future__ import annotations

import io
import warnings
import zipfile
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from evenhand import office_package
from evenhand.office_package import Limits, Office
from evenhand.tables.errors import CellProblemsError, TablesError

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml"
EXCEL = Office(
    "Excel", ".xlsx", "Excel workbook", "workbook", "workbooks",
    (f"{_MAIN}.sheet.main+xml", f"{_MAIN}.template.main+xml"), "a .xlsx file",
)  # fmt: skip
MOST_CELLS = 500_000
"""Cells with something in them, in all sheets together."""

_OUTSIDE = ("xl/externalLinks/", "xl/connections", "xl/queryTables")

Place = tuple[int, int]
"""Row and column, both from 1."""
Value = str | int | float | bool


class Merge(NamedTuple):
    """A merged range, its corners included."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(NamedTuple):
    """One sheet. ``cells`` are those with something in them; ``notes`` are the comments on cells, ``links`` addresses.

    ``hidden`` says in words what of it Excel does not show.
    """

    title: str
    cells: dict[Place, Value]
    merges: tuple[Merge, ...]
    bold: frozenset[Place]
    hidden: tuple[str, ...]
    notes: dict[Place, str]
    links: dict[Place, str]
    pictures: int


def read_sheets(content: bytes, name: str) -> tuple[Sheet, ...]:
    """The sheets of an Excel file that is shown to people as ``name``.

    Raises :class:`TablesError` for a file that is no workbook, is too large or holds what could run or fetch; and
    :class:`CellProblemsError`, with sheet and cell, for formulas, dates and errors, of which no text could be kept.
    """
    book = _book(content, name)
    sheets, problems = [], []
    left = MOST_CELLS
    for sheet in book.worksheets:
        cells: dict[Place, Value] = {}
        # The cells that exist, since a sheet may claim a million rows for the sake of one border.
        for place, cell in sorted(sheet._cells.items()):
            if cell.value is None or cell.value == "":
                continue
            if words := _unreadable(cell):
                problems.append(f"{where(sheet.title, place)}: {words}")
            else:
                cells[place] = cell.value
        left -= len(cells)
        if left < 0:
            raise TablesError(f"{name} has more than {MOST_CELLS} cells; leave out what is no grading table")
        sheets.append(_sheet(sheet, cells))
    if problems:
        raise CellProblemsError(problems)
    return tuple(sheets)


def where(title: str, place: Place) -> str:
    """A cell in words: ``sheet Rules, cell C7``."""
    return f"sheet {title}, cell {cell_name(place)}"


def cell_name(place: Place) -> str:
    """A cell as Excel names it: ``C7``."""
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(place[1])}{place[0]}"


def _book(content: bytes, name: str) -> Any:
    from openpyxl import load_workbook

    def refuse(why: str) -> NoReturn:
        raise TablesError(f"{name} {why}")

    parts = office_package.unpacked(content, EXCEL, Limits(), refuse)
    office_package.check_parts(parts, EXCEL, refuse, links=True)
    if outside := [part for part in parts if part.startswith(_OUTSIDE)]:
        refuse(f"takes data from outside itself ({outside[0]}); in Excel break its links and connections, and save it")
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it does not read, such as validation lists; nothing here needs it.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(content), data_only=False, keep_links=False)
            if book.worksheets:
                return book
            raise ValueError("no sheets")
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, SyntaxError, zipfile.BadZipFile):
        refuse("cannot be read as an Excel workbook; open it in Excel and save it anew as .xlsx")


def _unreadable(cell: Any) -> str:
    if cell.data_type == "f":
        return "holds a formula; put its result in its place as text (Copy, then Paste special, Values)"
    if cell.data_type == "e":
        return f"holds the error {cell.value}; write what was meant"
    if cell.data_type == "d" or not isinstance(cell.value, Value):
        return "holds a date or time; format the cell as text and write it again"
    return ""


def _sheet(sheet: Worksheet, cells: dict[Place, Value]) -> Sheet:
    hidden = []
    if sheet.sheet_state != "visible":
        hidden.append(f"sheet {sheet.title} is hidden")
    rows = [row for row, dimension in sheet.row_dimensions.items() if dimension.hidden]
    if rows := sorted({row for row, _ in cells} & set(rows)):
        hidden.append(f"sheet {sheet.title}, row {', '.join(map(str, rows))} is hidden")
    columns = [letter for letter, dimension in sheet.column_dimensions.items() if dimension.hidden]
    if columns:
        hidden.append(f"sheet {sheet.title}, column {', '.join(columns)} is hidden")
    merges = (Merge(each.min_row, each.min_col, each.max_row, each.max_col) for each in sheet.merged_cells.ranges)
    existing = dict(sheet._cells.items())
    notes = {place: cell.comment.text for place, cell in existing.items() if getattr(cell, "comment", None)}
    links = {
        place: cell.hyperlink.target
        for place, cell in existing.items()
        if getattr(cell, "hyperlink", None) and cell.hyperlink.target
    }
    bold = frozenset(place for place in cells if existing[place].font.b)
    pictures = len(sheet._images) + len(sheet._charts)
    return Sheet(sheet.title, cells, tuple(sorted(merges)), bold, tuple(hidden), notes, links, pictures)
