"""Reads tables with grades as rows: before the grade perhaps the section, after it what the grade looks like."""

from __future__ import annotations

from evenhand.tables.prose import Prose
from evenhand.tables.source import Grid, GridCell, is_title

_HEADING = "Read as the heading of a column."


class RowsOfGrades:
    """A table whose ``column`` names the grade of each row; ``grades`` are these by row."""

    def __init__(self, grid: Grid, prose: Prose, column: int, grades: dict[int, str]) -> None:
        self.grid, self.prose, self.draft = grid, prose, prose.draft
        self.column = column
        self.grades = grades
        self.criteria: dict[int, str] = {}
        self.before_row: tuple[GridCell, ...] = ()

    def read(self) -> None:
        """Take in the table. What comes after it is under none of its grades."""
        for row in range(1, self.grid.rows + 1):
            cells = self.grid.beginning_in(row)
            if row not in self.grades:
                self.between(cells)
                continue
            for cell in cells:
                if cell.column < self.column:
                    self.before(cell)
                elif cell.column == self.column:
                    self.named(cell, self.grades[row])
                else:
                    self.described(cell, self.grades[row])
        self.prose.turn_away()

    def described(self, cell: GridCell, grade: str) -> None:
        stands_before = [each.text for each in self.before_row if each.row <= cell.row < each.row + each.rows]
        criterion = ": ".join([*stands_before, *filter(None, [self.criteria.get(cell.column)])]) or None
        for piece in cell.pieces:
            if self.prose.under_rules(piece):
                continue
            self.prose.descriptor(self.prose.current(piece.at), grade, piece, criterion)
            for title in (title for each in self.before_row if each.text in stands_before for title in each.pieces):
                self.draft.used(title)

    def named(self, cell: GridCell, grade: str) -> None:
        if cell.pieces[0].number not in self.draft.went:
            self.draft.label(cell.pieces[0], f"Read as the grade of a row ({self.prose.scale.grades[grade]}).")
            for piece in cell.pieces[1:]:
                self.prose.descriptor(self.prose.current(piece.at), grade, piece)

    def before(self, cell: GridCell) -> None:
        """What stands before the grades: the title of a section, or a criterion where a heading names the section."""
        if not self.prose.cells_name_sections():
            self.before_row = (*self.before_row, cell)
            return
        self.prose.heading(cell.pieces[0]._replace(level=3), in_table=True)
        for piece in cell.pieces[1:]:
            self.prose.read_cell(piece)

    def between(self, cells: list[GridCell]) -> None:
        """A row without a grade: a title, headings of the columns, or text."""
        after = [cell for cell in cells if cell.column > self.column]
        headed = [cell for cell in after if len(cell.pieces) == 1]
        if len(cells) > 1 and len(headed) == len(after):
            several = len(after) > 1
            for cell in cells:
                for piece in cell.pieces:
                    if cell in after and several:
                        self.criteria |= dict.fromkeys(range(cell.column, cell.column + cell.columns), cell.text)
                    self.draft.label(piece, _HEADING)
            return
        for piece in (piece for cell in cells for piece in cell.pieces):
            self.prose.read_cell(piece._replace(level=piece.level or (3 if is_title(piece) else 0)))
