"""Reads the tables of a guidance document: grades as columns, grades as rows, or boxes with text."""

from __future__ import annotations

from evenhand.tables import marks
from evenhand.tables.draft import Section
from evenhand.tables.prose import Prose
from evenhand.tables.source import Grid, GridCell, Piece

_CRITERION, _PROMPTS, _STANDARD, _SECTION, _OTHER = "criterion", "prompts", "standard", "section", "other"
_HEADING = "Read as the heading of a column."


def read_grid(grid: Grid, prose: Prose) -> None:
    """Take in one table. What it has no place for is left for the list of what was not used."""
    columns = {row: found for row in range(1, grid.rows + 1) if len(found := _grades_in_row(grid, row, prose)) >= 2}
    if columns:
        _Columns(grid, prose, columns).read()
        return
    for column in range(1, grid.columns + 1):
        rows = _grades_in_column(grid, column, prose)
        if len(set(rows.values())) >= 2:
            _Rows(grid, prose, column, rows).read()
            return
    for cell in sorted(grid.cells):
        for piece in cell.pieces:
            prose.read(piece)


def _grades_in_row(grid: Grid, row: int, prose: Prose) -> dict[int, str]:
    """The grade that heads each column, by this row."""
    found: dict[int, str] = {}
    for cell in grid.beginning_in(row):
        if (grade := prose.scale.grade(cell.pieces[0].text)) is not None and grade not in found.values():
            found |= dict.fromkeys(range(cell.column, cell.column + cell.columns), grade)
    return found if len(set(found.values())) >= 2 else {}


def _grades_in_column(grid: Grid, column: int, prose: Prose) -> dict[int, str]:
    """The grade before each row, by this column."""
    found = {}
    for row in range(1, grid.rows + 1):
        cell = grid.at_place(row, column)
        if cell is not None and cell.pieces and (grade := prose.scale.grade(cell.pieces[0].text)) is not None:
            found[row] = grade
    return found


class _Columns:
    """A table with grades as columns. Rows before its first heading, or across it, are titles or text."""

    def __init__(self, grid: Grid, prose: Prose, headings: dict[int, dict[int, str]]) -> None:
        self.grid, self.prose, self.draft = grid, prose, prose.draft
        self.headings = headings
        self.grades: dict[int, str] = {}
        self.roles: dict[int, str] = {}
        self.in_use: Section | None = None

    def read(self) -> None:
        for row in range(1, self.grid.rows + 1):
            cells = self.grid.beginning_in(row)
            if row in self.headings:
                self.heading(row, cells)
            elif not self.grades or self.goes_across(cells):
                for piece in (piece for cell in cells for piece in cell.pieces):
                    self.title_or_text(piece)
            else:
                self.row(row, cells)
        # What comes after the table is under none of its grades.
        self.prose.under, self.prose.grade = "", None

    def title_or_text(self, piece: Piece) -> None:
        """A row across a table is a title, where it is short and says nothing."""
        is_title = len(piece.text) <= 90 and piece.text[-1] not in ".?!;," and not piece.bullet
        self.prose.read(piece._replace(level=piece.level or (3 if is_title else 0)))

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
        if marks.is_prompts_heading(text):
            role = _PROMPTS
        elif marks.is_standard_heading(text):
            role = _STANDARD
        elif cell.column == 1 and marks.heads_sections(text) and self.prose.only_titled():
            role = _SECTION
        elif cell.column == 1:
            # A title may stand in the corner above the criteria where nothing else names the section.
            self.corner(cell)
            return
        for piece in cell.pieces:
            self.draft.label(piece, _HEADING)
        if role == _SECTION:
            said = "each row was read as a section"
            self.draft.general.append(f"{cell.pieces[0].at}: under '{text}' {said}. If they are rows of one, say so.")
        self.roles |= dict.fromkeys(range(cell.column, cell.column + cell.columns), role)

    def corner(self, cell: GridCell) -> None:
        prose = self.prose
        usual = cell.text.casefold().rstrip(":") in {"criteria", "criterion", "grade", "grades", "standard", "area"}
        if prose.pending is None and prose.section is None and not usual and len(cell.pieces) == 1:
            prose.heading(cell.pieces[0])
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
        for cell in graded:
            self.graded(cell, criterion)

    def free_columns(self) -> list[int]:
        return [column for column in range(1, self.grid.columns + 1) if column not in self.grades]

    def first_column(self, cell: GridCell, role: str, row: int, graded: list[GridCell]) -> str | None:
        """What stands before a row: the title of a section, or the criterion of its descriptors."""
        if role == _SECTION:
            if cell.row == row:
                self.prose.heading(cell.pieces[0]._replace(level=3))
                for piece in cell.pieces[1:]:
                    self.prose.read(piece)
            return None
        if not graded and cell.row == row:
            for piece in cell.pieces:
                if marks.is_question(piece.text):
                    self.draft.prompt(self.section(piece.at), piece)
            return None
        for piece in cell.pieces if graded else ():
            self.draft.used(piece)
        return cell.text

    def other(self, cell: GridCell, role: str) -> None:
        for piece in cell.pieces:
            if role == _PROMPTS or (role != _STANDARD and marks.is_question(piece.text)):
                self.draft.prompt(self.section(piece.at), piece)
            elif role == _STANDARD:
                self.draft.standard(self.section(piece.at), piece)

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


class _Rows:
    """A table with grades as rows: before the grade perhaps the section, after it what the grade looks like."""

    def __init__(self, grid: Grid, prose: Prose, column: int, grades: dict[int, str]) -> None:
        self.grid, self.prose, self.draft = grid, prose, prose.draft
        self.column = column
        self.grades = grades
        self.criteria: dict[int, str] = {}

    def read(self) -> None:
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
                    for piece in cell.pieces:
                        if self.prose.under_rules(piece):
                            continue
                        section = self.prose.current(piece.at)
                        self.prose.descriptor(section, self.grades[row], piece, self.criteria.get(cell.column))
        self.prose.under, self.prose.grade = "", None

    def named(self, cell: GridCell, grade: str) -> None:
        if cell.pieces[0].number not in self.draft.went:
            self.draft.label(cell.pieces[0], f"Read as the grade of a row ({self.prose.scale.grades[grade]}).")
            for piece in cell.pieces[1:]:
                self.prose.descriptor(self.prose.current(piece.at), grade, piece)

    def before(self, cell: GridCell) -> None:
        """What stands before the grades is the title of a section, as a rule merged over all its rows."""
        self.prose.heading(cell.pieces[0]._replace(level=3))
        for piece in cell.pieces[1:]:
            self.prose.read(piece)

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
            is_title = len(piece.text) <= 90 and piece.text[-1] not in ".?!;," and not piece.bullet
            self.prose.read(piece._replace(level=piece.level or (3 if is_title else 0)))
