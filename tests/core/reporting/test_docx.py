"""The Word file is opened again: styles, page, properties, tables, and text that is only ever data."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx as python_docx
from hypothesis import example, given
from hypothesis import strategies as st

from evenhand.reporting.document import Block, Bullets, Document, Heading, KeyValues, Notice, Paragraph, Quoted, Table
from evenhand.reporting.docx import docx
from evenhand.reporting.docx_styles import GAP
from evenhand.reporting.text import REPLACED, clean

AWKWARD = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(["\x00", "\x1b[31m", "\ufffe", "<w:p/>", "]]>", "&amp;", "\t", "\r\n", "\x0c", "שלום",
                              "👩‍👧", "\u202e", "=1+1", "{ PAGE }", "%s"]), max_size=9).map("".join),
)  # fmt: skip


def document(*blocks: Block, head: str = "C-1 · DRAFT: not completed") -> Document:
    return Document("Durham case file audit", head, "Durham 1.0", "2026-11-22T16:40:00.000Z", blocks)


def opened(content: bytes) -> Any:
    return python_docx.Document(io.BytesIO(content))


def test_whatever_is_typed_is_read_as_it_was_written(words_of_docx: Callable[[bytes], str]) -> None:
    @given(AWKWARD)
    @example("long " * 40_000)
    @example("a\x00b\ud800c")
    def check(text: str) -> None:
        blocks = (Paragraph(text), Quoted(text, text), KeyValues(((text, text),)), Bullets((text,)), Heading(text),
                  Notice(text), Table(("A", "B"), ((text, text),), (1, 1)))  # fmt: skip
        content = docx(document(*blocks, head=text))
        if clean(text).strip():
            seen = " ".join(words_of_docx(content).split())
            assert seen.count(" ".join(clean(text).replace("\t", " ").split())) >= 10

    check()


def test_a_paragraph_that_leads_stays_with_what_follows() -> None:
    word = opened(docx(document(Paragraph("as it is"), Paragraph("and so:", leads=True))))
    kept = {paragraph.text: paragraph.paragraph_format.keep_with_next for paragraph in word.paragraphs}
    assert (kept["as it is"], kept["and so:"]) == (None, True)


def test_a_heading_does_not_take_the_table_before_it_along() -> None:
    gaps = [
        [paragraph.paragraph_format.keep_with_next for paragraph in word.paragraphs if paragraph.style.name == GAP]
        for word in (
            opened(docx(document(KeyValues((("a", "b"),)), Heading("Next")))),
            opened(docx(document(KeyValues((("a", "b"),)), Paragraph("so")))),
        )
    ]
    assert gaps == [[False], [None]]


def test_a_control_character_leaves_a_visible_mark(words_of_docx: Callable[[bytes], str]) -> None:
    assert f"a{REPLACED}b" in words_of_docx(docx(document(Quoted("Evidence", "a\x07b"))))


def test_line_breaks_and_paragraphs_are_kept() -> None:
    word = opened(docx(document(Quoted("Evidence", "one\ntwo\n\nthree"))))
    assert [p.text for p in word.paragraphs if p.style.name == "Auditor's Words"] == ["one\ntwo", "three"]
