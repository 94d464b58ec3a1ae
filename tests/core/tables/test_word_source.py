"""Everything that a Word document shows is found, with its place."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from evenhand.tables.errors import TablesError
from evenhand.tables.source import Grid, Piece
from evenhand.tables.word_source import read_word
from evenhand.tables.word_text import text_of
from guidance_documents import word_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


RESTART = '<w:vMerge w:val="restart"/>'


def with_body(xml: str) -> bytes:
    """A Word document with this at the beginning of its body."""
    plain = word_bytes(docx.Document())
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:body>", b"<w:body>" + xml.encode())
            new.writestr(name, content)
    return written.getvalue()


def texts(content: bytes) -> list[str]:
    return [piece.text for piece in read_word(content, "a.docx").pieces()]


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_paragraphs_with_levels_and_places() -> None:
    document = docx.Document()
    document.add_heading("The title", 0)
    document.add_heading("A section", 2)
    document.add_paragraph("In bold").runs[0].bold = True
    document.add_paragraph("")
    document.add_paragraph("IN CAPITALS")
    document.add_paragraph("• typed")
    document.add_paragraph("set", style="List Bullet")
    document.add_paragraph("• one\n• two")
    document.add_paragraph("over\ntwo lines")
    found = [
        (piece.text, piece.at, piece.level, piece.bullet) for piece in read_word(word_bytes(document), "a").pieces()
    ]
    assert found == [
        ("The title", "P1", 1, False),
        ("A section", "P2", 2, False),
        ("In bold", "P3", 9, False),
        ("IN CAPITALS", "P5", 9, False),
        ("typed", "P6", 0, True),
        ("set", "P7", 0, True),
        ("one", "P8", 0, True),
        ("two", "P8", 0, True),
        ("over two lines", "P9", 0, False),
    ]


def test_merged_cells_and_tables_in_cells() -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "across"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "down"
    table.cell(1, 1).text = "first"
    table.cell(1, 1).add_paragraph("second")
    table.cell(2, 2).add_table(1, 1).cell(0, 0).text = "inner"
    (grid,) = (block for block in read_word(word_bytes(document), "a").blocks if isinstance(block, Grid))
    shapes = {cell.text: cell[:4] for cell in grid.cells if cell.pieces}
    assert shapes == {"across": (1, 1, 1, 3), "down": (2, 1, 2, 1), "first second": (2, 2, 1, 1), "inner": (3, 3, 1, 1)}
    assert [piece.at for cell in grid.cells for piece in cell.pieces] == [
        "T1:r1:c1", "T1:r2:c1", "T1:r2:c2", "T1:r2:c2", "T1:r3:c3"
    ]  # fmt: skip


def test_odd_tables() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"

    xml = (
        f"<w:tbl><w:tr>{cell('one', RESTART)}{cell('two')}</w:tr>"
        f"<w:tr>{cell('hidden below', '<w:vMerge/>')}{cell('three')}</w:tr>"
        f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{cell('set in')}</w:tr></w:tbl>"
    )
    (grid,) = (block for block in read_word(with_body(xml), "a.docx").blocks if isinstance(block, Grid))
    shapes = {each.text: each[:4] for each in grid.cells}
    assert shapes == {
        "one hidden below": (1, 1, 2, 1), "two": (1, 2, 1, 1), "three": (2, 2, 1, 1), "set in": (3, 2, 1, 1)
    }  # fmt: skip


def test_text_in_what_word_wraps_around_it() -> None:
    xml = (
        f"<w:sdt><w:sdtContent><w:p>{run('control')}</w:p></w:sdtContent></w:sdt>"
        f'<w:p><w:ins w:id="1" w:author="a">{run("added")}</w:ins>'
        f'<w:del w:id="2" w:author="a"><w:r><w:delText>struck</w:delText></w:r></w:del></w:p>'
        f'<w:p><w:hyperlink w:anchor="x">{run("linked")}</w:hyperlink><w:r><w:tab/></w:r>{run("tabbed")}</w:p>'
        f"<w:p>{run('with')}<w:r><w:pict><w:txbxContent><w:p>{run('boxed')}</w:p></w:txbxContent></w:pict></w:r></w:p>"
    )
    content = with_body(xml)
    assert texts(content) == ["control", "added", "linked tabbed", "with", "boxed"]
    source = read_word(content, "a.docx")
    assert [(aside.piece.text, aside.what) for aside in source.asides] == [("boxed", "in a text box")]
    assert any("tracked changes" in words for words in source.remarks)


def test_margins_are_read_too() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Official"
    document.sections[0].footer.paragraphs[0].text = "Page one"
    asides = read_word(word_bytes(document), "a.docx").asides
    assert {(aside.piece.text, aside.what) for aside in asides} == {
        ("Official", "in the top margin of the page"),
        ("Page one", "in the bottom margin of the page"),
    }


def test_links_and_pictures_are_said() -> None:
    document = docx.Document()
    document.part.relate_to("https://example.org/", "http://x/relationships/hyperlink", is_external=True)
    remarks = read_word(word_bytes(document), "a.docx").remarks
    assert any("links (1)" in words for words in remarks)


@pytest.mark.parametrize("kind", ["image", "attachedTemplate", "oleObject"])
def test_what_lies_outside_is_refused(kind: str) -> None:
    document = docx.Document()
    document.part.relate_to("https://evil.example/", f"http://x/relationships/{kind}", is_external=True)
    with pytest.raises(TablesError, match=r"^a\.docx refers to something outside itself") as caught:
        read_word(word_bytes(document), "a.docx")
    assert "evil" not in str(caught.value)


def test_fields_that_fetch_are_refused() -> None:
    with pytest.raises(TablesError, match="INCLUDETEXT"):
        read_word(with_body('<w:p><w:fldSimple w:instr="INCLUDETEXT x"/></w:p>'), "a.docx")
    assert texts(with_body(f'<w:p><w:fldSimple w:instr="HYPERLINK x">{run("words")}</w:fldSimple></w:p>')) == ["words"]


@pytest.mark.parametrize("content", [b"", b"text", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600])
def test_other_files(content: bytes) -> None:
    with pytest.raises(TablesError, match=r"^a\.docx .*save it"):
        read_word(content, "a.docx")


def test_a_piece_is_what_it_says() -> None:
    assert Piece(1, "x", "P1")[:5] == (1, "x", "P1", 0, False)
    assert Piece(1, "x", "P1", printed="2.").shown == "2. x"


def test_tracked_changes_are_told_where_they_are() -> None:
    xml = (
        f'<w:p>{run("seen every ")}<w:del w:id="1" w:author="a"><w:r><w:delText>eight</w:delText></w:r></w:del>'
        f'<w:ins w:id="2" w:author="a">{run("six")}</w:ins>{run(" weeks")}</w:p>'
        '<w:p><w:del w:id="3" w:author="a"><w:r><w:delText>all of it</w:delText></w:r></w:del></w:p>'
    )
    source = read_word(with_body(xml), "a.docx")
    (piece,) = source.pieces()
    assert piece.text == "seen every six weeks"
    assert piece.note == "A tracked change adds “six” and strikes out “eight”; it was read as if accepted."
    assert "P2: a tracked change strikes out “all of it”, the whole of it. It was not read." in source.remarks


def test_words_in_bold_that_begin_a_paragraph() -> None:
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>Visits.</w:t></w:r>"
    off = bold.replace("<w:b/>", '<w:b w:val="0"/>')
    pieces = read_word(with_body(f"<w:p>{bold}{run(' On time')}</w:p><w:p>{off}{run(' late')}</w:p>"), "a").pieces()
    assert [piece.lead for piece in pieces] == ["Visits.", ""]


def test_words_with_their_blanks() -> None:
    paragraph = docx.Document().add_paragraph("one\ttwo\nthree")
    assert text_of(paragraph._p) == "one two\nthree"


def test_a_heading_on_two_lines_is_one() -> None:
    document = docx.Document()
    document.add_heading("Visits\nAnd plans", 1)
    (piece,) = read_word(word_bytes(document), "a").pieces()
    assert (piece.text, piece.level, piece.note) == ("Visits And plans", 1, "")
