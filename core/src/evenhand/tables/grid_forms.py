"""Tells a table that is a form to be filled in from one that says something."""

from __future__ import annotations

from evenhand.tables import marks
from evenhand.tables.source import Grid, GridCell
from evenhand.tables.titles import is_reference


def is_form(grid: Grid) -> bool:
    """Whether it holds labels with room beside them, or headings with room below them, and nothing to be read."""
    return _has_labels(grid) or _has_only_headings(grid)


def _has_labels(grid: Grid) -> bool:
    labels, titles = [], 0
    for row in range(1, grid.rows + 1):
        cells = [cell for cell in grid.beginning_in(row) if not cell.pieces[0].computed]
        if len(cells) == 1 and cells[0].columns == grid.columns > 1:
            titles += 1
            continue
        for cell in cells:
            if not _is_label(cell) or _filled(grid, row, cell.column + cell.columns):
                return False
        labels += cells
    asking = sum(marks.is_question(cell.text) for cell in labels)
    return len(labels) > titles and len(labels) > 1 and asking * 2 <= len(labels)


def _has_only_headings(grid: Grid) -> bool:
    """Headings side by side, and below them at most the numbers of the rows."""
    first = grid.beginning_in(1)
    if grid.rows < 2 or len(first) < 2 or not all(map(_is_label, first)):
        return False
    below = [piece for cell in grid.cells if cell.row > 1 for piece in cell.pieces]
    return all(piece.computed or is_reference(piece.text) for piece in below)


def _is_label(cell: GridCell) -> bool:
    return len(cell.pieces) == 1 and len(cell.text) <= 90


def _filled(grid: Grid, row: int, column: int) -> bool:
    """Whether there is text at a place, or no room for any."""
    if column > grid.columns:
        return True
    cell = grid.at_place(row, column)
    return cell is not None and any(not piece.computed for piece in cell.pieces)
