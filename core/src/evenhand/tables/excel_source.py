"""Takes the sheets of an Excel file apart into paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from evenhand.tables.cells import unescaped
from evenhand.tables.sheets import Merge, Place, Sheet, cell_name
from evenhand.tables.source import SHEET, Aside, Grid, GridCell, Piece, Source, without_bullet


def excel_source(sheets: tuple[Sheet, ...], name: str) -> Source:
    """The sheets as a document: the title of each as a heading, then its paragraphs and tables."""
    numbers = count()
    blocks: list[Piece | Grid] = []
    asides: list[Aside] = []
    remarks: list[str] = []
    for sheet in sheets:
        if not sheet.cells and not sheet.notes:
            continue
        blocks.append(Piece(next(numbers), sheet.title, f"sheet {sheet.title}", SHEET))
        blocks += _Blocks(sheet, numbers).blocks()
        for place, text in sheet.notes.items():
            piece = Piece(next(numbers), " ".join(text.split()), f"{sheet.title}!{cell_name(place)}")
            asides.append(Aside(piece, "in a comment on a cell"))
        remarks += [f"{words}; it was read all the same." for words in sheet.hidden]
        if sheet.pictures:
            remarks.append(f"Sheet {sheet.title} has pictures or charts ({sheet.pictures}), which are not read.")
        if sheet.links:
            remarks.append(f"Sheet {sheet.title} has links ({len(sheet.links)}); their addresses are not read.")
    return Source(name, tuple(blocks), tuple(asides), tuple(remarks))


class _Blocks:
    """The blocks of one sheet. Rows that touch belong together; a row of one cell above a table is a line of text."""

    def __init__(self, sheet: Sheet, numbers: count[int]) -> None:
        self.sheet = sheet
        self.numbers = numbers
        self.covered = {merge[:2]: merge for merge in sheet.merges}

    def blocks(self) -> Iterator[Piece | Grid]:
        for rows in self.groups():
            lines = {row: self.places_in(row) for row in rows}
            while rows and len(lines[rows[0]]) == 1:
                yield from self.line(lines[rows.pop(0)][0])
            if not rows:
                continue
            yield self.grid(rows)

    def groups(self) -> Iterator[list[int]]:
        """Runs of rows without an empty one between them. A merged cell fills all its rows."""
        filled = {row for row, _ in self.sheet.cells}
        for merge in self.sheet.merges:
            if (merge.top, merge.left) in self.sheet.cells:
                filled |= set(range(merge.top, merge.bottom + 1))
        group: list[int] = []
        for row in sorted(filled):
            if group and row != group[-1] + 1:
                yield group
                group = []
            group.append(row)
        if group:
            yield group

    def places_in(self, row: int) -> list[Place]:
        """The cells with text that cover a row. One in a tall merged cell counts in each of its rows."""
        own = [place for place in self.sheet.cells if place[0] == row]
        tall = [(merge.top, merge.left) for merge in self.sheet.merges if merge.top < row <= merge.bottom]
        return sorted({*own, *(place for place in tall if place in self.sheet.cells)})

    def line(self, place: Place) -> Iterator[Piece]:
        if place not in self.sheet.cells:
            return
        wide = (merge := self.covered.get(place)) is not None and merge.right > merge.left
        for piece in self.pieces(place):
            short = len(piece.text) <= 90 and piece.text[-1] not in ".?!;," and not piece.bullet
            level = 2 if short and (wide or place in self.sheet.bold or piece.text.isupper()) else 0
            yield piece._replace(level=level)

    def grid(self, rows: list[int]) -> Grid:
        first = rows[0]
        cells = []
        for place in sorted(self.sheet.cells):
            if place[0] in rows:
                merge = self.covered.get(place, Merge(*place, *place))
                size = (merge.bottom - merge.top + 1, merge.right - merge.left + 1)
                cells.append(GridCell(place[0] - first + 1, place[1], *size, tuple(self.pieces(place))))
        return Grid(f"{self.sheet.title}!{cell_name((first, 1))}", tuple(cells))

    def pieces(self, place: Place) -> Iterator[Piece]:
        """Each line of a cell; in Excel a line is ended on purpose."""
        at = f"{self.sheet.title}!{cell_name(place)}"
        for line in unescaped(str(self.sheet.cells[place])).splitlines():
            text, bullet = without_bullet(line)
            if text:
                yield Piece(next(self.numbers), text, at, 0, bullet)
