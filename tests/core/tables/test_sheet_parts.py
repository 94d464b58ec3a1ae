"""Drop-downs, printed margins and empty fields of a sheet are seen."""

from __future__ import annotations

from typing import Any

import openpyxl
from openpyxl.worksheet.datavalidation import DataValidation

from evenhand.tables.sheet_parts import asides_of, fields_of, formula_of, list_sheets
from evenhand.tables.sheets import read_sheets
from guidance_shapes import audit_workbook


def test_lists_of_drop_downs() -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for reference in ("'My list'!$A$1:$A$2", "=Other!A1", '"Yes,No"', "A1:A2"):
        sheet.add_data_validation(DataValidation(type="list", formula1=reference))
    sheet.add_data_validation(DataValidation(type="whole", formula1="Numbers!A1"))
    assert list_sheets(book) == {"My list", "Other"}


def test_hidden_lists_alone_are_lists() -> None:
    sheets = {sheet.title: sheet for sheet in read_sheets(audit_workbook(), "a.xlsx")}
    assert [title for title, sheet in sheets.items() if sheet.is_list] == ["Lists"]
    assert {(15, 3), (16, 3), (6, 3)} <= sheets["1 Front door"].fields


def test_empty_fields() -> None:
    sheet: Any = openpyxl.Workbook().active
    sheet["A1"] = "Name"
    sheet.merge_cells("B1:D1")
    checked = DataValidation(type="date", formula1="45000")
    checked.add("B3:B4")
    checked.add("E1:E1048576")
    sheet.add_data_validation(checked)
    assert fields_of(sheet, {(1, 1), (3, 2)}) == {(1, 2), (4, 2)}


def test_words_around_the_cells() -> None:
    sheet: Any = openpyxl.Workbook().active
    sheet.oddHeader.center.text = sheet.evenHeader.center.text = "Official"
    sheet.firstFooter.left.text = "Version 2"
    sheet.add_data_validation(DataValidation(type="list", formula1='"Yes,No"', promptTitle="Answer", prompt="Choose"))
    assert [tuple(aside) for aside in asides_of(sheet)] == [
        ("Official", "in the top margin of the printed page"),
        ("Version 2", "in the bottom margin of the printed page"),
        ("Answer: Choose", "in a message of a drop-down or of another check"),
        ("Yes,No", "among the answers of a drop-down"),
    ]


def test_formulas_as_excel_shows_them() -> None:
    sheet: Any = openpyxl.Workbook().active
    sheet["A1"] = "=B1"
    assert formula_of(sheet["A1"]) == "=B1"
