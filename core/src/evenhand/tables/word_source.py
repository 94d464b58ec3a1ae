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
from evenhand.tables.source import Aside, Grid, GridCell, Piece, Source, one_line, without_bullet

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
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_THROUGH = {f"{_W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}


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

    def read(self) -> Source:
        body = self.parse(self.parts["word/document.xml"]).find(f"{_W}body")
        blocks = tuple(self.blocks(body)) if body is not None else ()
        for part, content in sorted(self.parts.items()):
            if found := _BESIDE.fullmatch(part):
                for number, paragraph in enumerate(self.parse(content).iter(f"{_W}p"), start=1):
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
            yield "The document has tracked changes. It was read as if all were accepted."
        links = self.parts.get("word/_rels/document.xml.rels", b"").count(b"relationships/hyperlink")
        if links:
            yield f"The document has links ({links}). Their words are read, their addresses are not."

    def beside(self, paragraph: Any, at: str, what: str) -> None:
        if text := one_line(_text(paragraph)):
            self.asides.append(Aside(Piece(next(self.numbers), text, at), what))

    def blocks(self, parent: Any) -> Iterator[Piece | Grid]:
        for element in _below(parent):
            if element.tag == f"{_W}p":
                yield from self.pieces(element, f"P{next(self.paragraphs)}")
            elif element.tag == f"{_W}tbl":
                yield self.grid(element, f"T{next(self.tables)}")

    def pieces(self, paragraph: Any, at: str) -> Iterator[Piece]:
        lines = [line for line in _text(paragraph).split("\n") if line.strip()]
        if not all(without_bullet(line)[1] for line in lines[1:]):
            # A line end inside a paragraph parts items only where each begins with the sign of a list.
            lines = [" ".join(lines)]
        for line in lines:
            text, typed = without_bullet(line)
            if text:
                yield Piece(next(self.numbers), text, at, self.level(paragraph, text), typed or self.is_item(paragraph))
        for box in paragraph.iter(f"{_W}txbxContent"):
            if _is_shown(box):
                for inner in box.iter(f"{_W}p"):
                    self.beside(inner, at, "in a text box")

    def level(self, paragraph: Any, text: str) -> int:
        """The level of a heading; 1 for a title, 9 for a short line in bold or in capitals."""
        style = self.style(paragraph)
        if found := re.fullmatch(r"(?i)heading (\d)", style):
            return int(found[1])
        if style.casefold() == "title":
            return 1
        if len(text) > 90 or text[-1] in ".?!;," or self.is_item(paragraph):
            return 0
        return 9 if _is_bold(paragraph) or (text.isupper() and len(text) > 3) else 0

    def is_item(self, paragraph: Any) -> bool:
        return paragraph.find(f"{_W}pPr/{_W}numPr") is not None or self.style(paragraph).startswith("List")

    def style(self, paragraph: Any) -> str:
        found = paragraph.find(f"{_W}pPr/{_W}pStyle")
        return self.styles.get(found.get(f"{_W}val"), "") if found is not None else ""

    def grid(self, table: Any, at: str) -> Grid:
        open_cells: dict[int, int] = {}
        cells: list[GridCell] = []
        rows = [element for element in _below(table) if element.tag == f"{_W}tr"]
        for row, element in enumerate(rows, start=1):
            column = 1 + _number(element, "trPr/gridBefore")
            for cell in (each for each in _below(element) if each.tag == f"{_W}tc"):
                columns = _number(cell, "tcPr/gridSpan") or 1
                pieces = tuple(self.cell_pieces(cell, f"{at}:r{row}:c{column}"))
                merge = cell.find(f"{_W}tcPr/{_W}vMerge")
                above = open_cells.get(column)
                if merge is not None and merge.get(f"{_W}val") != "restart" and above is not None:
                    old = cells[above]
                    cells[above] = old._replace(rows=row - old.row + 1, pieces=(*old.pieces, *pieces))
                else:
                    open_cells[column] = len(cells)
                    cells.append(GridCell(row, column, 1, columns, pieces))
                column += columns
        return Grid(at, tuple(cells))

    def cell_pieces(self, cell: Any, at: str) -> Iterator[Piece]:
        """The paragraphs of a cell, and those of tables in it, which are told by the cell that they stand in."""
        for paragraph in cell.iter(f"{_W}p"):
            if not _is_elsewhere(paragraph, cell):
                yield from self.pieces(paragraph, at)


def _below(parent: Any) -> Iterator[Any]:
    """The children, with those of whatever Word wraps around them."""
    for element in parent:
        if element.tag in _THROUGH:
            yield from _below(element)
        else:
            yield element


def _text(paragraph: Any) -> str:
    """The words of a paragraph as Word shows them, without those of boxes anchored in it."""
    found = []
    for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        if _is_elsewhere(element, paragraph):
            continue
        if element.tag == f"{_W}t":
            found.append(element.text or "")
        elif element.tag == f"{_W}tab":
            # A tab stop among the paragraph's properties is none in its text.
            found.append("" if element.getparent().tag == f"{_W}tabs" else " ")
        else:
            found.append("-" if element.tag == f"{_W}noBreakHyphen" else "\n")
    return "".join(found)


def _is_elsewhere(element: Any, top: Any) -> bool:
    """Whether it stands in a text box, or was moved or struck out, rather than in the text itself."""
    for parent in element.iterancestors():
        if parent is top:
            return False
        if parent.tag in {f"{_W}txbxContent", f"{_W}moveFrom", f"{_W}del"}:
            return True
    return False


def _is_shown(box: Any) -> bool:
    """Word keeps each box twice: the second time for old programs."""
    return not any(str(parent.tag).endswith("}Fallback") for parent in box.iterancestors())


def _is_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.iter(f"{_W}r") if any((text.text or "").strip() for text in run.iter(f"{_W}t"))]
    marks = [run.find(f"{_W}rPr/{_W}b") for run in runs]
    return bool(runs) and all(mark is not None and mark.get(f"{_W}val") not in {"0", "false"} for mark in marks)


def _number(element: Any, path: str) -> int:
    found = element.find("/".join(f"{_W}{step}" for step in path.split("/")))
    value = found.get(f"{_W}val") if found is not None else None
    return int(value) if value and value.isdigit() and int(value) < 1000 else 0
