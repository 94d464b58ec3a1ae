"""Folded text is found whatever its accents, marks and invisible characters, and leads back to its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.reporting.copies.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Zoë ÅNGSTRÖM", "zoe angstrom"), ("O’Brien", "o'brien"), ("Ødegård", "odegard"), ("Łukasz", "lukasz"),
     ("Rob\u00adin", "robin"), ("Ro\u200bbin", "robin"), ("Zoe\u0308", "zoe"), ("Weiß", "weiss"),
     ("Smith\u2011Jones", "smith-jones"), ("\ufb01", "fi")],
)  # fmt: skip
def test_what_people_type_for_the_same_name_is_the_same(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_a_place_leads_back_with_the_invisible_behind_it() -> None:
    folded = fold("a Zoe\u0308\u200b b")
    start = folded.text.index("zoe")
    assert folded.span(start, start + 3) == (2, 7)
    assert fold("ß!").span(0, 1) == (0, 0)
    assert fold("ß!").span(0, 2) == (0, 1)


@given(st.text())
def test_every_folded_character_has_a_place(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.places)
    assert list(folded.places) == sorted(folded.places)
    assert all(0 <= place < len(text) for place in folded.places)
    if folded.text:
        assert folded.span(0, len(folded.text))[1] == len(text)
