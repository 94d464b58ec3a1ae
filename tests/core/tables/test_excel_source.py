"""Sheets become headings, lines and tables."""

from __future__ import annotations

from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font

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
