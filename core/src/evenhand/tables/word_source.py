"""Takes a Word document apart into paragraphs and tables, with everything that Word shows somewhere."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import count
from typing import Any, NoReturn

from evenhand import office_package
from evenhand.office_package import Limits, Office
from evenhand.tables.errors import TablesError
from evenhand.tables.lines import Line, paragraph_lines
from evenhand.tables.source import Aside, Grid, GridCell, Piece, Source, one_line
from evenhand.tables.word_numbers import Numbering
from evenhand.tables.word_text import (
    W,
    below,
    bold_beginning,
    is_bold,
    is_shown,
    stands_in_box,
    text_of,
    tracked_words,
)

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
WORD = Office(
    "Word", ".docx", "Word document", "document", "documents",
    (f"{_MAIN}.document.main+xml", f"{_MAIN}.template.main+xml"), "a .docx file",
)  # fmt: skip
_BESIDE = re.compile(r"word/(header|footer|footnotes|endnotes|comments)\d*\.xml")
_BESIDE_WORDS = {
    "header": "in the top margin of the page",
    "footer": "in the bottom margin of the page",
    "footnotes": "in a footnote",
    "endnotes": "in an endnote",
    "comments": "in a comment",
}


def read_word(content: bytes, name: str) -> Source:
    """The document of a Word file that is shown to people as ``name``.

    Raises :class:`TablesError` for a file that is no Word document, is too large, or holds what could run or fetch.
    """

    def refuse(why: str) -> NoReturn:
        raise TablesError(f"{name} {why}")

    parts = office_package.unpacked(content, WORD, Limits(), refuse)
    office_package.check_parts(parts, WORD, refuse, links=True)
    return _Reader(parts, name, _styles(content, refuse)).read()


def _styles(content: bytes, refuse: Any) -> dict[str, str]:
    """The names of paragraph styles by their ids, as Word's own languages-independent names."""
    import docx

    try:
        return {style.style_id: style.name or "" for style in docx.Document(io.BytesIO(content)).styles}
    except (KeyError, ValueError, AttributeError, TypeError):
        refuse("cannot be read as a Word document; open it in Word and save it anew as .docx")
    raise AssertionError


