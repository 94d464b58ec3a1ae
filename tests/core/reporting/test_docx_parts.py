"""The page, its head and foot, properties and tables."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

import docx as python_docx
from docx.oxml.ns import qn
from docx.shared import Cm

from evenhand.reporting.document import Block, Document, KeyValues, Notice, Table
from evenhand.reporting.docx import docx
from evenhand.reporting.docx_parts import INDENT, LINE_WIDTH


def document(*blocks: Block, head: str = "C-1 · DRAFT: not completed") -> Document:
    return Document("Durham case file audit", head, "Durham 1.0", "2026-11-22T16:40:00.000Z", blocks)


def opened(content: bytes) -> Any:
    return python_docx.Document(io.BytesIO(content))


def test_the_page_is_a4_with_head_and_numbered_foot() -> None:
    section = opened(docx(document())).sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    assert section.header.paragraphs[0].text == "C-1 · DRAFT: not completed"
    codes = [node.text.strip() for node in section.footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_properties_name_the_report_and_nobody() -> None:
    content = docx(document())
    properties = opened(content).core_properties
    assert properties.title == "Durham case file audit"
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.created.replace(tzinfo=None) == datetime(2026, 11, 22, 16, 40)  # noqa: DTZ001
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}


def test_the_pages_number_stands_at_the_right_however_short_the_foot_is() -> None:
    word = opened(docx(document()))
    foot = word.sections[0].footer.paragraphs[0]
    assert list(foot.style.paragraph_format.tab_stops) == []
    (stop,) = foot.paragraph_format.tab_stops
    assert abs(stop.position - LINE_WIDTH) < Cm(0.01)


def test_a_table_stands_in_as_far_as_its_text_from_its_border() -> None:
    table = opened(docx(document(KeyValues((("a", "b"),))))).tables[0]
    indent = table._tbl.tblPr.find(qn("w:tblInd"))
    assert int(indent.get(qn("w:w"))) == INDENT // 635
    assert abs(sum(column.width for column in table.columns) + INDENT - Cm(17)) < Cm(0.01)


def test_a_table_repeats_its_head_and_fills_the_line() -> None:
    rows = tuple((str(n), "x" * 700) for n in range(3))
    word = opened(docx(document(Table(("Question", "Answer"), rows, (1, 3)))))
    table = word.tables[0]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[1]._tr.trPr is None or table.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None
    widths = [column.width for column in table.columns]
    assert abs(sum(widths) + INDENT - Cm(17)) < Cm(0.01)
    assert round(widths[1] / widths[0]) == 3
    # A long row may run over the page's end; kept together it would leave a page half empty or be cut.
    assert table.rows[1]._tr.trPr is None or table.rows[1]._tr.trPr.find(qn("w:cantSplit")) is None


def test_a_cell_keeps_its_paragraphs_and_line_breaks() -> None:
    word = opened(docx(document(KeyValues((("Reason", "one\ntwo\n\nthree"),)))))
    assert [paragraph.text for paragraph in word.tables[0].rows[0].cells[1].paragraphs] == ["one\ntwo", "three"]


def test_a_draft_stands_in_a_frame_and_a_short_table_on_one_page() -> None:
    rows = tuple((str(n), "Good") for n in range(3))
    word = opened(docx(document(Notice("DRAFT"), Table(("Domain", "Grade"), rows, (3, 1)))))
    assert word.styles["Report Notice"].element.pPr.find(qn("w:pBdr")) is not None
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in word.tables[0].rows]
    assert kept == [True, True, True, None]
