"""The PDF is read again: text that is only ever data, bookmarks, pages, tags, and the same bytes each time."""

from __future__ import annotations

import io
import unicodedata
from typing import Any

import pypdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from evenhand.reporting import pdf as pdf_module
from evenhand.reporting.document import Block, Bullets, Document, Heading, KeyValues, Notice, Paragraph, Quoted, Table
from evenhand.reporting.errors import ReportError
from evenhand.reporting.pdf import pdf
from evenhand.reporting.pdf_text import Lettering
from evenhand.reporting.pdf_typst import NotDrawnError

MARKUP = st.lists(
    st.sampled_from(["#panic()", "#sys.inputs", "[", "]", "$x$", "\\", '"', "'", "`", "*b*", "_e_", "= h", "- x", "<l>",
                     "@ref", "//", "/*", "---", "~", "http://evil.example", "\x00", "\x07", "\ufffe", "\u202e", "\t",
                     "\n", "\n\n", "fi", "Łukasz", "👩", "e\u0302\u0303", "\U000e0001", "\ue000"]),
    max_size=8,
).map("".join)  # fmt: skip


def document(*blocks: Block, title: str = "Durham case file audit", head: str = "C-1 · DRAFT") -> Document:
    return Document(title, head, "Durham 1.0", "2026-11-22T16:40:00.380Z", blocks)


def opened(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def words(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in opened(content).pages)


def seen(text: str) -> str:
    """What can be told from a drawn text: neither blanks nor marks that show nothing."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


def runs_one_way(text: str) -> bool:
    return not {unicodedata.bidirectional(c) for c in text} & {"R", "AL", "AN", "RLE", "RLO", "LRE", "LRO"}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=60), MARKUP))
@example('#let x = [ $a$ \\ "q" \' -- ... ~ @x <y> // c /* */ `r` * _ = - + \\u{1F}')
@example("WWWWWWWWWWWWWWWWWWWW" * 40)
def test_whatever_is_typed_comes_out_as_text(text: str) -> None:
    blocks = (Paragraph(text), Quoted(text, text), KeyValues(((text, text),)), Bullets((text,)), Heading(text, 3),
              Notice(text), Table(("A", "B"), ((text, text),), (1, 1)))  # fmt: skip
    content = pdf(document(*blocks, title=text, head=text))
    wanted = seen("".join(line for lines in Lettering([text]).prose(text, 1e9) for line in lines))
    if wanted and runs_one_way(wanted):
        assert seen(words(content)).count(wanted) >= 10


@pytest.mark.parametrize("name", ["Łukasz", "Zoë", "Nguyễn", "Nguye\u0302\u0303n", "Ștefan", "Ołeksandr", "Ελένη",
                                  "Олена", "Siân", "Ọláyínká", "Žďár", "Þóra", "გიორგი"])  # fmt: skip
def test_names_are_drawn_in_light_and_bold(name: str) -> None:
    content = pdf(document(Heading(name), Paragraph(name)))
    assert seen(words(content)).count(seen(name)) == 2
    assert "U+" not in words(content)


def test_what_no_font_draws_is_told_by_its_code_and_explained() -> None:
    told = " ".join(words(pdf(document(Quoted("Child", "王 and 👩‍👧 and e\u20e3")))).split())
    assert "[U+738B] and [U+1F469 U+200D U+1F467] and e" in told
    assert "Characters told by their code" in told
    assert "U+1F467 girl" in told
    assert "Characters told by their code" not in words(pdf(document(Paragraph("Zoë"))))


def test_bookmarks_follow_the_headings() -> None:
    outline = opened(pdf(document(Heading("Overall"), Heading("Domains"), Heading("Risk", 2), Heading("End")))).outline

    def titles(items: list[Any]) -> list[Any]:
        return [titles(item) if isinstance(item, list) else item["/Title"] for item in items]

    assert titles(outline) == ["Overall", "Domains", ["Risk"], "End"]


def test_pages_are_a4_and_bear_head_foot_and_number() -> None:
    reader = opened(pdf(document(*(Paragraph(f"Line {n}") for n in range(150)))))
    assert len(reader.pages) > 2
    for number, page in enumerate(reader.pages, start=1):
        assert [round(side) for side in page.mediabox[2:]] == [595, 842]
        text = page.extract_text()
        assert "C-1 · DRAFT" in text
        assert "Durham 1.0" in text
        assert f"Page {number} of {len(reader.pages)}" in text


def test_the_head_of_a_table_is_on_every_page_that_it_runs_over() -> None:
    rows = tuple((f"Question {n}", "Yes") for n in range(120))
    pages = opened(pdf(document(Table(("Asked", "Answered"), rows, (3, 1))))).pages
    assert len(pages) > 2
    assert all("Asked" in page.extract_text() for page in pages)


def test_no_row_is_cut_off_however_narrow_its_column() -> None:
    long = "WWWWWWWWWWWW " * 200 + "the-last-word"
    rows = ((long, *(["x"] * 6)), ("second-row", *(["x"] * 6)))
    reader = opened(pdf(document(Table(("A",) * 7, rows, (2, 9, 5, 5, 5, 5, 5)), Paragraph("after"))))
    heights: list[float] = []

    def note(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            heights.append(tm[4] * cm[1] + tm[5] * cm[3] + cm[5])

    for page in reader.pages:
        page.extract_text(visitor_text=note)
    assert len(reader.pages) > 1
    assert 20 < min(heights) < max(heights) < 842


def test_title_language_tags_and_standards() -> None:
    reader = opened(pdf(document(Paragraph("x"))))
    root: Any = reader.trailer["/Root"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Durham case file audit"
    assert root["/Lang"].startswith("en")
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    metadata = root["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert not reader.metadata.author


def test_the_file_is_dated_by_the_audit() -> None:
    metadata: Any = opened(pdf(document(Paragraph("x")))).metadata
    assert metadata["/CreationDate"] == metadata["/ModDate"] == "D:20261122164000Z"
    undated: Any = opened(pdf(Document("T", "", "", "", ()))).metadata
    assert undated["/CreationDate"] == "D:19800101000000Z"


def test_what_cannot_be_drawn_is_one_line_without_a_word_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bytes:
        raise NotDrawnError

    monkeypatch.setattr(pdf_module, "compiled", refuse)
    with pytest.raises(ReportError, match="docx or html instead") as caught:
        pdf(document(Paragraph("secret")))
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None
