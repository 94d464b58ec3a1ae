"""Spans are replaced whole, and of two that overlap nothing is left over."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evenhand.reporting.copies.spans import Scrubbed, Span, replace_spans


def test_the_earlier_finder_says_what_overlapping_spans_are() -> None:
    first, second = [Span(4, 8, "[a]", "first")], [Span(0, 5, "[b]", "second"), Span(7, 9, "[c]", "second")]
    assert replace_spans("0123456789", [first, second]) == Scrubbed("[a]9", ("first",))
    assert replace_spans("0123456789", [second, first]) == Scrubbed("[b]9", ("second",))


def test_spans_that_only_touch_stay_two() -> None:
    spans = [Span(2, 4, "[b]", "y"), Span(0, 2, "[a]", "x")]
    assert replace_spans("01234", [spans]) == Scrubbed("[a][b]4", ("x", "y"))


def test_nothing_found_leaves_the_text() -> None:
    assert replace_spans("text", [[], []]) == Scrubbed("text", ())


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6), st.booleans()), max_size=8))
def test_no_character_of_a_span_survives(places: list[tuple[int, int, bool]]) -> None:
    text = "".join(chr(0x4E00 + place) for place in range(40))
    spans = [Span(start, start + length, "#", "kind") for start, length, _ in places]
    by_rank = [
        [span for span, (_, _, late) in zip(spans, places, strict=True) if late is rank] for rank in (False, True)
    ]
    scrubbed = replace_spans(text, by_rank).text
    covered = {place for start, length, _ in places for place in range(start, start + length)}
    assert scrubbed.replace("#", "") == "".join(c for place, c in enumerate(text) if place not in covered)
