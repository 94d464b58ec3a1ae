"""A Word template is filled and opened again: every place, the template's own look, and mistakes as one line."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx as python_docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from evenhand.reporting.document import Bullets, Document, Heading, KeyValues, Notice, Paragraph, Quoted, Table
from evenhand.reporting.docx_parts import INDENT
from evenhand.reporting.docx_placeholders import Placeholder
from evenhand.reporting.docx_template import from_template
from evenhand.reporting.docx_template_blocks import prepare
from evenhand.reporting.errors import ReportError
from evenhand.reporting.text import clean

BLOCKS = (Notice("DRAFT: not completed."), Heading("Overall"), Quoted("Reason", "because"), Bullets(("one", "two")),
          KeyValues((("Grade", "Good"),)), Table(("Q", "A"), (("q", "a"),), (3, 1)), Paragraph("the-end"))  # fmt: skip
DOCUMENT = Document("Durham", "C-1", "foot", "2026-11-22T16:40:00.000Z", BLOCKS)
COMPLETED = DOCUMENT._replace(blocks=BLOCKS[1:])


def known(**words: str) -> dict[str, Placeholder]:
    places = [Placeholder(name, name, text) for name, text in words.items()]
    places += [Placeholder("report", "", blocks=BLOCKS), Placeholder("notices", "", blocks=BLOCKS[:1]),
               Placeholder("grade:risk", "", "Good")]  # fmt: skip
    return {place.name: place for place in places}


def saved(word: Any) -> bytes:
    written = io.BytesIO()
    word.save(written)
    return written.getvalue()


def filled(word: Any, document: Document = COMPLETED, **words: str) -> Any:
    return python_docx.Document(io.BytesIO(from_template(saved(word), "ours.docx", known(**words), document)))


def test_a_placeholder_that_word_has_split_takes_the_look_of_its_first_run() -> None:
    word = python_docx.Document()
    paragraph = word.add_paragraph()
    for text, bold in (("Child: ", None), ("{", True), ("{chi", None), ("ld_name }", False), ("} (end)", None)):
        paragraph.add_run(text).bold = bold
    made = filled(word, child_name="Robin Kite").paragraphs[0]
    assert made.text == "Child: Robin Kite (end)"
    assert [run.text for run in made.runs if run.bold] == ["Robin Kite"]


def test_tables_heads_feet_and_text_boxes_are_filled() -> None:
    word = python_docx.Document()
    section = word.sections[0]
    section.header.paragraphs[0].text = "{{child_name}} head"
    section.footer.paragraphs[0].text = "{{child_name}} foot"
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "first {{child_name}}"
    table = word.add_table(1, 1)
    table.cell(0, 0).text = "{{child_name}} cell"
    table.cell(0, 0).add_table(1, 1).cell(0, 0).text = "{{grade:risk}} nested"
    box = OxmlElement("w:txbxContent")
    inside = OxmlElement("w:p")
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "{{child_name}} box"
    run.append(text)
    inside.append(run)
    box.append(inside)
    word.add_paragraph("outer {{child_name}}").runs[0]._r.append(box)
    made = filled(word, child_name="Robin")
    section = made.sections[0]
    assert section.header.paragraphs[0].text == "Robin head"
    assert section.footer.paragraphs[0].text == "Robin foot"
    assert section.first_page_header.paragraphs[0].text == "first Robin"
    body = "".join(node.text or "" for node in made.element.body.iter(qn("w:t")))
    assert body == "Robin cellGood nestedouter RobinRobin box"


def test_footnotes_are_filled_too() -> None:
    word = python_docx.Document()
    word.add_paragraph("x")
    parts = {}
    with zipfile.ZipFile(io.BytesIO(saved(word))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts["word/footnotes.xml"] = (
        f'<w:footnotes xmlns:w="{w}"><w:footnote w:id="1"><w:p><w:r><w:t>{{{{child_name}}}}</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    ).encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode()
    )
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    refers = f'<Relationship Id="rId99" Type="{relation}" Target="footnotes.xml"/></Relationships>'
    relations = "word/_rels/document.xml.rels"
    parts[relations] = parts[relations].replace(b"</Relationships>", refers.encode())
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    made = from_template(written.getvalue(), "ours.docx", known(child_name="Robin & co"), COMPLETED)
    assert b"Robin &amp; co" in zipfile.ZipFile(io.BytesIO(made)).read("word/footnotes.xml")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(st.text(max_size=60), st.sampled_from(["{{report}}", "{{child_name}}", "a\n\nb\tc", "<w:p/>", "\x00"]))
)
@example("{{nonsense}} {{")
@example("a\x00b")
def test_what_is_put_in_is_data_and_is_not_read_again(text: str) -> None:
    word = python_docx.Document()
    word.add_paragraph("[{{child_name}}|{{child_name}}]")
    made = filled(word, child_name=text)
    told = "".join(
        {qn("w:br"): "\n", qn("w:tab"): "\t"}.get(node.tag, node.text or "")
        for node in made.element.body.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
    )
    assert told == f"[{clean(text)}|{clean(text)}]"


def test_the_report_stands_at_its_place_in_the_styles_of_the_template() -> None:
    word = python_docx.Document()
    word.styles["Heading 1"].font.color.rgb = RGBColor(0x80, 0, 0x40)
    word.styles["Normal"].font.name, word.styles["Normal"].font.size = "Georgia", Pt(13)
    word.add_paragraph("before")
    word.add_paragraph("{{ REPORT }}")
    word.add_paragraph("after")
    made = filled(word, DOCUMENT)
    texts = [paragraph.text for paragraph in made.paragraphs if paragraph.text]
    assert texts == [
        "before",
        "DRAFT: not completed.",
        "Overall",
        "Reason",
        "because",
        "one",
        "two",
        "the-end",
        "after",
    ]
    heading = next(paragraph for paragraph in made.paragraphs if paragraph.text == "Overall")
    assert heading.style.name == "Heading 1"
    assert heading.style.font.color.rgb == RGBColor(0x80, 0, 0x40)
    assert made.styles["Normal"].font.name == "Georgia"
    assert made.styles["Auditor's Words"].font.name is None
    assert len(made.tables) == 2


def widths(made: Any) -> set[int]:
    grids = [table._tbl.tblGrid for table in made.tables if "Grade" in table.cell(0, 0).text]
    return {sum(int(column.get(qn("w:w"))) for column in grid.iter(qn("w:gridCol"))) for grid in grids}


def test_tables_are_as_wide_as_the_page_of_the_template() -> None:
    word = python_docx.Document()
    section = word.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(3)
    word.add_paragraph("{{report}}")
    (wide,) = widths(filled(word))
    assert abs(wide + INDENT // 635 - Cm(23.7).twips) < 5


def test_a_template_without_styles_gets_those_that_it_lacks_and_bullets_as_signs() -> None:
    word = python_docx.Document()
    for style in list(word.styles.element):
        if style.get(qn("w:styleId")) in {"Heading1", "TableGrid", "ListBullet", "Normal"}:
            word.styles.element.remove(style)
    word.add_paragraph("{{report}}")
    made = filled(word, DOCUMENT)
    assert {"Heading 1", "Table Grid", "Normal"} <= {style.name for style in made.styles}
    assert "• one" in [paragraph.text for paragraph in made.paragraphs]
    prepare(made)
    assert len([style for style in made.styles if style.name == "Heading 1"]) == 1


def test_the_report_may_stand_in_a_cell_or_end_a_section() -> None:
    word = python_docx.Document()
    cell = word.add_table(1, 1).cell(0, 0)
    cell.text = "{{report}}"
    word.add_paragraph("{{report}}")
    word.add_section()
    made = filled(word, DOCUMENT._replace(blocks=BLOCKS[:-1]))
    assert made.tables[0].cell(0, 0)._tc[-1].tag == qn("w:p")
    assert len(made.sections) == 2


@pytest.mark.parametrize("words", ["{{child_name}}", "nothing asked"])
def test_a_template_that_leaves_them_out_begins_with_the_notices(words: str) -> None:
    word = python_docx.Document()
    word.add_paragraph(words)
    assert filled(word, DOCUMENT, child_name="R").paragraphs[0].text == "DRAFT: not completed."
    assert filled(word, COMPLETED, child_name="R").paragraphs[0].text in {"R", words}


@pytest.mark.parametrize("words", ["{{report}}", "{{notices}}"])
def test_the_notices_stand_once(words: str) -> None:
    word = python_docx.Document()
    word.add_paragraph(words)
    texts = [paragraph.text for paragraph in filled(word, DOCUMENT).paragraphs]
    assert texts.count("DRAFT: not completed.") == 1


def wrong(place: Callable[[Any, str], Any], words: str) -> str:
    word = python_docx.Document()
    word.add_paragraph("first")
    place(word, words)
    with pytest.raises(ReportError) as caught:
        from_template(saved(word), "ours.docx", known(child_name="SECRET"), DOCUMENT)
    message = str(caught.value)
    assert "\n" not in message
    assert "SECRET" not in message
    return message


def in_cell(word: Any, words: str) -> None:
    word.add_table(3, 1).cell(1, 0).text = words


def in_head(word: Any, words: str) -> None:
    word.sections[0].header.paragraphs[0].text = words


def in_body(word: Any, words: str) -> None:
    word.add_paragraph(words)


@pytest.mark.parametrize(
    ("place", "words", "where"),
    [
        (in_body, "Dear {{chlid_name}}", "{{chlid_name}} in the body, paragraph 2, and there is no such "
         "placeholder; did you mean {{child_name}}?"),
        (in_cell, "{{grade:rsik}}", "{{grade:rsik}} in the body, table 1, row 2,"),
        (in_head, "{{x}}", "{{x}} in a page's head, paragraph 1,"),
        (in_body, "{{}}", "{{}} in the body, paragraph 2"),
        (in_body, "{{child_name}", "{{ without }} in the body, paragraph 2"),
        (in_body, "{{a {{child_name}} }}", "{{a{{child_name}}"),
        (in_body, "See {{report}}", "a paragraph of its own in the body"),
        (in_head, "{{report}}", "a paragraph of its own in the body"),
        (in_body, "{{" + "y" * 500 + "}}", "y" * 60 + "}}"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_line_that_says_what_where_and_what_was_meant(
    place: Callable[[Any, str], Any], words: str, where: str
) -> None:
    message = wrong(place, words)
    assert where in message
    assert message.startswith("the template ours.docx ")


def test_the_same_template_and_report_give_the_same_bytes_and_name_nobody() -> None:
    word = python_docx.Document()
    word.core_properties.author = word.core_properties.last_modified_by = "A. Person"
    word.add_paragraph("{{report}}")
    template = saved(word)
    made = [from_template(template, "t.docx", known(), DOCUMENT) for _ in range(2)]
    assert made[0] == made[1]
    properties = python_docx.Document(io.BytesIO(made[0])).core_properties
    assert (properties.author, properties.last_modified_by, properties.title) == ("", "", "Durham")
    assert properties.modified.isoformat().startswith("2026-11-22T16:40:00")


def test_a_table_of_many_columns_has_smaller_type_rather_than_broken_words() -> None:
    word = python_docx.Document()
    word.sections[0].left_margin = word.sections[0].right_margin = Cm(5)
    word.add_paragraph("{{report}}")
    headings = ("No.", "Responsible", "Completion", "Management", "Reviewed", "Confirmed")
    wide = Table(headings, (("1", "a", "b", "c", "d", "e"),), (1, 1, 1, 1, 1, 1))
    places = {"report": Placeholder("report", "", blocks=(wide,))}
    made = python_docx.Document(io.BytesIO(from_template(saved(word), "ours.docx", places, COMPLETED)))
    sizes = {run.font.size for cell in made.tables[0].rows[0].cells for run in cell.paragraphs[0].runs}
    (size,) = sizes
    assert Pt(7.5) <= size < Pt(11)
