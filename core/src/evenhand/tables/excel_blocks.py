"""The blocks of one sheet: rows that belong together are a table, and a row of one cell above is a line of text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from evenhand.tables import marks
from evenhand.tables.cells import unescaped
from evenhand.tables.lines import cell_lines
from evenhand.tables.sheets import Merge, Place, Sheet, cell_name
from evenhand.tables.source import Grid, GridCell, Piece, is_title

Shape = tuple[tuple[int, int, bool], ...]
"""How a row looks: the column of each of its cells, how many columns it covers, and whether it is in bold."""


class Blocks:
    """The paragraphs and tables of a sheet in their order. ``numbers`` counts the pieces of the whole document."""

    def __init__(self, sheet: Sheet, numbers: count[int]) -> None:
        self.sheet = sheet
        self.numbers = numbers
        self.covered = {merge[:2]: merge for merge in sheet.merges}
        self.asks_in_tables = any(map(self.asks_beside_others, {row for row, _ in sheet.cells}))

    def blocks(self) -> Iterator[Piece | Grid]:
        """Each line of text, and each table, which may go on below empty rows."""
        table: list[int] = []
        for rows in self.groups():
            if table and self.shape(rows[0]) == self.shape(table[-1]):
                table += rows
                continue
            if table:
                yield self.grid(table)
            table = []
            while rows and len(self.places_in(rows[0])) == 1:
                yield from self.line(rows.pop(0))
            table = rows
        if table:
            yield self.grid(table)

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

    def shape(self, row: int) -> Shape:
        """How a row looks, told by what begins in it."""
        return tuple(
            (place[1], self.merge(place).right - place[1], place in self.sheet.bold)
            for place in self.places_in(row)
            if place[0] == row
        )

    def merge(self, place: Place) -> Merge:
        return self.covered.get(place, Merge(*place, *place))

    def asks_beside_others(self, row: int) -> bool:
        """Whether it is a row of a table of questions, or the one that heads it."""
        texts = [str(self.sheet.cells[place]) for place in self.places_in(row) if place[0] == row]
        return len(texts) > 1 and any(marks.is_question(text) or marks.is_prompts_heading(text) for text in texts)

    def line(self, row: int) -> Iterator[Piece]:
        """The pieces of the one cell of a row; nothing where it goes on from the row above."""
        (place,) = self.places_in(row)
        if place[0] != row:
            return
        wide = self.merge(place).right > place[1]
        fill = self.is_label_of_field(place)
        for piece in self.pieces(place):
            heads = is_title(piece) and (wide or place in self.sheet.bold or piece.text.isupper())
            yield piece._replace(level=2 if heads and not fill else 0, fill=fill)

    def is_label_of_field(self, place: Place) -> bool:
        """Whether what stands beside it is to be filled in.

        A question with its answer beside it is a question, unless the sheet asks in a table with headings.
        """
        text = str(self.sheet.cells[place]).strip()
        beside = (place[0], self.merge(place).right + 1)
        if beside not in self.sheet.fields or len(text) > 90:
            return False
        return self.asks_in_tables or not marks.is_question(text)

    def grid(self, rows: list[int]) -> Grid:
        """The table of these rows. Empty rows between them count as none of its own."""
        cells = []
        for place in sorted(self.sheet.cells):
            if place[0] in rows:
                merge = self.merge(place)
                top = rows.index(place[0]) + 1
                size = (sum(row in rows for row in range(merge.top, merge.bottom + 1)), merge.right - merge.left + 1)
                cells.append(GridCell(top, place[1], *size, tuple(self.pieces(place))))
        return Grid(f"{self.sheet.title}!{cell_name((rows[0], 1))}", tuple(cells))

    def pieces(self, place: Place) -> Iterator[Piece]:
        """Each item of a cell."""
        at = f"{self.sheet.title}!{cell_name(place)}"
        computed = place in self.sheet.formulas
        for line in cell_lines(unescaped(str(self.sheet.cells[place]))):
            yield Piece(next(self.numbers), line.text, at, 0, line.bullet, note=line.note, computed=computed)
