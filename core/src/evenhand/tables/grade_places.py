"""Where in the tables of a document its grades stand, where their names are none of the usual ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from evenhand.tables import marks
from evenhand.tables.grade_words import USUAL, figure, printed_label, same_name
from evenhand.tables.source import Grid, GridCell, Source

Figures = dict[tuple[int, ...], tuple[str, str]]
"""Grades that are printed as numbers: the numbers, and how and where they are printed."""


class NamesFound(NamedTuple):
    """The names of grades in the order in which they are printed, and what to say of that."""

    names: tuple[str, ...]
    words: str


def names_in_columns(source: Source) -> NamesFound | None:
    """Names of the document's own that stand in a column headed ``Grade``, in two tables at least, in one order."""
    found: Counter[tuple[str, ...]] = Counter()
    printed: dict[tuple[str, ...], tuple[str, ...]] = {}
    for grid in (block for block in source.blocks if isinstance(block, Grid)):
        for names in _headed_columns(grid):
            key = tuple(map(same_name, names))
            if len(key) > 1 and len(set(key)) == len(key) and not all(printed_label(name, USUAL) for name in names):
                found[key] += 1
                printed.setdefault(key, names)
    if not found:
        return None
    key, count = found.most_common(1)[0]
    if count < 2:
        return None
    listed = ", ".join(printed[key])
    return NamesFound(
        printed[key],
        f"The grades were taken from {count} tables with a column headed as one of grades: {listed}. It was taken that "
        "the first is the best; turn scales.toml round if not.",
    )


def _headed_columns(grid: Grid) -> Iterator[tuple[str, ...]]:
    """What stands in each column below a heading such as ``Grade``, as far as these are names."""
    for head in grid.cells:
        if not head.pieces or not marks.heads_grades(head.text):
            continue
        names = []
        for row in range(head.row + head.rows, grid.rows + 1):
            cell = grid.at_place(row, head.column)
            if cell is None or not cell.pieces:
                continue
            if cell.row == row and not _is_name(cell):
                break
            if cell.row == row:
                names.append(cell.text.rstrip(" :."))
        yield tuple(names)


def _is_name(cell: GridCell) -> bool:
    text = cell.text
    return (
        len(cell.pieces) == 1
        and not cell.pieces[0].computed
        and len(text) <= 40
        and len(text.split()) <= 5
        and text[-1] not in "?!;,"
        and figure(text) is None
    )


def figures_of(grid: Grid) -> Iterator[Figures]:
    """The numbers in each row and column that may be grades: texts stand after them, which are no questions.

    Numbers of rows and points, as their heading says, are none.
    """
    for row in range(1, grid.rows + 1):
        line = [(grid.at_place(row, column), grid.at_place(row + 1, column)) for column in range(1, grid.columns + 1)]
        yield _figures(line)
    for column in range(1, grid.columns + 1):
        line = [(grid.at_place(row, column), grid.at_place(row, column + 1)) for row in range(1, grid.rows + 1)]
        yield _figures(line)


def _figures(line: list[tuple[GridCell | None, GridCell | None]]) -> Figures:
    labels: Figures = {}
    described = 0
    for cell, after in line:
        if cell is None or not cell.pieces:
            continue
        first = cell.pieces[0]
        if marks.heads_counts(first.text):
            return {}
        label = None if first.computed else figure(first.text)
        if label is None:
            continue
        labels.setdefault(label.numbers, (label.label, first.at))
        text = after.text if after is not None else ""
        # A band of scores is nothing else than a grade.
        if len(label.numbers) > 1 or (text and figure(text) is None and not marks.is_question(text)):
            described += 1
    return labels if described * 2 > len(labels) else {}
