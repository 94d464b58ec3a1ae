"""Reads the tables of a guidance document: which kind each is, and who reads it."""

from __future__ import annotations

from evenhand.tables.grid_columns import ColumnsOfGrades
from evenhand.tables.grid_forms import is_form
from evenhand.tables.grid_questions import QuestionTable, question_column
from evenhand.tables.grid_rows import RowsOfGrades
from evenhand.tables.prose import Prose
from evenhand.tables.source import Grid


def read_grid(grid: Grid, prose: Prose) -> None:
    """Take in one table: grades as columns, grades as rows, questions, a form to be filled in, or boxes with text.

    What it has no place for is left for the list of what was not used.
    """
    columns = {row: found for row in range(1, grid.rows + 1) if len(found := grades_in_row(grid, row, prose)) >= 2}
    if columns:
        ColumnsOfGrades(grid, prose, columns).read()
    elif prose.stands_under_nothing() and is_form(grid):
        prose.draft.form(grid.pieces, grid.at)
    else:
        # Numbers before questions are no grades, so questions come first on a scale of numbers.
        first, second = _read_rows, _read_questions
        if prose.scale.by_figures:
            first, second = second, first
        if not first(grid, prose) and not second(grid, prose):
            _read_boxes(grid, prose)


def _read_questions(grid: Grid, prose: Prose) -> bool:
    column = question_column(grid)
    if column is not None:
        QuestionTable(grid, prose, column).read()
    return column is not None


def _read_rows(grid: Grid, prose: Prose) -> bool:
    for column in range(1, grid.columns + 1):
        rows = grades_in_column(grid, column, prose)
        if len(set(rows.values())) >= 2:
            RowsOfGrades(grid, prose, column, rows).read()
            return True
    return False


def _read_boxes(grid: Grid, prose: Prose) -> None:
    for piece in grid.pieces:
        prose.read_cell(piece)


def grades_in_row(grid: Grid, row: int, prose: Prose) -> dict[int, str]:
    """The grade that heads each column, by this row."""
    found: dict[int, str] = {}
    for cell in grid.beginning_in(row):
        grade = None if cell.pieces[0].computed else prose.scale.grade(cell.pieces[0].text)
        if grade is not None and grade not in found.values():
            found |= dict.fromkeys(range(cell.column, cell.column + cell.columns), grade)
    return found if len(set(found.values())) >= 2 else {}


def grades_in_column(grid: Grid, column: int, prose: Prose) -> dict[int, str]:
    """The grade before each row, by this column."""
    found = {}
    for row in range(1, grid.rows + 1):
        cell = grid.at_place(row, column)
        if cell is None or not cell.pieces or cell.pieces[0].computed:
            continue
        if (grade := prose.scale.grade(cell.pieces[0].text)) is not None:
            found[row] = grade
    return found
