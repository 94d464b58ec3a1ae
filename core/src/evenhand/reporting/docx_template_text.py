"""Placeholders in the text of a Word template: found also where Word has split them, and replaced by data.

Word cuts a paragraph into runs wherever its formatting, its spelling or its history changes. A placeholder is therefore
looked for in the text of the whole paragraph; what stands for it goes into the run that the placeholder begins in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from evenhand.reporting.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OPENING, CLOSING = "{{", "}}"
_MARK = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_TEXT, _PARAGRAPH = qn("w:t"), qn("w:p")
_GAPS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_PROPERTIES = qn("w:pPr")


class Mark(NamedTuple):
    """A placeholder in a paragraph: the name in it, and whether nothing else stands in the paragraph."""

    paragraph: Any
    name: str
    alone: bool


def marks(root: Any) -> Iterator[Mark]:
    """The placeholders of a part of the template, in order. An unclosed one has everything after ``{{`` for a name."""
    for paragraph in root.iter(_PARAGRAPH):
        text = _text(paragraph)
        for found in _MARK.finditer(text):
            yield Mark(paragraph, name_in(found[1]), found.group() == text.strip())
        rest = _MARK.sub("", text)
        if OPENING in rest:
            yield Mark(paragraph, rest[rest.index(OPENING) :], False)


def name_in(written: str) -> str:
    """The name that a placeholder holds, whatever the case of its letters and the blanks around it."""
    return "".join(written.split()).casefold()


def replace(paragraph: Any, words: Callable[[str], str | None]) -> None:
    """Put words for the placeholders of a paragraph; ``None`` leaves one as it is. What is put in is not read again."""
    pieces = list(_pieces(paragraph))
    text = "".join(said for _, said in pieces)
    edits = [(m.start(), m.end(), new) for m in _MARK.finditer(text) if (new := words(name_in(m[1]))) is not None]
    if not edits:
        return
    start = 0
    for element, said in pieces:
        end = start + len(said)
        if any(first < end and last > start for first, last, _ in edits):
            _rewrite(element, _kept(said, start, edits))
        start = end


def _kept(said: str, start: int, edits: list[tuple[int, int, str]]) -> str:
    """What a piece of the paragraph says afterwards: a replacement is told by the piece that it begins in."""
    told, at = "", 0
    for first, last, new in edits:
        begin, end = first - start, last - start
        if end <= 0 or begin >= len(said):
            continue
        told += said[at : max(begin, 0)]
        if begin >= 0:
            told += new
        at = min(end, len(said))
    return told + said[at:]


def _text(paragraph: Any) -> str:
    return "".join(said for _, said in _pieces(paragraph))


def _pieces(paragraph: Any) -> Iterator[tuple[Any, str]]:
    """The elements of a paragraph that say something, with what; not those of a paragraph inside it (a text box)."""
    for element in paragraph:
        if element.tag == _TEXT:
            yield element, element.text or ""
        elif element.tag in _GAPS:
            yield element, _GAPS[element.tag]
        elif element.tag not in {_PARAGRAPH, _PROPERTIES}:
            yield from _pieces(element)


def _rewrite(element: Any, told: str) -> None:
    """Put a text in the place of an element, its line breaks and tabs as Word has them."""
    parent = element.getparent()
    for part in re.split(r"(\n|\t)", clean(told)):
        if part in {"\n", "\t"}:
            element.addprevious(OxmlElement("w:br" if part == "\n" else "w:tab"))
        elif part:
            new = OxmlElement("w:t")
            new.text = part
            new.set(qn("xml:space"), "preserve")
            element.addprevious(new)
    parent.remove(element)
