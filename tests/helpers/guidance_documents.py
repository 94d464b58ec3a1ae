"""Invented grading guidance in the layouts that authorities use, as Word and Excel files."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
import openpyxl
from openpyxl.styles import Font

GRADES = ("Outstanding", "Good", "Requires improvement", "Inadequate")
BULLETS = {
    "Visits": (("Visits are planned with the child", "Visits fit the child's day"), ("Visits are on time",),
               ("Some visits are late",), ("Nobody visits", "Nobody asks why")),
    "Plans": (("The plan is owned by all",), ("The plan is clear", "The plan is dated"), ("The plan is vague",),
              ("There is no plan",)),
}  # fmt: skip
"""Descriptors by section, one list a grade, best first. Each is found once only."""


def word_bytes(document: Any) -> bytes:
    """A Word document as bytes."""
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def excel_bytes(book: Any) -> bytes:
    """A workbook as bytes."""
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def fill(cell: Any, lines: Sequence[str]) -> None:
    """Put paragraphs into a Word cell."""
    cell.paragraphs[0].text = lines[0]
    for line in lines[1:]:
        cell.add_paragraph(line)


def columns_by_section() -> bytes:
    """A table a section under its heading, grades as columns with letters, several paragraphs in a cell."""
    document = docx.Document()
    document.add_heading("Marsh Borough audit guidance", 0)
    for title, grades in BULLETS.items():
        document.add_heading(title, 1)
        document.add_paragraph("Areas to consider").runs[0].bold = True
        document.add_paragraph(f"Are the {title.lower()} right for this child?")
        document.add_paragraph("Look at what the family says")
        table = document.add_table(2, 4)
        for cell, letter, grade in zip(table.rows[0].cells, "OGRI", GRADES, strict=True):
            cell.text = f"{letter}: {grade}"
        for cell, lines in zip(table.rows[1].cells, grades, strict=True):
            fill(cell, [f"• {line}" for line in lines])
    return word_bytes(document)


def headings_with_bullets() -> bytes:
    """Grades as headings with bullets below them."""
    document = docx.Document()
    document.add_heading("Audit guidance of Tarn Council", 0)
    for title, grades in BULLETS.items():
        document.add_heading(title, 1)
        document.add_paragraph(f"Standard: {title} follow the practice standards.")
        for grade, lines in zip(GRADES, grades, strict=True):
            document.add_heading(grade, 2)
            for line in lines:
                document.add_paragraph(line, style="List Bullet")
    document.add_heading("Limiting judgements", 1)
    document.add_paragraph("A case with no plan cannot be graded Good overall.")
    return word_bytes(document)


def grades_as_rows() -> bytes:
    """One table for everything: the section merged downwards, then a row a grade."""
    document = docx.Document()
    document.add_paragraph("How Holt County grades")
    table = document.add_table(1, 3)
    for cell, words in zip(table.rows[0].cells, ("Area", "Grade", "What it looks like"), strict=True):
        cell.text = words
    for title, grades in BULLETS.items():
        first = None
        for grade, lines in zip(GRADES, grades, strict=True):
            row = table.add_row()
            first = first or row
            row.cells[1].text = grade
            fill(row.cells[2], list(lines))
        assert first is not None
        first.cells[0].merge(table.rows[-1].cells[0]).paragraphs[0].text = title
    return word_bytes(document)


def merged_titles_and_criteria() -> bytes:
    """One table: merged rows as titles, criteria in the first column, one cell across two grades, scores as grades."""
    document = docx.Document()
    document.add_heading("Quality guidance, Vale Trust", 0)
    table = document.add_table(0, 5)
    for title, grades in BULLETS.items():
        row = table.add_row()
        row.cells[0].merge(row.cells[4]).text = title
        row = table.add_row()
        bands = ("9-10", "6-8", "3-5", "0-2")
        for cell, words in zip(
            row.cells, ("Criteria", *(f"{g} ({b})" for g, b in zip(GRADES, bands, strict=True))), strict=True
        ):
            cell.text = words
        row = table.add_row()
        row.cells[0].text = f"Quality of {title.lower()}"
        for cell, lines in zip(row.cells[1:], grades, strict=True):
            fill(cell, list(lines))
    row = table.add_row()
    row.cells[0].text = "Across"
    row.cells[1].merge(row.cells[2]).text = "Partners are thanked"
    return word_bytes(document)


def areas_with_codes() -> bytes:
    """A sheet with one area of analysis a row, and a number after each grade."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Guidance"
    sheet["A1"] = "Partnership audit, Eastmere"
    sheet["A1"].font = Font(bold=True)
    sheet.append([])
    sheet.append(["Area of analysis", "Outstanding = 1", "Good = 2", "Adequate = 3", "Inadequate = 4"])
    for title, grades in BULLETS.items():
        sheet.append([title, *("\n".join(f"- {line}" for line in lines) for lines in grades)])
    return excel_bytes(book)


def numbers_only() -> bytes:
    """A sheet a section with the grades 1 to 4 as rows, and a hidden sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, grades in BULLETS.items():
        sheet = book.create_sheet(title)
        for number, lines in enumerate(grades, start=1):
            sheet.append([number, "\n".join(lines)])
    hidden = book.create_sheet("Old notes")
    hidden["B2"] = "Kept for the record"
    hidden.sheet_state = "hidden"
    return excel_bytes(book)


LAYOUTS = {
    "columns.docx": columns_by_section,
    "headings.docx": headings_with_bullets,
    "rows.docx": grades_as_rows,
    "merged.docx": merged_titles_and_criteria,
    "codes.xlsx": areas_with_codes,
    "numbers.xlsx": numbers_only,
}
