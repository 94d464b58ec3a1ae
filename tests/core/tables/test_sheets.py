"""Excel files are read without running anything; what is no text is refused at its cell."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from evenhand.tables import sheets as module
from evenhand.tables.errors import CellProblemsError, TablesError
from evenhand.tables.sheets import Merge, read_sheets, refuse_formulas
from guidance_shapes import with_results


def book(change: Callable[[Any], None]) -> bytes:
    made = openpyxl.Workbook()
    made.active.title = "One"
    change(made.active)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def with_parts(content: bytes, parts: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name, old.read(name)))
        for name in parts.keys() - set(old.namelist()):
            new.writestr(name, parts[name])
    return written.getvalue()


def test_cells_and_what_stands_around_them() -> None:
    def change(sheet: Any) -> None:
        sheet["B2"], sheet["C2"], sheet["B3"] = "text", 5, True
        sheet["B2"].comment = Comment("look", "x")
        sheet["C2"].hyperlink = "https://example.org/"
        sheet.merge_cells("B4:C5")
        sheet["A1000000"].number_format = "0"
        sheet.sheet_state = "visible"
        sheet.column_dimensions["C"].hidden = True

    (one,) = read_sheets(book(change), "a.xlsx")
    assert one.cells == {(2, 2): "text", (2, 3): 5, (3, 2): True}
    assert (one.merges, one.notes) == ((Merge(4, 2, 5, 3),), {(2, 2): "look"})
    assert one.links == {(2, 3): "https://example.org/"}
    assert one.hidden == ("sheet One, column C is hidden",)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("=1+1", "sheet One, cell B2: holds a formula"),
        ('=HYPERLINK("https://example.org")', "sheet One, cell B2: holds a formula"),
        (datetime.date(2026, 1, 2), "sheet One, cell B2: holds a date or time"),
        (datetime.time(9, 30), "sheet One, cell B2: holds a date or time"),
    ],
)
def test_what_is_no_text(value: Any, words: str) -> None:
    with pytest.raises(CellProblemsError, match=words):
        read_sheets(book(lambda sheet: sheet.__setitem__("B2", value)), "a.xlsx")


def test_errors_of_excel() -> None:
    def change(sheet: Any) -> None:
        sheet["B2"] = "#REF!"
        sheet["B2"].data_type = "e"

    with pytest.raises(CellProblemsError, match="holds the error #REF!"):
        read_sheets(book(change), "a.xlsx")


def test_files_that_could_run_or_fetch() -> None:
    plain = book(lambda sheet: None)
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    types = zipfile.ZipFile(io.BytesIO(plain)).read("[Content_Types].xml")
    macros = {"[Content_Types].xml": types.replace(kind, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")}
    for parts, words in (
        (macros, "holds macros"),
        ({"xl/vbaProject.bin": b"x"}, "holds macros"),
        ({"xl/externalLinks/externalLink1.xml": b"<x/>"}, "takes data from outside itself"),
        ({"xl/connections.xml": b"<x/>"}, "takes data from outside itself"),
        ({"xl/worksheets/sheet1.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}, "declares a document type"),
        ({"xl/workbook.xml": b"<x/>"}, "cannot be read as an Excel workbook"),
    ):
        with pytest.raises(TablesError, match=rf"^a\.xlsx {words}[^\n]*$"):
            read_sheets(with_parts(plain, parts), "a.xlsx")
    assert read_sheets(with_parts(plain, {"xl/printerSettings/printerSettings1.bin": b"x"}), "a.xlsx")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"text", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600])
def test_other_files(content: bytes) -> None:
    with pytest.raises(TablesError, match=r"^a\.xlsx .*save it"):
        read_sheets(content, "a.xlsx")


def test_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_CELLS", 2)

    def change(sheet: Any) -> None:
        sheet.append(["a", "b", "c"])

    with pytest.raises(TablesError, match="more than 2 cells"):
        read_sheets(book(change), "a.xlsx")


def with_formulas(*, computed: bool) -> bytes:
    def change(sheet: Any) -> None:
        sheet["A1"] = "kept"
        for row in (2, 3, 4, 5):
            sheet[f"B{row}"] = f"=A{row}"

    content = book(change)
    return with_results(content, {"B2": "first", "B3": "second"}) if computed else content


def test_saved_results_of_formulas_are_read() -> None:
    (one,) = read_sheets(with_formulas(computed=True), "a.xlsx")
    assert one.cells == {(1, 1): "kept", (2, 2): "first", (3, 2): "second"}
    assert one.formulas == {(row, 2): f"=A{row}" for row in (2, 3, 4, 5)}
    with pytest.raises(CellProblemsError, match=r"^sheet One, cells B2, B3, B4 and 1 more: holds a formula[^\n]*$"):
        refuse_formulas((one,))


def test_formulas_without_results_are_refused_in_one_line() -> None:
    with pytest.raises(
        CellProblemsError, match=r"^sheet One, cells B2, B3, B4 and 1 more: [^\n]*open the file in Excel"
    ):
        read_sheets(with_formulas(computed=False), "a.xlsx")
