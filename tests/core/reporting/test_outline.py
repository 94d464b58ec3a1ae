"""Headings get anchors and never skip a level."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evenhand.reporting.document import Heading, Paragraph
from evenhand.reporting.outline import outlined


@given(st.lists(st.integers(1, 3)))
def test_no_heading_is_more_than_a_level_below_the_one_before(levels: list[int]) -> None:
    places = outlined(Heading("x", level) for level in levels)
    found = [place.block.level for place in places if isinstance(place.block, Heading)]
    assert all(level <= before + 1 for before, level in zip([0, *found], found, strict=False))
    assert all(level <= asked for level, asked in zip(found, levels, strict=True))
    assert len({place.anchor for place in places}) == len(levels)


def test_a_heading_that_fits_stays_as_it_is_and_other_blocks_have_no_anchor() -> None:
    blocks = (Heading("a", 1), Paragraph("p"), Heading("b", 2), Heading("c", 1))
    places = outlined(blocks)
    assert tuple(place.block for place in places) == blocks
    assert [place.anchor for place in places] == ["part-1", "", "part-2", "part-3"]
