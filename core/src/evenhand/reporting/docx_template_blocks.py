"""A part of the report inside an authority's own Word template: in the template's styles, at the place asked for."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import docx as python_docx
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Emu, Pt
from docx.text.run import Run

from evenhand.reporting.column_widths import fitted, needed
from evenhand.reporting.document import Bullets, Paragraph
from evenhand.reporting.docx import add_block
from evenhand.reporting.docx_parts import INDENT, LINE_WIDTH, SLACK
from evenhand.reporting.docx_styles import CELL, add_own_styles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docx.document import Document as WordDocument

    from evenhand.reporting.document import Block

BUILT_IN = ("Normal", "Heading 1", "Heading 2", "Heading 3", "Table Grid")
BULLETS = "List Bullet"
SMALLEST, HALF_POINT = Pt(7.5), Pt(0.5)
"""A table of many columns has type as small as that, rather than words that break."""
TWIP = 635
"""A twentieth of a point, in which tables measure, in the units of python-docx."""


def prepare(word: WordDocument) -> None:
    """Give a template the styles that it lacks. Its own stay as they are."""
    plain: WordDocument | None = None
    for name in BUILT_IN:
        if name not in word.styles:
            plain = plain or python_docx.Document()
            word.styles.element.append(_alone(plain.styles[name].element))
    add_own_styles(word)
    word.element.body.get_or_add_sectPr()


def _alone(style: Any) -> Any:
    """A copy of a style that refers to no other: in the template the others may be missing, or be something else."""
    copied = deepcopy(style)
    for tag in ("w:basedOn", "w:next", "w:link"):
        for reference in copied.findall(qn(tag)):
            copied.remove(reference)
    return copied


def insert(word: WordDocument, paragraph: Any, blocks: Iterable[Block]) -> None:
    """Put blocks in the place of a paragraph of the template, tables as wide as the place is."""
    new = _made(word, blocks)
    room = _room(word, paragraph)
    for element in new:
        for table in element.iter(qn("w:tbl")):
            _fit(table, room, _type_size(word))
        paragraph.addprevious(element)
    properties = paragraph.pPr
    ends_section = properties is not None and properties.find(qn("w:sectPr")) is not None
    # A cell must end with a paragraph, and a section ends in one.
    if not new or new[-1].tag != qn("w:p") or ends_section:
        for child in [child for child in paragraph if child is not properties]:
            paragraph.remove(child)
    else:
        paragraph.getparent().remove(paragraph)


def _made(word: WordDocument, blocks: Iterable[Block]) -> list[Any]:
    """The blocks as elements, which are made at the document's end and taken from there."""
    body = word.element.body
    before = list(body)
    for block in _without_bullets(blocks) if BULLETS not in word.styles else blocks:
        add_block(block, word)
    there = {id(element) for element in before}
    return [element for element in body if id(element) not in there]


def _without_bullets(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Bullets):
            yield from (Paragraph(f"• {item}") for item in block.items)
        else:
            yield block


def _room(word: WordDocument, paragraph: Any) -> int:
    """How wide the place of a paragraph is."""
    cell = next(paragraph.iterancestors(qn("w:tc")), None)
    if cell is not None:
        return int(cell.width or LINE_WIDTH)
    top = paragraph
    while top.getparent() is not word.element.body:
        top = top.getparent()
    following = (section for each in (top, *top.itersiblings()) for section in each.iter(qn("w:sectPr")))
    section = Section(next(following), word.part)
    width, left, right = section.page_width, section.left_margin, section.right_margin
    return LINE_WIDTH if width is None else int(width - (left or 0) - (right or 0))


def _type_size(word: WordDocument) -> int:
    """How large the type in a table is: as its style says, or else the template's normal text."""
    sizes = (word.styles[name].font.size for name in (CELL, "Normal") if name in word.styles)
    return int(next((size for size in sizes if size), Pt(11)))


def _text(cell: Any) -> str:
    return " ".join("".join(text.text or "" for text in line.iter(qn("w:t"))) for line in cell.iter(qn("w:p")))


def _fit(table: Any, room: int, size: int) -> None:
    """Make a table as wide as its place, its columns in the same proportion as far as their words allow it.

    A table of more columns than its place has room for has smaller type.
    """
    columns = [int(element.get(qn("w:w"))) for element in table.iter(qn("w:gridCol"))]
    rows = list(table.iter(qn("w:tr")))
    texts = [[_text(cell) for cell in row.iter(qn("w:tc"))] for row in rows]
    words = list(zip(*texts, strict=True))
    small = size
    while small > SMALLEST and sum(needed(words, 2 * INDENT / small, SLACK)) > (room - INDENT) / small:
        small -= HALF_POINT
    if small < size:
        for run in table.iter(qn("w:r")):
            Run(run, None).font.size = Emu(small)  # type: ignore[arg-type]
    size = small
    widths = fitted(columns, words, (room - INDENT) / size, 2 * INDENT / size, SLACK)
    lengths = [str(int(width * size / TWIP)) for width in widths]
    for element, length in zip(table.iter(qn("w:gridCol")), lengths, strict=True):
        element.set(qn("w:w"), length)
    for row in rows:
        for element, length in zip(row.iter(qn("w:tcW")), lengths, strict=True):
            element.set(qn("w:w"), length)
