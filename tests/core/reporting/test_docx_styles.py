"""Styles: built in where Word has them, and whole where it has not."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import docx as python_docx

from evenhand.reporting.document import Block, Document, Heading, Notice
from evenhand.reporting.docx import docx


def document(*blocks: Block, head: str = "C-1 · DRAFT: not completed") -> Document:
    return Document("Durham case file audit", head, "Durham 1.0", "2026-11-22T16:40:00.000Z", blocks)


def opened(content: bytes) -> Any:
    return python_docx.Document(io.BytesIO(content))


def test_headings_are_built_in_ones() -> None:
    word = opened(docx(document(Heading("Domains"), Heading("5 Risk", 2), Heading("Row 1", 3))))
    styles = [paragraph.style.name for paragraph in word.paragraphs if paragraph.style.name.startswith("Heading")]
    assert styles == ["Heading 1", "Heading 2", "Heading 3"]


def test_styles_are_in_the_order_that_word_asks_for() -> None:
    with zipfile.ZipFile(io.BytesIO(docx(document(Notice("x"))))) as package:
        styles = package.read("word/styles.xml").decode()
    own = re.search(r'<w:style [^>]*w:styleId="ReportNotice".*?</w:style>', styles, re.DOTALL)
    assert own is not None
    order = [own[0].index(f"<w:{name}") for name in ("pBdr", "spacing", "ind")]
    assert order == sorted(order)
