"""Sheets become headings, lines and tables."""

from __future__ import annotations

from itertools import count
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from evenhand.tables.errors import TablesError
from evenhand.tables.excel_blocks import Blocks
from evenhand.tables.excel_source import excel_source
from evenhand.tables.sheets import read_sheets
from evenhand.tables.source import SHEET, Grid, Piece
from guidance_documents import excel_bytes


def test_blocks_of_a_sheet() -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Plans"
    sheet["A1"], sheet["A2"] = "A heading", "A sentence that says something."
    sheet["A1"].font = Font(bold=True)
    sheet["B4"], sheet["C4"] = "Good", "Inadequate"
    sheet["B5"] = "• one\n\n- two"
    sheet["B5"].comment = Comment("why?", "x")
    sheet.merge_cells("B5:B6")
    sheet["C5"], sheet["C6"] = "three", 4
    sheet["A9"] = "after"
    source = excel_source(read_sheets(excel_bytes(book), "a.xlsx"), "a.xlsx")
    lines = [(block.text, block.at, block.level) for block in source.blocks if isinstance(block, Piece)]
    assert lines == [("Plans", "sheet Plans", SHEET), ("A heading", "Plans!A1", 2),
                     ("A sentence that says something.", "Plans!A2", 0), ("after", "Plans!A9", 0)]  # fmt: skip
    (grid,) = (block for block in source.blocks if isinstance(block, Grid))
    cells = {cell.text: (*cell[:4], cell.pieces[0].at) for cell in grid.cells}
    assert cells["one two"] == (2, 2, 2, 1, "Plans!B5")
    assert cells["4"] == (3, 3, 1, 1, "Plans!C6")
    assert [(aside.piece.text, aside.what) for aside in source.asides] == [("why?", "in a comment on a cell")]


def test_an_empty_sheet_says_nothing() -> None:
    assert excel_source(read_sheets(excel_bytes(openpyxl.Workbook()), "a.xlsx"), "a.xlsx").blocks == ()


def test_a_sheet_to_be_left_out() -> None:
    book = openpyxl.Workbook()
    book.active.title, book.active["A1"] = "Notes", "not for auditors"
    book.create_sheet("Visits")["A1"] = "kept"
    sheets = read_sheets(excel_bytes(book), "a.xlsx")
    source = excel_source(sheets, "a.xlsx", ["notes"])
    assert [piece.text for piece in source.pieces()] == ["Visits", "kept"]
    assert source.remarks == ("Sheet Notes was left out, as --skip-sheet says.",)
    with pytest.raises(TablesError, match=r"there is no sheet 'Note'; did you mean 'Notes'.*there are: Notes, Visits"):
        excel_source(sheets, "a.xlsx", ["Note"])


def blocks_of(change: Any) -> list[Piece | Grid]:
    book = openpyxl.Workbook()
    change(book.active)
    return list(Blocks(read_sheets(excel_bytes(book), "a.xlsx")[0], count()).blocks())


def test_a_table_goes_on_below_an_empty_row_where_it_looks_the_same() -> None:
    def change(sheet: Any) -> None:
        for row in (["Ref", "Question"], ["1", "first"], [], ["2", "second"], [], ["Ref", "Question"], ["3", "third"]):
            sheet.append(row)
        for place in ("A1", "B1", "A6", "B6"):
            sheet[place].font = Font(bold=True)

    one, two = blocks_of(change)
    assert isinstance(one, Grid)
    assert isinstance(two, Grid)
    assert [piece.text for piece in one.pieces] == ["Ref", "Question", "1", "first", "2", "second"]
    assert (one.rows, two.pieces[0].at) == (3, "Sheet!A6")


def test_a_tall_merged_cell_is_read_once() -> None:
    def change(sheet: Any) -> None:
        sheet["A1"] = "one\ntwo"
        sheet.merge_cells("A1:C6")

    assert [block.text for block in blocks_of(change) if isinstance(block, Piece)] == ["one", "two"]


def test_labels_of_fields() -> None:
    def change(sheet: Any) -> None:
        sheet["A1"], sheet["A2"], sheet["A3"] = "Name of auditor", "Was the child seen?", "Just a line"
        sheet.merge_cells("B1:C1")
        sheet.merge_cells("B2:C2")

    filled = [(block.text, block.fill) for block in blocks_of(change) if isinstance(block, Piece)]
    assert filled == [("Name of auditor", True), ("Was the child seen?", False), ("Just a line", False)]

    def asking(sheet: Any) -> None:
        change(sheet)
        sheet["A5"], sheet["B5"] = "1.1", "Was the child seen alone?"

    assert [block.fill for block in blocks_of(asking) if isinstance(block, Piece)] == [True, True, False]
