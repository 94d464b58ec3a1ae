"""The scale of a document comes from the grades that it prints."""

from __future__ import annotations

import pytest

from evenhand.tables.errors import TablesError
from evenhand.tables.scale_found import FoundScale, find_scale
from evenhand.tables.source import Grid, GridCell, Piece, Source


def table(*rows: tuple[str, ...]) -> Source:
    cells = []
    for row, texts in enumerate(rows, start=1):
        for column, text in enumerate(texts, start=1):
            pieces = (Piece(row * 100 + column, text, f"T1:r{row}:c{column}"),) if text else ()
            cells.append(GridCell(row, column, 1, 1, pieces))
    return Source("a.docx", (Grid("T1", tuple(cells)),))


def found(*headings: str, given: tuple[str, ...] = ()) -> FoundScale:
    return find_scale(table(headings), given)


def test_labels_as_printed_best_first() -> None:
    scale = found("", "I: Inadequate", "G: Good", "O: Outstanding")
    assert scale.grades == {"outstanding": "Outstanding", "good": "Good", "inadequate": "Inadequate"}
    assert [grade["letter"] for grade in scale.data["grades"]] == ["O", "G", "I"]
    assert (scale.data["kind"], scale.data["source"]) == ("ordinal", "T1:r1:c2")
    assert scale.grade("good") == "good"
    assert scale.grade("good work") is None


def test_codes_and_bands() -> None:
    coded = found("Outstanding = 1", "Good = 2", "Adequate = 3", "Inadequate = 4")
    assert (coded.data["kind"], [grade["code"] for grade in coded.data["grades"]]) == ("coded", [1, 2, 3, 4])
    assert any("'Adequate' is matched with no" in words for words in coded.doubts)
    assert "no_crosswalk" in coded.data["grades"][2]
    banded = found("Outstanding (9-10)", "Good (6-8)", "Requires improvement (3-5)", "Inadequate (0-2)")
    assert [grade["band"] for grade in banded.data["grades"]] == [[9, 10], [6, 8], [3, 5], [0, 2]]


@pytest.mark.parametrize(
    "headings", [("Outstanding (9-10)", "Good (5-7)"), ("Good = 2", "Inadequate"), ("Good = 2", "Inadequate = 2")]
)
def test_numbers_that_make_no_scale_are_said(headings: tuple[str, ...]) -> None:
    scale = found(*headings)
    assert scale.data["kind"] == "ordinal"
    assert any("make no whole scale" in words for words in scale.doubts)


def test_both_middle_names() -> None:
    assert any("Both" in words for words in found("Good", "Requires improvement", "Adequate").doubts)


def test_an_abbreviation_gets_its_whole_name() -> None:
    assert found("Good", "RI", "Inadequate").grades["requires_improvement"] == "Requires improvement"


def test_names_given_by_the_author() -> None:
    scale = found("Gold", "Bronze", given=("Gold", "Silver", "Bronze"))
    assert list(scale.grades) == ["gold", "silver", "bronze"]
    assert scale.grade("SILVER:") == "silver"


def test_numbers_alone() -> None:
    codes = find_scale(table(("1", "x"), ("2", "y"), ("3", "z"), ("4", "zz")))
    assert (codes.data["kind"], list(codes.grades.values())) == ("coded", ["1", "2", "3", "4"])
    assert codes.grade("Grade 3") == "grade_3"
    assert codes.grade("5") is None
    bands = find_scale(table(("", "0-2", "3-5", "6-8", "9-10")))
    assert list(bands.grades.values()) == ["9-10", "6-8", "3-5", "0-2"]
    assert bands.data["grades"][0]["band"] == [9, 10]


@pytest.mark.parametrize("texts", [("Good", "x"), ("x", "y"), ("1", "2"), ()])
def test_no_grades(texts: tuple[str, ...]) -> None:
    with pytest.raises(TablesError, match=r"no grades were recognised.*--grades"):
        found(*texts)
    with pytest.raises(TablesError, match="none of the grades given"):
        found(*texts, given=("Gold", "Silver"))
