"""Grades of a document's own are found where they stand before their descriptions, and numbers of rows are none."""

from __future__ import annotations

import pytest

from evenhand.tables.errors import TablesError
from evenhand.tables.grade_places import figures_of, names_in_columns
from evenhand.tables.scale_found import find_scale
from evenhand.tables.source import Grid, GridCell, Piece, Source

Rows = tuple[tuple[str, ...], ...]
FIRM: Rows = (("Grade", "What it looks like"), ("Firm", "all is done"), ("Thin", "little is done"))


def grid(at: int, rows: Rows) -> Grid:
    cells = []
    for row, line in enumerate(rows, start=1):
        for column, text in enumerate(line, start=1):
            pieces = (Piece(at * 1000 + row * 10 + column, text, f"T{at}:r{row}:c{column}"),) if text else ()
            cells.append(GridCell(row, column, 1, 1, pieces))
    return Grid(f"T{at}", tuple(cells))


def source(*tables: Rows) -> Source:
    return Source("a.docx", tuple(grid(number, rows) for number, rows in enumerate(tables, start=1)))


def test_a_column_of_grades_in_two_tables() -> None:
    found = names_in_columns(source(FIRM, FIRM))
    assert found is not None
    assert found.names == ("Firm", "Thin")
    scale = find_scale(source(FIRM, FIRM))
    assert list(scale.grades) == ["firm", "thin"]
    assert "It was taken that the first is the best" in scale.doubts[0]


@pytest.mark.parametrize(
    "tables",
    [
        (FIRM,),
        (FIRM, (FIRM[0], FIRM[2], FIRM[1])),
        ((("Part", "x"), *FIRM[1:]),) * 2,
        ((("Grade", "x"), ("Firm, and so on, and so on, and more", "y"), ("Thin", "z")),) * 2,
        ((("Grade", "x"), ("Good", "y"), ("Inadequate", "z")),) * 2,
    ],
)
def test_what_is_no_column_of_grades(tables: tuple[Rows, ...]) -> None:
    assert names_in_columns(source(*tables)) is None


@pytest.mark.parametrize(
    "rows",
    [
        (("No.", "What"), ("1", "x"), ("2", "y"), ("3", "z")),
        (("Grade", "Points"), ("Firm", "3"), ("Fair", "2"), ("Thin", "1")),
        (("1", "Is the first done?"), ("2", "Is the second done?"), ("3", "Is the third done?")),
    ],
)
def test_numbers_that_are_no_grades(rows: Rows) -> None:
    with pytest.raises(TablesError, match="no grades were recognised"):
        find_scale(source(rows))


def test_numbers_before_texts_are_grades() -> None:
    found = max(figures_of(grid(1, (("1", "well"), ("2", "badly"), ("3", "not at all")))), key=len)
    assert list(found) == [(1,), (2,), (3,)]
