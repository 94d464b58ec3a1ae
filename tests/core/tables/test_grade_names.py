"""Grades are written by label in sheets, and read by label or id."""

from __future__ import annotations

from typing import Any

import pytest

from evenhand.tables.columns import CellError
from evenhand.tables.grade_names import GradeNames
from evenhand.tables.layout import TABLES

TABLE = next(table for table in TABLES if table.title == "Descriptors")
RULES = next(table for table in TABLES if table.title == "Rules")


def names(*grades: tuple[str, str]) -> GradeNames:
    scale: dict[str, Any] = {"id": "s", "grades": [{"id": id_, "label": label} for id_, label in grades]}
    other = {"id": "o", "grades": [{"id": "met", "label": "Met"}]}
    data = {"header": {"domain_scale": "s"}, "scales": [scale, other],
            "domains": [{"id": "risk"}, {"id": "plan", "scale": "o"}]}  # fmt: skip
    return GradeNames(data)


def test_labels_and_ids() -> None:
    usual = names(("good", "Good"), ("poor", "Requires work"))
    assert usual.shown(TABLE, ("risk", "poor")) == ("risk", "Requires work")
    assert usual.shown(TABLE, ("plan", "met")) == ("plan", "Met")
    assert usual.shown(RULES, ("risk",)) == ("risk",)
    assert usual.grade("risk", " requires WORK ") == usual.grade("risk", "poor") == "poor"
    with pytest.raises(CellError, match="no grade called 'Goood'; did you mean 'Good'"):
        usual.grade("risk", "Goood")
    assert usual.grade("unknown", "x") == "x"


@pytest.mark.parametrize(
    "grades",
    [(("a", "b"), ("b", "a")), (("a", "b"), ("b", "c")), (("a", "x"), ("b", "X")), (("a", " "), ("b", "b"))],
)
def test_whatever_is_shown_is_read_as_the_same_grade(grades: tuple[tuple[str, str], ...]) -> None:
    tricky = names(*grades)
    for id_, _ in grades:
        assert tricky.grade("risk", tricky.shown(TABLE, ("risk", id_))[1]) == id_
