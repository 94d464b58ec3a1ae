"""The sheets of an Excel file as plain cells, read without running, computing or fetching anything."""

from __future__ import annotations

import io
import warnings
import zipfile
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from evenhand import office_package
from evenhand.office_package import Limits, Office
from evenhand.tables.errors import CellProblemsError, TablesError
from evenhand.tables.sheet_parts import Aside, asides_of, fields_of, formula_of, list_sheets

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml"
EXCEL = Office(
    "Excel", ".xlsx", "Excel workbook", "workbook", "workbooks",
    (f"{_MAIN}.sheet.main+xml", f"{_MAIN}.template.main+xml"), "a .xlsx file",
)  # fmt: skip
MOST_CELLS = 500_000
"""Cells with something in them, in all sheets together."""

_FORMULA = "holds a formula; put its result in its place as text (Copy, then Paste special, Values)"
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

    ``hidden`` says in words what of it Excel does not show. ``formulas`` are those whose saved results stand in
    ``cells``. ``fields`` are empty cells that are there to be filled in. ``asides`` are words around the cells.
    ``is_list`` marks a hidden sheet that holds what drop-downs offer.
    """

    title: str
    cells: dict[Place, Value]
    merges: tuple[Merge, ...]
    bold: frozenset[Place]
    hidden: tuple[str, ...]
    notes: dict[Place, str]
    links: dict[Place, str]
    pictures: int
    formulas: dict[Place, str]
    fields: frozenset[Place]
    asides: tuple[Aside, ...]
    is_list: bool


def read_sheets(content: bytes, name: str) -> tuple[Sheet, ...]:
    """The sheets of an Excel file that is shown to people as ``name``.

    Raises :class:`TablesError` for a file that is no workbook, is too large or holds what could run or fetch; and
    :class:`CellProblemsError`, with sheet and cells, for dates, errors and formulas without a saved result, of which no
    text could be kept.
    """
    book = _book(content, name)
    lists = list_sheets(book)
    results = _results(book, content)
    sheets, problems = [], []
    left = MOST_CELLS
    for sheet in book.worksheets:
        cells: dict[Place, Value] = {}
        formulas: dict[Place, str] = {}
        wrong: dict[str, list[Place]] = {}
        # The cells that exist, since a sheet may claim a million rows for the sake of one border.
        for place, cell in sorted(sheet._cells.items()):
            if cell.value is None or cell.value == "":
                continue
            if cell.data_type == "f" and results is not None:
                formulas[place] = formula_of(cell)
                if isinstance(result := results[sheet.title].cell(*place).value, Value) and result != "":
                    cells[place] = result
            elif words := _unreadable(cell):
                wrong.setdefault(words, []).append(place)
            else:
                cells[place] = cell.value
        problems += [f"{_where_all(sheet.title, places)}: {words}" for words, places in wrong.items()]
        left -= len(cells)
        if left < 0:
            raise TablesError(f"{name} has more than {MOST_CELLS} cells; leave out what is no grading table")
        sheets.append(_sheet(sheet, cells, formulas, sheet.title in lists))
    if problems:
        raise CellProblemsError(problems)
    return tuple(sheets)


def refuse_formulas(sheets: tuple[Sheet, ...]) -> None:
    """Raises :class:`CellProblemsError` where a sheet has formulas: a framework is read as it is written."""
    problems = [f"{_where_all(sheet.title, list(sheet.formulas))}: {_FORMULA}" for sheet in sheets if sheet.formulas]
    if problems:
        raise CellProblemsError(problems)


def where(title: str, place: Place) -> str:
    """A cell in words: ``sheet Rules, cell C7``."""
    return f"sheet {title}, cell {cell_name(place)}"


def _where_all(title: str, places: list[Place]) -> str:
    if len(places) == 1:
        return where(title, places[0])
    named = ", ".join(map(cell_name, places[:3]))
    return f"sheet {title}, cells {named}{f' and {len(places) - 3} more' if len(places) > 3 else ''}"


def cell_name(place: Place) -> str:
    """A cell as Excel names it: ``C7``."""
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(place[1])}{place[0]}"


def _loaded(content: bytes, *, results: bool = False) -> Any:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # openpyxl warns of what it does not read, such as validations of other programs; nothing here needs it.
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(content), data_only=results, keep_links=False)


def _book(content: bytes, name: str) -> Any:
    def refuse(why: str) -> NoReturn:
        raise TablesError(f"{name} {why}")

    parts = office_package.unpacked(content, EXCEL, Limits(), refuse)
    office_package.check_parts(parts, EXCEL, refuse, links=True)
    if outside := [part for part in parts if part.startswith(_OUTSIDE)]:
        refuse(f"takes data from outside itself ({outside[0]}); in Excel break its links and connections, and save it")
    try:
        book = _loaded(content)
        if book.worksheets:
            return book
        raise ValueError("no sheets")
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, SyntaxError, zipfile.BadZipFile):
        refuse("cannot be read as an Excel workbook; open it in Excel and save it anew as .xlsx")


def _results(book: Any, content: bytes) -> Any:
    """The same workbook with the saved results of its formulas; ``None`` where none is saved, or it has no formulas.

    An empty result is saved as nothing, so one that holds something shows that all were computed.
    """
    places = [
        (sheet.title, place)
        for sheet in book.worksheets
        for place, cell in sheet._cells.items()
        if cell.data_type == "f"
    ]
    if not places:
        return None
    computed = _loaded(content, results=True)
    return computed if any(computed[title].cell(*place).value is not None for title, place in places) else None


def _unreadable(cell: Any) -> str:
    if cell.data_type == "f":
        return f"{_FORMULA}, or open the file in Excel and save it, so that the results are in it"
    if cell.data_type == "e":
        return f"holds the error {cell.value}; write what was meant"
    if cell.data_type == "d" or not isinstance(cell.value, Value):
        return "holds a date or time; format the cell as text and write it again"
    return ""


def _sheet(sheet: Worksheet, cells: dict[Place, Value], formulas: dict[Place, str], is_list: bool) -> Sheet:
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
    return Sheet(
        sheet.title, cells, tuple(sorted(merges)), bold, tuple(hidden), notes, links, pictures, formulas,
        fields_of(sheet, cells), tuple(asides_of(sheet)), is_list and sheet.sheet_state != "visible",
    )  # fmt: skip
