"""What an Excel sheet holds around its texts: drop-downs and their lists, printed margins, fields to be filled in."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_SHEET_OF = re.compile(r"(?:'((?:[^']|'')+)'|([^'!,;:=()]+))!")


class Aside(NamedTuple):
    """Words around the cells of a sheet, and where they stand."""

    text: str
    what: str


def list_sheets(book: Any) -> frozenset[str]:
    """The titles of sheets that drop-downs take their answers from, named in a drop-down or by a name of the book."""
    names = {name: str(each.attr_text) for name, each in book.defined_names.items()}
    found = set()
    for sheet in book.worksheets:
        own = {**names, **{name: str(each.attr_text) for name, each in sheet.defined_names.items()}}
        for validation in _validations(sheet):
            if validation.type == "list":
                reference = str(validation.formula1 or "").removeprefix("=")
                found |= _sheets_in(own.get(reference, reference))
    return frozenset(found)


def fields_of(sheet: Worksheet, cells: Container[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    """The empty cells that are there to be filled in: merged ones, and those with a drop-down or another check."""
    merged = {(each.min_row, each.min_col) for each in sheet.merged_cells.ranges}
    checked = {
        (row, column)
        for validation in _validations(sheet)
        for each in validation.sqref.ranges
        # A check of a whole column says nothing of its cells.
        if each.max_row - each.min_row < 1000
        for row in range(each.min_row, each.max_row + 1)
        for column in range(each.min_col, each.max_col + 1)
    }
    return frozenset(place for place in merged | checked if place not in cells)


def asides_of(sheet: Worksheet) -> Iterator[Aside]:
    """What is printed in the margins of its pages, and what drop-downs say."""
    said = set()
    page = "margin of the printed page"
    for kind, what in (("Header", f"in the top {page}"), ("Footer", f"in the bottom {page}")):
        for which in ("odd", "even", "first"):
            margin = getattr(sheet, f"{which}{kind}")
            for text in (margin.left.text, margin.center.text, margin.right.text):
                if text and text.strip() and (text, kind) not in said:
                    said.add((text, kind))
                    yield Aside(text, what)
    for validation in _validations(sheet):
        parts = (validation.promptTitle, validation.prompt, validation.errorTitle, validation.error)
        if words := ": ".join(part for part in parts if part):
            yield Aside(words, "in a message of a drop-down or of another check")
        reference = str(validation.formula1 or "")
        if validation.type == "list" and reference.startswith('"'):
            yield Aside(reference.strip('"'), "among the answers of a drop-down")


def formula_of(cell: Any) -> str:
    """The formula of a cell as Excel shows it."""
    value = cell.value
    return str(value if isinstance(value, str) else getattr(value, "text", None) or "a table of data")


def _validations(sheet: Worksheet) -> list[Any]:
    return list(sheet.data_validations.dataValidation)


def _sheets_in(reference: str) -> set[str]:
    return {(quoted.replace("''", "'") or plain).strip() for quoted, plain in _SHEET_OF.findall(reference)}