class _Reader:
    def __init__(self, parts: dict[str, bytes], name: str, styles: dict[str, str]) -> None:
        from docx.oxml.parser import parse_xml

        self.parts = parts
        self.name = name
        self.styles = styles
        self.parse: Any = parse_xml
        self.numbers = count()
        self.paragraphs = count(1)
        self.tables = count(1)
        self.asides: list[Aside] = []
        self.struck: list[str] = []
        numbering, named = (
            parse_xml(parts[part]) if part in parts else None for part in ("word/numbering.xml", "word/styles.xml")
        )
        self.numbering = Numbering(numbering, named)

    def read(self) -> Source:
        body = self.parse(self.parts["word/document.xml"]).find(f"{W}body")
        blocks = tuple(self.blocks(body)) if body is not None else ()
        for part, content in sorted(self.parts.items()):
            if found := _BESIDE.fullmatch(part):
                for number, paragraph in enumerate(self.parse(content).iter(f"{W}p"), start=1):
                    self.beside(paragraph, f"{part.removeprefix('word/')}:{number}", _BESIDE_WORDS[found[1]])
        return Source(self.name, blocks, tuple(self.asides), tuple(self.remarks()))

    def remarks(self) -> Iterator[str]:
        pictures = sum(part.startswith("word/media/") for part in self.parts)
        if pictures:
            yield f"The document has pictures ({pictures}). Words in pictures are not read: look at them."
        if any(part.startswith(("word/charts/", "word/diagrams/")) for part in self.parts):
            yield "The document has charts or drawings of Word's own. Their words are not read: look at them."
        body = self.parts["word/document.xml"]
        if b"<w:del " in body or b"<w:ins " in body:
            yield "The document has tracked changes. It was read as if all were accepted; each is listed."
        yield from self.struck
        links = self.parts.get("word/_rels/document.xml.rels", b"").count(b"relationships/hyperlink")
        if links:
            yield f"The document has links ({links}). Their words are read, their addresses are not."

    def beside(self, paragraph: Any, at: str, what: str) -> None:
        if text := one_line(text_of(paragraph)):
            self.asides.append(Aside(Piece(next(self.numbers), text, at), what))

    def blocks(self, parent: Any) -> Iterator[Piece | Grid]:
        for element in below(parent):
            if element.tag == f"{W}p":
                yield from self.pieces(element, f"P{next(self.paragraphs)}")
            elif element.tag == f"{W}tbl":
                yield self.grid(element, f"T{next(self.tables)}")

    def pieces(self, paragraph: Any, at: str) -> Iterator[Piece]:
        printed, listed = self.numbering.before(paragraph)
        listed = listed or self.style(paragraph).startswith("List")
        lead = bold_beginning(paragraph)
        for first, line in enumerate(self.lines(paragraph, at, listed)):
            level = self.level(paragraph, line.text, listed)
            bullet = (line.bullet or listed) and not level
            piece = Piece(next(self.numbers), line.text, at, level, bullet, note=line.note)
            yield piece if first else piece._replace(printed=printed, lead=lead if line.text.startswith(lead) else "")
        for box in paragraph.iter(f"{W}txbxContent"):
            if is_shown(box):
                for inner in box.iter(f"{W}p"):
                    self.beside(inner, at, "in a text box")

    def lines(self, paragraph: Any, at: str, listed: bool) -> list[Line]:
        """The items of a paragraph, the first with a note where changes to it are tracked."""
        text = text_of(paragraph)
        lines = paragraph_lines(text)
        if lines and not any(line.bullet for line in lines) and self.level(paragraph, one_line(text), listed):
            lines = [Line(one_line(text), False)]
        added, struck = tracked_words(paragraph)
        if not added and not struck:
            return lines
        said = " and ".join([*([f"adds “{added}”"] if added else []), *([f"strikes out “{struck}”"] if struck else [])])
        if not lines:
            self.struck.append(f"{at}: a tracked change {said}, the whole of it. It was not read.")
            return lines
        words = f"A tracked change {said}; it was read as if accepted."
        return [lines[0]._replace(note=f"{lines[0].note} {words}".strip()), *lines[1:]]

    def level(self, paragraph: Any, text: str, listed: bool) -> int:
        """The level of a heading; 1 for a title, 9 for a short line in bold or in capitals."""
        style = self.style(paragraph)
        if found := re.fullmatch(r"(?i)heading (\d)", style):
            return int(found[1])
        if style.casefold() == "title":
            return 1
        if not text or len(text) > 90 or text[-1] in ".?!;," or listed:
            return 0
        return 9 if is_bold(paragraph) or (text.isupper() and len(text) > 3) else 0

    def style(self, paragraph: Any) -> str:
        found = paragraph.find(f"{W}pPr/{W}pStyle")
        return self.styles.get(found.get(f"{W}val"), "") if found is not None else ""

    def grid(self, table: Any, at: str) -> Grid:
        open_cells: dict[int, int] = {}
        cells: list[GridCell] = []
        rows = [element for element in below(table) if element.tag == f"{W}tr"]
        for row, element in enumerate(rows, start=1):
            column = 1 + _number(element, "trPr/gridBefore")
            for cell in (each for each in below(element) if each.tag == f"{W}tc"):
                columns = _number(cell, "tcPr/gridSpan") or 1
                pieces = tuple(self.cell_pieces(cell, f"{at}:r{row}:c{column}"))
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                above = open_cells.get(column)
                if merge is not None and merge.get(f"{W}val") != "restart" and above is not None:
                    old = cells[above]
                    cells[above] = old._replace(rows=row - old.row + 1, pieces=(*old.pieces, *pieces))
                else:
                    open_cells[column] = len(cells)
                    cells.append(GridCell(row, column, 1, columns, pieces))
                column += columns
        return Grid(at, tuple(cells))

    def cell_pieces(self, cell: Any, at: str) -> Iterator[Piece]:
        """The paragraphs of a cell, and those of tables in it, which are told by the cell that they stand in."""
        for paragraph in cell.iter(f"{W}p"):
            if not stands_in_box(paragraph, cell):
                yield from self.pieces(paragraph, at)


def _number(element: Any, path: str) -> int:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    value = found.get(f"{W}val") if found is not None else None
    return int(value) if value and value.isdigit() and int(value) < 1000 else 0
