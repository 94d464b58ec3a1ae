"""Texts that only refer to another grade."""

from __future__ import annotations

import pytest

from evenhand.tables.referring import named_grade
from evenhand.tables.scale_found import FoundScale

SCALE = FoundScale({"good": "Good", "requires_improvement": "Requires improvement"}, {}, False, ())


@pytest.mark.parametrize(
    ("text", "grade", "whole"),
    [
        ("See Requires Improvement", "requires_improvement", True),
        ("As for Good.", "good", True),
        ("See the descriptors for Good above", "good", True),
        ("As Good, and nobody asks why", "good", False),
        ("See Good and the plan", "good", False),
    ],
)
def test_references(text: str, grade: str, whole: bool) -> None:
    assert named_grade(text, SCALE) == (grade, whole)


@pytest.mark.parametrize("text", ["See the plan", "Good", "Good visits", "As the plan says", ""])
def test_others(text: str) -> None:
    assert named_grade(text, SCALE) is None
