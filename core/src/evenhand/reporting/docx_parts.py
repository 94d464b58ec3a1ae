"""Parts of the Word report: the page, its head and foot, the file's properties, and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Emu, Length, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from evenhand.reporting.column_widths import fitted
from evenhand.reporting.docx_styles import CELL, GAP
from evenhand.reporting.text import clean, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

PAGE_WIDTH, PAGE_HEIGHT, MARGIN = Cm(21), Cm(29.7), Cm(2)
LINE_WIDTH = Emu(PAGE_WIDTH - 2 * MARGIN)
SHADE = "E7EAF0"
KEY_WIDTHS = (4, 7)
CELL_MARGIN = 50
"""Twentieths of a point above and below what stands in a cell."""
INDENT = Emu(108 * 635)
"""As far as a cell's text stands in from its border. Tables are moved by as much, so that none sticks out on the left
of the text."""
TABLE_WIDTH = Emu(LINE_WIDTH - INDENT)
CELL_TYPE = Pt(9.5)
CELL_INSET = 2 * INDENT / CELL_TYPE
"""The size of type in a table, and what a cell's margins at both sides take, in ems of it."""
SLACK = 1.15
"""A word processor without the document's typeface takes another, which may be that much wider."""
MOST_KEPT_TOGETHER, SHORT = 20, 60
"""Rows, and characters in a cell. A table with no more than that of either stays on one page."""
LONGEST_UNSPLIT = 600
"""Characters. A row with more may run over a page's end; a shorter one is kept together."""

FEW = 2
"""Rows. Labels and values as few as that lead up to what follows, and stay with it."""


def set_page(section: Section) -> None:
    """A4, upright, with margins of two centimetres."""
    section.page_width, section.page_height = PAGE_WIDTH, PAGE_HEIGHT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    section.header_distance = section.footer_distance = Cm(1)


def set_properties(word: WordDocument, *, title: str, made_at: datetime) -> None:
    """The file's properties: its title and the audit's time, nothing of the person or machine."""
    properties = word.core_properties
    properties.title = title[:255]
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.language = "en-GB"
    properties.created = properties.modified = made_at.replace(tzinfo=None, microsecond=0)


def running_head(section: Section, text: str) -> None:
    """The line at the top of every page."""
    section.header.paragraphs[0].text = " ".join(text.split())


def running_foot(section: Section, text: str) -> None:
    """The line at the foot of every page, with the page's number out of how many."""
    paragraph = section.footer.paragraphs[0]
    # The style's own stops, one of them in the middle, would catch the page's number after a short text.
    paragraph.style.paragraph_format.tab_stops.clear_all()
    paragraph.paragraph_format.tab_stops.clear_all()
    paragraph.paragraph_format.tab_stops.add_tab_stop(LINE_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{' '.join(text.split())}\tPage ")
    _field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Paragraph, code: str) -> None:
    """A field that the word processor works out, such as the page's number."""
    for kind in ("begin", "instruction", "separate", "result", "end"):
        run = paragraph.add_run()
        if kind == "instruction":
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {code} "
            run._r.append(instruction)
        elif kind == "result":
            run.text = "1"
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def key_values(word: WordDocument, rows: tuple[tuple[str, str], ...]) -> None:
    """Labels and values side by side, the labels shaded and bold."""
    if not rows:
        return
    made = _new_table(word, len(rows), [float(share) for share in KEY_WIDTHS])
    for row, (label, value) in zip(made.rows, rows, strict=True):
        _fill(row.cells[0], label, bold=True)
        _shade(row.cells[0])
        _fill(row.cells[1], value)
        _keep_together(row, (label, value))
    _keep_on_one_page(made, rows)
    if len(rows) <= FEW:
        _keep_with_next(made.rows[-1])
    _space_after(word)


def table(
    word: WordDocument, headings: tuple[str, ...], rows: tuple[tuple[str, ...], ...], widths: tuple[int, ...]
) -> None:
    """A table whose head is repeated on every page that it runs over."""
    columns = list(zip(headings, *rows, strict=True))
    made = _new_table(word, len(rows) + 1, fitted(widths, columns, TABLE_WIDTH / CELL_TYPE, CELL_INSET, SLACK))
    table_rows = list(made.rows)
    for cell, heading in zip(table_rows[0].cells, headings, strict=True):
        _fill(cell, heading, bold=True)
        _shade(cell)
    _flag(table_rows[0], "w:tblHeader")
    _flag(table_rows[0], "w:cantSplit")
    _keep_with_next(table_rows[0])
    for row, texts in zip(table_rows[1:], rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            _fill(cell, text)
        _keep_together(row, texts)
    _keep_on_one_page(made, rows)
    _space_after(word)


def _new_table(word: WordDocument, rows: int, widths: Sequence[float]) -> Table:
    made: Table = word.add_table(rows, len(widths), style="Table Grid")
    made.autofit = False
    lengths: list[Length] = [Emu(int(TABLE_WIDTH * share / sum(widths))) for share in widths]
    for column, length in zip(made.columns, lengths, strict=True):
        column.width = length
    indent = OxmlElement("w:tblInd")
    indent.set(qn("w:w"), str(INDENT // 635))
    indent.set(qn("w:type"), "dxa")
    made._tbl.tblPr.insert_element_before(
        indent, "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription"
    )
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "bottom"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(CELL_MARGIN))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    made._tbl.tblPr.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription")
    return made


def _fill(cell: _Cell, text: str, *, bold: bool = False) -> None:
    parts = ["\n".join(lines) for lines in paragraphs(text)] or [""]
    for index, part in enumerate(parts):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.style = CELL
        paragraph.add_run(clean(part)).bold = bold or None


def _shade(cell: _Cell) -> None:
    shading = OxmlElement("w:shd")
    for name, value in {"val": "clear", "color": "auto", "fill": SHADE}.items():
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)


def _keep_together(row: _Row, texts: tuple[str, ...]) -> None:
    if max(map(len, texts)) <= LONGEST_UNSPLIT:
        _flag(row, "w:cantSplit")


def _keep_on_one_page(made: Table, rows: tuple[tuple[str, ...], ...]) -> None:
    if len(rows) <= MOST_KEPT_TOGETHER and all(len(text) <= SHORT for row in rows for text in row):
        for row in list(made.rows)[:-1]:
            _keep_with_next(row)


def _keep_with_next(row: _Row) -> None:
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _flag(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def let_go_before_heading(word: WordDocument) -> None:
    """Let a heading go to the next page without the table before it: only what belongs together is kept together."""
    body = word.element.body
    before = [element for element in body if element.tag == qn("w:p")][-1:]
    for element in before:
        paragraph = Paragraph(element, word._body)
        if paragraph.style is not None and paragraph.style.name == GAP:
            paragraph.paragraph_format.keep_with_next = False


def _space_after(word: WordDocument) -> None:
    """A low empty line, without which a table would touch what follows it, or become one with the next."""
    word.add_paragraph(style=GAP)
