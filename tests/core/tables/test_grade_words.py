"""Names of grades are recognised as they are printed, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from evenhand.tables.errors import TablesError
from evenhand.tables.grade_words import USUAL, GradeLabel, figure, given_names, printed_label, same_name


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Outstanding", GradeLabel("Outstanding")),
        ("  GOOD: ", GradeLabel("GOOD")),
        ("O: Outstanding", GradeLabel("Outstanding", (), "O")),
        ("RI- Requires \nimprovement", GradeLabel("Requires improvement", (), "RI")),
        ("Requires improvement to be good", GradeLabel("Requires improvement to be good")),
        ("Good = 2", GradeLabel("Good", (2,))),
        ("Good (6-8)", GradeLabel("Good", (6, 8))),
        ("9–10 Outstanding", GradeLabel("Outstanding", (9, 10))),
        ("Grade 1 - Outstanding", GradeLabel("Outstanding", (1,))),
        ("Inadequate: score 0 to 2", GradeLabel("Inadequate", (0, 2))),
        ("RI", GradeLabel("RI")),
        ("Good practice", None),
        ("Good work is done here.", None),
        ("Is it Good?", None),
        ("", None),
        ("2", None),
    ],
)
def test_printed_labels(text: str, label: GradeLabel | None) -> None:
    assert printed_label(text, USUAL) == label


def test_names_of_ones_own_may_hold_anything() -> None:
    assert printed_label("A - secure", ("A - secure", "B - not yet")) == GradeLabel("A - secure")
    assert printed_label("Good", ("Gold", "Silver")) is None
    assert same_name("RI") == same_name("Requires  Improvement")


@pytest.mark.parametrize(
    ("text", "numbers"), [("9-10", (9, 10)), ("Grade 2", (2,)), ("4:", (4,)), ("2017 plan", None), ("3.5", None)]
)
def test_figures(text: str, numbers: tuple[int, ...] | None) -> None:
    found = figure(text)
    assert (found.numbers if found else None) == numbers


def test_given_names() -> None:
    assert given_names(" Gold, Silver ,Bronze,") == ("Gold", "Silver", "Bronze")
    for words in ("", "Gold", "Gold, gold, Silver"):
        with pytest.raises(TablesError, match="--grades needs two grades"):
            given_names(words)
