"""The report as Markdown: CommonMark with tables, no HTML."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

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
from evenhand.reporting.markdown_text import escaped, escaped_line, one_line
from evenhand.reporting.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_CELL = 160
"""Characters. Longer rows are told as a list, which can be read in a plain editor and keeps line breaks."""


def markdown(document: Document) -> bytes:
    """The document as Markdown, in UTF-8."""
    parts = [f"# {_flat(document.title)}"]
    parts += [part for block in document.blocks if (part := _block(block))]
    return ("\n\n".join(parts) + "\n").encode()


def _flat(text: str) -> str:
    """Text on one line, as headings and table cells need it."""
    return escaped_line(" ".join(clean(text).split()))


@singledispatch
def _block(block: Block) -> str:
    raise TypeError(f"no Markdown for {type(block).__name__}")


@_block.register
def _(block: Heading) -> str:
    return f"{'#' * (block.level + 1)} {_flat(block.text)}"


@_block.register
def _(block: Paragraph) -> str:
    return escaped(block.text)


@_block.register
def _(block: Notice) -> str:
    return f"**{_flat(block.text)}**"


@_block.register
def _(block: Quoted) -> str:
    return f"{_label(block.label)}\n\n> {escaped(block.text, indent='> ')}"


@_block.register
def _(block: KeyValues) -> str:
    return "\n".join(f"- {_label(label)} {escaped(value, indent='  ')}".rstrip() for label, value in block.rows)


@_block.register
def _(block: Bullets) -> str:
    return "\n".join(f"- {escaped(item, indent='  ')}" for item in block.items)


@_block.register
def _(block: Table) -> str:
    cells = [cell for row in block.rows for cell in row]
    if all(one_line(cell) and len(cell) <= LONGEST_CELL for cell in cells):
        rule = "| " + " | ".join("---" for _ in block.headings) + " |"
        return "\n".join([_row(block.headings), rule, *(_row(row) for row in block.rows)])
    return "\n".join(line for row in block.rows for line in _row_as_list(block.headings, row))


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(_flat(cell) for cell in cells) + " |"


def _row_as_list(headings: tuple[str, ...], row: tuple[str, ...]) -> Iterator[str]:
    # Another bullet than the other lists have: so a table after a list begins a list of its own.
    marker = "* "
    for heading, cell in zip(headings, row, strict=True):
        if cell.strip():
            yield f"{marker}{_label(heading)} {escaped(cell, indent='    ')}"
            marker = "  * "


def _label(text: str) -> str:
    return f"**{_flat(text.rstrip(':'))}:**"
