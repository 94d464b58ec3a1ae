"""Reads tables with grades as columns: a criterion or a section before each row, and titles across it."""

from __future__ import annotations

from evenhand.tables import marks
from evenhand.tables.draft import Section
from evenhand.tables.prose import Prose
from evenhand.tables.source import Grid, GridCell, Piece, is_title

_CRITERION, _PROMPTS, _STANDARD, _SECTION, _OTHER = "criterion", "prompts", "standard", "section", "other"
_HEADING = "Read as the heading of a column."


class ColumnsOfGrades:
    """A table with grades as columns. Rows before its first heading, or across it, are titles or text."""

    def __init__(self, grid: Grid, prose: Prose, headings: dict[int, dict[int, str]]) -> None:
        self.grid, self.prose, self.draft = grid, prose, prose.draft
        self.headings = headings
        self.grades: dict[int, str] = {}
        self.roles: dict[int, str] = {}
        self.above: Piece | None = None

    def read(self) -> None:
        """Take in the table. What comes after it is under none of its grades."""
        for row in range(1, self.grid.rows + 1):
            cells = self.grid.beginning_in(row)
            if row in self.headings:
                self.heading(row, cells)
            elif not self.grades or self.goes_across(cells):
                for piece in (piece for cell in cells for piece in cell.pieces):
                    self.title_or_text(piece)
            else:
                self.row(row, cells)
        self.prose.turn_away()

    def title_or_text(self, piece: Piece) -> None:
        """A row across a table is a title where it is short: of a section, or of rows of the section it stands in."""
        label = marks.is_grading_heading(piece.text) or self.prose.scale.grade(piece.text) is not None
        if is_title(piece) and not label and not self.prose.cells_name_sections():
            self.above = piece
            return
        self.prose.read_cell(piece._replace(level=piece.level or (3 if is_title(piece) else 0)))

    def goes_across(self, cells: list[GridCell]) -> bool:
        return len(cells) == 1 and cells[0].columns > 1 and cells[0].columns >= len(self.grades)

    def heading(self, row: int, cells: list[GridCell]) -> None:
        self.grades = self.headings[row]
        self.roles = {}
        for cell in cells:
            grade = self.grades.get(cell.column)
            if grade is None:
                self.name_columns(cell)
                continue
            self.draft.label(cell.pieces[0], f"Read as the grade of a column ({self.prose.scale.grades[grade]}).")
            for piece in cell.pieces[1:]:
                self.prose.descriptor(self.section(piece.at), grade, piece)

    def name_columns(self, cell: GridCell) -> None:
        text = cell.text
        role = _OTHER
        if cell.rows > 1 and cell.column == 1:
            # Merged down from here, it stands before the rows below and heads none of them.
            return
        if marks.is_prompts_heading(text):
            role = _PROMPTS
        elif marks.is_standard_heading(text):
            role = _STANDARD
        elif cell.column == 1 and marks.heads_sections(text) and self.prose.cells_name_sections():
            role = _SECTION
        elif cell.column == 1:
            # A title may stand in the corner above the criteria where nothing else names the section.
            self.corner(cell)
            return
        for piece in cell.pieces:
            self.draft.label(piece, _HEADING)
        self.roles |= dict.fromkeys(range(cell.column, cell.column + cell.columns), role)

    def corner(self, cell: GridCell) -> None:
        prose = self.prose
        usual = cell.text.casefold().rstrip(":") in {"criteria", "criterion", "grade", "grades", "standard", "area"}
        if marks.heads_sections(cell.text) and not prose.cells_name_sections():
            for piece in cell.pieces:
                words = "Read as the heading of criteria, and not of sections: a heading above names the section."
                self.draft.label(piece, words)
        elif prose.pending is None and prose.section is None and not usual and len(cell.pieces) == 1:
            prose.heading(cell.pieces[0], in_table=True)
        else:
            for piece in cell.pieces:
                self.draft.label(piece, _HEADING)

    def section(self, at: str) -> Section:
        return self.prose.current(at)

    def row(self, row: int, cells: list[GridCell]) -> None:
        criterion: str | None = None
        graded = [cell for cell in cells if cell.column in self.grades]
        for column in range(1, self.grid.columns + 1):
            cell = self.grid.at_place(row, column)
            if cell is None or not cell.pieces or column in self.grades or cell.column != column:
                continue
            role = self.roles.get(column, _CRITERION if column == min(self.free_columns()) else _OTHER)
            if role in {_CRITERION, _SECTION} and column == min(self.free_columns()):
                criterion = self.first_column(cell, role, row, graded)
            elif cell.row == row:
                self.other(cell, role)
        if self.above is not None and graded:
            self.draft.used(self.above)
            criterion = f"{self.above.text}: {criterion}" if criterion else self.above.text
        for cell in graded:
            self.graded(cell, criterion)

    def free_columns(self) -> list[int]:
        return [column for column in range(1, self.grid.columns + 1) if column not in self.grades]

    def first_column(self, cell: GridCell, role: str, row: int, graded: list[GridCell]) -> str | None:
        """What stands before a row: the title of a section, or the criterion of its descriptors."""
        if role == _SECTION:
            if cell.row == row:
                self.prose.heading(cell.pieces[0]._replace(level=3), in_table=True)
                for piece in cell.pieces[1:]:
                    self.prose.read_cell(piece)
            return None
        if not graded and cell.row == row:
            for piece in cell.pieces:
                if marks.is_question(piece.text):
                    self.prose.prompt(piece)
            return None
        for piece in cell.pieces if graded else ():
            self.draft.used(piece)
        return cell.text

    def other(self, cell: GridCell, role: str) -> None:
        for piece in cell.pieces:
            if role == _PROMPTS or (role != _STANDARD and marks.is_question(piece.text)):
                self.prose.prompt(piece)
            elif role == _STANDARD:
                self.prose.standard(piece)

    def graded(self, cell: GridCell, criterion: str | None) -> None:
        covered = range(cell.column, cell.column + cell.columns)
        grades = list(dict.fromkeys(self.grades[column] for column in covered if column in self.grades))
        labels = " and ".join(self.prose.scale.grades[grade] for grade in grades)
        for piece in cell.pieces:
            if self.prose.under_rules(piece):
                continue
            section = self.section(piece.at)
            for grade in grades:
                self.prose.descriptor(section, grade, piece, criterion)
            if len(grades) > 1:
                self.draft.doubt(piece, f"The cell goes across {labels}; it stands under each of them now.")
            if cell.rows > 1:
                self.draft.doubt(piece, f"The cell goes down over {cell.rows} rows; it stands at the first of them.")
