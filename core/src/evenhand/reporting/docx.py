"""The report as a Word document: A4, built-in headings, repeated table heads, fields for page numbers."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from functools import singledispatch

import docx as python_docx
from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph as WordParagraph

from evenhand.reporting import docx_parts as parts
from evenhand.reporting.document import (
    Block,
    Bullets,
    Document,
    Heading,
    KeyValues,
    Notice,
    Paragraph,
    Quoted,
    Table,
)
from evenhand.reporting.docx_package import repacked
from evenhand.reporting.docx_styles import NOTICE, QUOTED, QUOTED_LABEL, set_styles
from evenhand.reporting.text import clean, paragraphs

NO_TIME = datetime(1980, 1, 1, tzinfo=UTC)
"""The earliest time that the files inside a Word document can bear."""


def docx(document: Document) -> bytes:
    """The document as a Word file. The same document always gives the same bytes."""
    word = python_docx.Document()
    made_at = word_time(document.made_at)
    set_styles(word)
    parts.set_page(word.sections[0])
    parts.set_properties(word, title=clean(document.title), made_at=made_at)
    parts.running_head(word.sections[0], clean(document.running_head))
    parts.running_foot(word.sections[0], clean(document.running_foot))
    word.add_paragraph(clean(document.title), style="Title")
    for block in document.blocks:
        add_block(block, word)
    written = io.BytesIO()
    word.save(written)
    return repacked(written.getvalue())


def word_time(iso: str) -> datetime:
    """An ISO time as a Word file can be dated with; :data:`NO_TIME` where there is none."""
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return NO_TIME
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


@singledispatch
def add_block(block: Block, word: WordDocument) -> None:  # noqa: ARG001 (each block's own function takes it)
    """Add a block at the end of a Word document that has the report's styles."""
    raise TypeError(f"no Word form for {type(block).__name__}")


@add_block.register
def _(block: Heading, word: WordDocument) -> None:
    parts.let_go_before_heading(word)
    word.add_paragraph(clean(block.text), style=f"Heading {block.level}")


@add_block.register
def _(block: Paragraph, word: WordDocument) -> None:
    for paragraph in _written(word, block.text, "Normal"):
        paragraph.paragraph_format.keep_with_next = block.leads or None


@add_block.register
def _(block: Notice, word: WordDocument) -> None:
    _written(word, block.text, NOTICE)


@add_block.register
def _(block: Quoted, word: WordDocument) -> None:
    word.add_paragraph(clean(block.label), style=QUOTED_LABEL)
    _written(word, block.text, QUOTED)


@add_block.register
def _(block: Bullets, word: WordDocument) -> None:
    for item in block.items:
        _written(word, item, "List Bullet")


@add_block.register
def _(block: KeyValues, word: WordDocument) -> None:
    parts.key_values(word, block.rows)


@add_block.register
def _(block: Table, word: WordDocument) -> None:
    parts.table(word, block.headings, block.rows, block.widths)


def _written(word: WordDocument, text: str, style: str) -> list[WordParagraph]:
    return [word.add_paragraph("\n".join(lines), style=style) for lines in paragraphs(text)]
