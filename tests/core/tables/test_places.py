"""Locators in words."""

from __future__ import annotations

import pytest

from evenhand.tables.places import place_words, places_told


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("T3:r2:c4", "table 3, row 2, column 4 (T3:r2:c4)"),
        ("T3", "table 3 (T3)"),
        ("P7", "paragraph 7 (P7)"),
        ("My sheet!C7", "sheet My sheet, cell C7"),
        ("footer1.xml:1", "footer1.xml:1"),
    ],
)
def test_one(at: str, words: str) -> None:
    assert place_words(at) == words


def test_several() -> None:
    assert places_told(["P1", "P2", "P3", "P3", "P7", "P8", "T1:r1:c1"]) == "P1 to P3, P7, P8, T1:r1:c1"
    assert places_told(["One!A1", "One!A2", "Two!B1"]) == "sheet One, A1, A2, sheet Two, B1"
    assert places_told([]) == ""
