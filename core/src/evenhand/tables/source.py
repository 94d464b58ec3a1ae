"""A guidance document taken apart: every piece of text with its place, in order, and the tables as grids."""

from __future__ import annotations

import re
from typing import NamedTuple

_BULLET = re.compile(r"^\s*(?:[•·▪●○◦‣∙*\uf0b7\uf0a7]|[-–—](?=\s))\s*")
_BLANKS = re.compile(r"\s+")


SHEET = 8
"""The level of the heading that a sheet's own title makes."""


class Piece(NamedTuple):
    """One paragraph, or one line of a cell. ``at`` is its locator: ``P12``, ``T3:r2:c2`` or ``Sheet!C7``.

    ``number`` counts all pieces of a document. ``level`` is that of a heading, 1 the highest; 0 for what is none.
    ``printed`` is the number that Word puts before it by itself. ``lead`` are the words in bold that it begins with.
    ``note`` says what somebody should know of how it was read. ``fill`` marks the label of a field to be filled in, and
    ``computed`` the result of a formula.
    """

    number: int
    text: str
    at: str
    level: int = 0
    bullet: bool = False
    printed: str = ""
    lead: str = ""
    note: str = ""
    fill: bool = False
    computed: bool = False

    @property
    def shown(self) -> str:
        """Its words as the document prints them, with the number before them."""
        return f"{self.printed} {self.text}" if self.printed else self.text


class GridCell(NamedTuple):
    """One cell with the rows and columns that it covers, counted from 1."""

    row: int
    column: int
    rows: int
    columns: int
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """All its text on one line."""
        return " ".join(piece.text for piece in self.pieces)


class Grid:
    """One table. A merged cell is one cell, found at each place that it covers."""

    def __init__(self, at: str, cells: tuple[GridCell, ...]) -> None:
        self.at = at
        self.cells = cells
        self._by_place: dict[tuple[int, int], GridCell] = {}
        for cell in cells:
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    self._by_place.setdefault((row, column), cell)
        self.rows = max((row for row, _ in self._by_place), default=0)
        self.columns = max((column for _, column in self._by_place), default=0)

    def at_place(self, row: int, column: int) -> GridCell | None:
        """The cell that covers a place."""
        return self._by_place.get((row, column))

    @property
    def pieces(self) -> list[Piece]:
        """Every piece of text in it, from the top."""
        return [piece for cell in sorted(self.cells) for piece in cell.pieces]

    def beginning_in(self, row: int) -> list[GridCell]:
        """The cells with text whose first row this is, from the left."""
        return sorted((cell for cell in self.cells if cell.row == row and cell.pieces), key=lambda cell: cell.column)


class Aside(NamedTuple):
    """A piece outside the flow of the text, such as one in a page's footer, and in words where it stands."""

    piece: Piece
    what: str


class Source(NamedTuple):
    """A whole document: paragraphs and tables in order, then what stands beside them.

    ``remarks`` say what was not read at all, ``formulas`` what cells compute.
    """

    name: str
    blocks: tuple[Piece | Grid, ...]
    asides: tuple[Aside, ...] = ()
    remarks: tuple[str, ...] = ()
    formulas: tuple[str, ...] = ()

    def pieces(self) -> list[Piece]:
        """Every piece of text in it."""
        found: list[Piece] = []
        for block in self.blocks:
            found += [block] if isinstance(block, Piece) else [piece for cell in block.cells for piece in cell.pieces]
        return [*found, *(aside.piece for aside in self.asides)]


def is_title(piece: Piece) -> bool:
    """Whether it is as short as a title is, and says nothing."""
    return len(piece.text) <= 90 and piece.text[-1] not in ".?!;," and not piece.bullet


def one_line(text: str) -> str:
    """Text with each run of blanks and line ends as one space."""
    return _BLANKS.sub(" ", text).strip()


def without_bullet(text: str) -> tuple[str, bool]:
    """Text without the sign of a list that somebody typed before it, and whether there was one."""
    found = _BULLET.match(text)
    return (one_line(text[found.end() :]), True) if found else (one_line(text), False)
