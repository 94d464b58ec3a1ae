"""The document as the plain data that the PDF's template draws."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, Any

from evenhand.reporting.column_widths import fitted
from evenhand.reporting.document import Block, Bullets, Document, Heading, KeyValues, Notice, Paragraph, Quoted, Table
from evenhand.reporting.outline import outlined
from evenhand.reporting.pdf_text import Lettering, Prose, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

POINTS = 17 / 2.54 * 72
"""How wide a line is: A4 less its margins, as the template has them."""
BODY, CELL, INSET = 10.5, 9.5, 10
"""Sizes of type, and what a cell's margins take at both sides together, in points."""
KEY_WIDTHS = (4, 7)
MOST_LINES = 20
"""A row that may need more lines than that may run over a page's end; a lower one is kept together."""
MOST_KEPT_TOGETHER, MOST_TOGETHER = 20, 22
"""Rows, and lines that they may need. A table with no more of either stays on one page; what is longer would leave a
third of a page empty when it moves to the next."""

FEW = 2
"""Rows. Tables as short as that lead up to what follows."""

Data = dict[str, Any]


def data_of(document: Document) -> Data:
    """The document as data: strings, numbers, lists and mappings only."""
    letters = Lettering(texts_in(document))
    blocks = [_block(place.block, letters) for place in outlined(document.blocks)]
    _let_go_before_headings(blocks)
    return {
        # PDF/UA refuses a file without a title.
        "title": letters.line(document.title, POINTS / 20) or "Report",
        "head": letters.line(document.running_head, POINTS / 8.5),
        "foot": letters.line(document.running_foot, POINTS / 8.5 * 0.8),
        "blocks": [block for block in blocks if block is not None] + list(_codes(letters)),
    }


def _let_go_before_headings(blocks: list[Data | None]) -> None:
    """A table of a row or two leads up to what follows it, unless that begins something else."""
    drawn = [block for block in blocks if block is not None]
    kinds = [block["kind"] for block in drawn]
    for block, following in zip(drawn, [*kinds[1:], "heading"][: len(drawn)], strict=True):
        if block["kind"] in {"keys", "table"}:
            block["leads"] = following != "heading" and len(block["rows"]) <= FEW


def texts_in(part: Any) -> Iterator[str]:
    """Every text in a document or a part of one."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from texts_in(each)


def _codes(letters: Lettering) -> Iterator[Data]:
    """The chapter that says which characters are told by their codes, where there are any."""
    if codes := letters.codes:
        yield {"kind": "heading", "level": 1, "text": "Characters told by their code"}
        words = "This file's fonts cannot draw some characters. They stand as codes in square brackets; the Word "
        words += f"document and the web page show the characters themselves. They are: {'; '.join(codes)}."
        yield {"kind": "paragraph", "text": letters.prose(words, POINTS / BODY)}


@singledispatch
def _block(block: Block, letters: Lettering) -> Data | None:  # noqa: ARG001
    raise TypeError(f"no PDF form for {type(block).__name__}")


@_block.register
def _(block: Heading, letters: Lettering) -> Data | None:
    text = letters.line(block.text, POINTS / 15)
    return {"kind": "heading", "level": block.level, "text": text} if text else None


@_block.register
def _(block: Paragraph, letters: Lettering) -> Data | None:
    return {"kind": "leading" if block.leads else "paragraph", "text": letters.prose(block.text, POINTS / BODY)}


@_block.register
def _(block: Notice, letters: Lettering) -> Data | None:
    return {"kind": "notice", "text": letters.prose(block.text, POINTS / BODY - 2)}


@_block.register
def _(block: Quoted, letters: Lettering) -> Data | None:
    label = letters.line(block.label, POINTS / BODY)
    return {"kind": "quoted", "label": label, "text": letters.prose(block.text, POINTS / BODY - 1)}


@_block.register
def _(block: Bullets, letters: Lettering) -> Data | None:
    items = [letters.prose(item, POINTS / BODY - 3) for item in block.items]
    return {"kind": "bullets", "items": items} if items else None


@_block.register
def _(block: KeyValues, letters: Lettering) -> Data | None:
    rows = [_cells(letters, row, KEY_WIDTHS) for row in block.rows]
    return {"kind": "keys", "rows": rows, "short": _short(rows)} if rows else None


@_block.register
def _(block: Table, letters: Lettering) -> Data | None:
    columns = list(zip(block.headings, *block.rows, strict=True))
    widths = fitted(block.widths, columns, POINTS / CELL, INSET / CELL)
    rows = [_cells(letters, row, widths) for row in block.rows]
    headings = _cells(letters, block.headings, widths)
    return {
        "kind": "table",
        "short": _short([headings, *rows]),
        "widths": widths,
        "headings": headings,
        "rows": rows,
    }


def _short(rows: list[list[Data]]) -> bool:
    lines = sum(max(cell["lines"] for cell in row) for row in rows)
    return len(rows) <= MOST_KEPT_TOGETHER and lines <= MOST_TOGETHER


def _cells(letters: Lettering, texts: tuple[str, ...], widths: Sequence[float]) -> list[Data]:
    rooms = [(POINTS * width / sum(widths) - INSET) / CELL for width in widths]
    cells = [letters.prose(text, room) for text, room in zip(texts, rooms, strict=True)]
    lines = [_lines(cell, room) for cell, room in zip(cells, rooms, strict=True)]
    whole = max(lines) <= MOST_LINES
    return [{"whole": whole, "text": cell, "lines": count} for cell, count in zip(cells, lines, strict=True)]


def _lines(cell: Prose, room: float) -> float:
    """About how many lines a cell takes, and rather more: no line is as full as it could be."""
    return sum(1 + width(line) / room for lines in cell for line in lines)
