"""Invented guidance in the shapes that real documents have: numbered headings, forms, formulas, tables that go on."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import docx
import openpyxl
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from guidance_documents import excel_bytes, fill, word_bytes

BEST_LAST = ("Inadequate", "Requires Improvement", "Good", "Outstanding")
SAID = "See Requires Improvement"


def texts(title: str, kind: str, count: int) -> list[str]:
    """Texts that tell where they belong."""
    return [f"{title} {kind} {number}" for number in range(1, count + 1)]


def graded_table(document: Any, rows: list[list[Any]], *, title: str = "Grading descriptors") -> Any:
    """A table with a title row merged across, and below it the rows; a list in a cell is its paragraphs."""
    width = len(rows[0])
    table = document.add_table(0, width)
    row = table.add_row()
    row.cells[0].merge(row.cells[width - 1]).text = title
    for texts_of_row in rows:
        row = table.add_row()
        for cell, text in zip(row.cells, texts_of_row, strict=True):
            fill(cell, [text] if isinstance(text, str) else text)
    for cell in (cell for row in table.rows[:2] for cell in row.cells):
        for run in cell.paragraphs[0].runs:
            run.bold = True
    return table


def numbered_headings() -> bytes:
    """Headings that Word numbers, contents, rows of themes, a table that goes on, and forms at the end."""
    document = docx.Document()
    document.add_paragraph("Ashmere Council")
    document.add_heading("Case audit guidance", 0)
    for line in ("Introduction 1", "1. Referral 2", "2. Analysis 3", "3. Oversight 4", "Overall judgement 5"):
        document.add_paragraph(line)
    document.add_heading("Introduction", 1)
    document.add_paragraph("Read the last eight months of the file. Then read it again.")
    document.add_paragraph("Where a section does not apply, choose Not applicable and say why.")
    for title in ("Referral", "Analysis", "Oversight"):
        _numbered(document.add_heading(title, 1), document)
        document.add_heading("What good looks like", 2)
        document.add_paragraph(f"{title} is done well.")
        document.add_heading("Questions to consider", 2)
        for question in ("first", "second"):
            document.add_paragraph(f"Is the {question} part of {title.lower()} done?", style="List Bullet")
        _numbered_tables(document, title)
        document.add_paragraph()
    document.add_heading("Overall judgement", 1)
    document.add_paragraph("Two sections that are Inadequate make the overall judgement Inadequate.")
    document.add_heading("Appendix", 1)
    form = document.add_table(3, 2)
    for row, label in zip(form.rows, ("Name of auditor", "Overall judgement", "Date signed"), strict=True):
        row.cells[0].text = label
    actions = document.add_table(3, 3)
    for row, first in zip(actions.rows, ("No.", "1", "2"), strict=True):
        row.cells[0].text = first
    actions.rows[0].cells[1].text, actions.rows[0].cells[2].text = "What", "By when"
    return word_bytes(document)


def _numbered_tables(document: Any, title: str) -> None:
    cells = [texts(title, grade, 2) for grade in BEST_LAST]
    if title == "Referral":
        graded_table(document, [list(BEST_LAST), [SAID, *cells[1:]]])
    elif title == "Analysis":
        table = graded_table(document, [["Theme", *BEST_LAST], ["From facts", *cells], ["", *cells]])
        table.cell(2, 0).merge(table.cell(3, 0))
    else:
        for part, heading in (("Supervision", "Grading descriptors"), ("Managers", "Grading descriptors (continued)")):
            table = graded_table(document, [[part, *BEST_LAST], ["", *cells]], title=heading)
            table.cell(1, 0).merge(table.cell(2, 0))
            document.add_paragraph()


def _numbered(paragraph: Any, document: Any) -> None:
    """Let Word number a heading, in the list of a style that counts 1., 2., 3."""
    style = document.styles["List Number"].element
    number = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}").get(qn("w:val"))
    properties = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", "0"), ("w:numId", number)):
        element = OxmlElement(tag)
        element.set(qn("w:val"), value)
        properties.append(element)
    paragraph._p.get_or_add_pPr().append(properties)


def asked_in_tables() -> bytes:
    """Sections with their numbers typed, tables of questions with hints, and each grade written its own way."""
    document = docx.Document()
    document.add_paragraph("Ferrow County Council").runs[0].bold = True
    document.add_heading("Judging practice", 0)
    document.add_paragraph("If the child was not seen in the last twelve months, grade the visits only.")
    wordings = iter(("Requires improvement to be good", "Requires improvement to be good", "Requires improvement"))
    for number, title in enumerate(("Contact", "Children", "Endings"), start=1):
        document.add_heading(f"Section {number}{':' if number == 2 else ' –'} {title}", 1)
        document.add_paragraph(f"Our standard: we do {title.lower()} well.")
        if number == 3:
            document.add_paragraph("We also say goodbye.")
        table = document.add_table(3, 2 if number != 2 else 1)
        for cell, text in zip(table.rows[0].cells, ("Ask yourself", "Where to look"), strict=False):
            cell.text = text
            cell.paragraphs[0].runs[0].bold = True
        for row, part in zip(table.rows[1:], ("one", "two"), strict=True):
            row.cells[0].text = f"Is {title.lower()} part {part} done?"
            row.cells[-1].text = row.cells[-1].text or f"File {part}"
        for grade in ("Outstanding", "Good", next(wordings), "INADEQUATE" if number == 2 else "Inadequate"):
            document.add_heading(grade, 2)
            _descriptors(document, number, [f"{text}." for text in texts(title, grade.split()[0], 3)])
    document.add_heading("Deciding the overall grade", 1)
    document.add_paragraph("Grade each section before the whole.", style="List Number")
    document.add_paragraph("Three weak sections make a weak case.", style="List Number")
    return word_bytes(document)


def _descriptors(document: Any, way: int, lines: list[str]) -> None:
    if way == 1:
        document.add_paragraph("\n".join(lines))
    elif way == 2:
        for line in lines:
            paragraph = document.add_paragraph()
            paragraph.add_run(f"Part {line.split()[-1]}").bold = True
            paragraph.add_run(f" {line}")
    else:
        for line in lines:
            document.add_paragraph(f"• {line}")


def audit_workbook(*, computed: bool = True) -> bytes:
    """A workbook that asks, grades and adds up: grades of its own, fields to fill in, formulas, a list for drop-downs.

    ``computed`` says whether the results of its formulas are saved, as Excel does and openpyxl does not.
    """
    book = openpyxl.Workbook()
    notes: Any = book.active
    notes.title = "Notes"
    notes["B2"], notes["B3"], notes["B5"] = (
        "WEIRSIDE BOROUGH COUNCIL",
        "Case audit workbook",
        "Audit the last four months.",
    )
    notes["B2"].font = notes["B3"].font = Font(bold=True)
    for number, title in enumerate(("Front door", "Planning"), start=1):
        _audit_sheet(book.create_sheet(f"{number} {title}"), number, title)
    summary: Any = book.create_sheet("Summary")
    summary["A1"], summary["A2"] = "SUMMARY", "Auditor"
    summary["A1"].font = Font(bold=True)
    summary.merge_cells("A1:D1")
    summary.merge_cells("B2:D2")
    summary.append([])
    summary.append(["Section", "Grade", "Points"])
    for row, number in ((5, 1), (6, 2)):
        name = summary.parent.sheetnames[number]
        summary[f"A{row}"] = f"='{name}'!A1"
        summary[f"B{row}"] = f"='{name}'!C14"
        summary[f"C{row}"] = f"=VLOOKUP(B{row},Lists!$C$2:$D$4,2,FALSE)"
    summary["A8"] = "HOW THE OVERALL GRADE IS WORKED OUT\n• Add the points.\n• Above four points is Firm overall."
    summary.merge_cells("A8:D12")
    lists: Any = book.create_sheet("Lists")
    for entries in (["Answer", None, "Grade", "Points"], ["Yes", None, "Firm", 3], ["No", None, "Fair", 2],
                ["Partly", None, "Thin", 1]):  # fmt: skip
        lists.append(entries)
    lists.sheet_state = "hidden"
    book.defined_names["AnswerList"] = DefinedName("AnswerList", attr_text="Lists!$A$2:$A$4")
    content = excel_bytes(book)
    if not computed:
        return content
    return with_results(content, {"A5": "1. FRONT DOOR", "A6": "2. PLANNING", "C5": "0", "C6": "0"})


def _audit_sheet(sheet: Any, number: int, title: str) -> None:
    sheet["A1"] = f"{number}. {title.upper()}"
    sheet["A2"] = "What we expect: all is done."
    for row, cells in {
        4: ("Ref", "Question", "Yes/No/Partly", "Comments"), 5: ("Seeing the child",),
        6: (f"{number}.1", "Is the first thing done?"), 8: (f"{number}.1a", "Is the second thing done?"),
        10: ("Grade", "What it looks like"), 11: ("Firm", "• Firm one\n   (or nearly)\n• Firm two"),
        12: ("Fair", "• Fair one"), 13: ("Thin", "- Thin one\n- Thin two"),
        15: ("Grade for this section:",), 16: ("Why this grade?",),
    }.items():  # fmt: skip
        for column, text in enumerate(cells, start=1):
            sheet.cell(row, column, text)
    for place in ("A1", "A4", "B4", "C4", "D4", "A5", "A10", "B10", "A11", "A12", "A13", "A15", "A16"):
        sheet[place].font = Font(bold=True)
    for merged in ("A1:D1", "A5:D5", "C16:D16", "A15:B15", "A16:B16"):
        sheet.merge_cells(merged)
    answers = DataValidation(type="list", formula1="AnswerList", error="Choose one", errorTitle="Answer")
    grades = DataValidation(type="list", formula1="Lists!$C$2:$C$4")
    answers.add("C6:C8")
    grades.add("C15")
    sheet.add_data_validation(answers)
    sheet.add_data_validation(grades)
    sheet["B6"].comment = Comment("by phone counts", "x")
    sheet.oddFooter.left.text = "Weirside workbook"


def with_results(content: bytes, results: dict[str, str]) -> bytes:
    """A workbook with results saved beside the formulas of these cells, as text."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name):
                part = re.sub(rb'<c r="(\w+)"([^>]*)>(<f>.*?</f>)<v ?/>', lambda found: _computed(found, results), part)
                part = re.sub(
                    rb'<c r="(\w+)"([^>]*)>(<f>.*?</f>)<v></v>', lambda found: _computed(found, results), part
                )
            new.writestr(name, part)
    return written.getvalue()


def _computed(found: re.Match[bytes], results: dict[str, str]) -> bytes:
    result = results.get(found[1].decode())
    if result is None:
        return found[0]
    return b'<c r="%s"%s t="str">%s<v>%s</v>' % (found[1], found[2], found[3], result.encode())


SHAPES = {"numbered.docx": numbered_headings, "asked.docx": asked_in_tables, "audit.xlsx": audit_workbook}
