"""The report in an authority's own Word template: words and parts of it in the place of placeholders.

The template is checked whole before anything is put into it, so that a mistake in it is one line and no file.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import docx as python_docx
from docx.opc.exceptions import OpcError
from docx.opc.oxml import serialize_part_xml
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from evenhand.reporting import docx_parts
from evenhand.reporting.docx import word_time
from evenhand.reporting.docx_package import repacked
from evenhand.reporting.docx_placeholders import Placeholder, notices
from evenhand.reporting.docx_template_blocks import insert, prepare
from evenhand.reporting.docx_template_package import template_package
from evenhand.reporting.docx_template_text import OPENING, Mark, marks, replace
from evenhand.reporting.errors import ReportError
from evenhand.reporting.text import clean
from evenhand.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docx.document import Document as WordDocument

    from evenhand.reporting.document import Document

TELLING = frozenset({"report", "notices"})
"""Placeholders that bring the notices. A template with none of them begins with the notices, which nobody must miss."""
LONGEST_NAME = 60
_PARTS = re.compile(r"/word/(document|header|footer|footnotes|endnotes|comments)\d*\.xml")
_WORDS = {
    "document": "the body",
    "header": "a page's head",
    "footer": "a page's foot",
    "footnotes": "a footnote",
    "endnotes": "an endnote",
    "comments": "a comment",
}


class _Part(NamedTuple):
    kind: str
    part: Any
    root: Any


def from_template(template: bytes, name: str, known: Mapping[str, Placeholder], document: Document) -> bytes:
    """The template with its placeholders replaced. ``name`` is what messages call it.

    The same template and report always give the same bytes. Raises :class:`ReportError` for a file that may not be a
    template, and for a placeholder that there is not or that stands where it cannot.
    """
    word = _opened(template_package(template, name), name)
    parts = list(_parts(word))
    found = [(part, mark) for part in parts for mark in marks(part.root)]
    for part, mark in found:
        _check(part, mark, known, name)
    prepare(word)
    for part in parts:
        for paragraph in list(part.root.iter(qn("w:p"))):
            replace(paragraph, lambda asked: known[asked].words if known[asked].blocks is None else None)
    for _, mark in found:
        if (blocks := known[mark.name].blocks) is not None:
            insert(word, mark.paragraph, blocks)
    if not TELLING & {mark.name for _, mark in found} and notices(document):
        _at_the_top(word, document)
    docx_parts.set_properties(word, title=clean(document.title), made_at=word_time(document.made_at))
    return _saved(word, parts)


def _opened(package: bytes, name: str) -> WordDocument:
    try:
        return python_docx.Document(io.BytesIO(package))
    except (OpcError, KeyError, ValueError, AttributeError, SyntaxError):
        raise ReportError(f"the template {name} is no Word document, or is damaged; save it anew as .docx") from None


def _parts(word: WordDocument) -> Iterator[_Part]:
    """The parts that hold text, the body first."""
    found = []
    for part in word.part.package.iter_parts():
        if match := _PARTS.fullmatch(str(part.partname)):
            root = part.element if hasattr(part, "element") else parse_xml(part.blob)
            found.append(_Part(match[1], part, root))
    return iter(sorted(found, key=lambda part: (part.kind != "document", str(part.part.partname))))


def _check(part: _Part, mark: Mark, known: Mapping[str, Placeholder], name: str) -> None:
    if mark.name.startswith(OPENING):
        raise ReportError(f"the template {name} has {{{{ without }}}} in {_where(part, mark)}; close the placeholder")
    written = clean(mark.name)[:LONGEST_NAME]
    if mark.name not in known:
        meant = f"did you mean {{{{{near}}}}}? " if (near := nearest(mark.name, known)) else ""
        raise ReportError(
            f"the template {name} asks for {{{{{written}}}}} in {_where(part, mark)}, and there is no "
            f"such placeholder; {meant}`evenhand report AUDIT --placeholders` lists them all"
        )
    if known[mark.name].blocks is not None and not (mark.alone and part.kind == "document" and not _in_a_box(mark)):
        raise ReportError(
            f"the template {name} has {{{{{written}}}}} in {_where(part, mark)}, where it cannot stand; "
            "give it a paragraph of its own in the body"
        )


def _in_a_box(mark: Mark) -> bool:
    return next(mark.paragraph.iterancestors(qn("w:txbxContent")), None) is not None


def _where(part: _Part, mark: Mark) -> str:
    """Where a placeholder stands, as the author of the template can find it: tables are counted, then paragraphs."""
    words = _WORDS[part.kind]
    around = list(mark.paragraph.iterancestors(qn("w:tbl")))
    if around:
        rows = list(around[-1].iterchildren(qn("w:tr")))
        inside = {id(each) for each in mark.paragraph.iterancestors(qn("w:tr"))}
        row = next(number for number, each in enumerate(rows, start=1) if id(each) in inside)
        return f"{words}, table {_place(around[-1], part)}, row {row}"
    return f"{words}, paragraph {_place(mark.paragraph, part)}"


def _place(element: Any, part: _Part) -> int:
    """The number of a table or paragraph among those that stand in no table."""
    alike = part.root.iter(element.tag)
    return [each for each in alike if next(each.iterancestors(qn("w:tbl")), None) is None].index(element) + 1


def _at_the_top(word: WordDocument, document: Document) -> None:
    first = word.element.body[0]
    place = word.add_paragraph()._p
    first.addprevious(place)
    insert(word, place, notices(document))


def _saved(word: WordDocument, parts: list[_Part]) -> bytes:
    for part in parts:
        if not hasattr(part.part, "element"):
            part.part._blob = serialize_part_xml(part.root)
    written = io.BytesIO()
    word.save(written)
    return repacked(written.getvalue())
