"""Columns that are wide enough for the words that head them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.reporting.column_widths import LONGEST, fitted
from evenhand.reporting.pdf_text import width


def test_the_proportion_stands_where_every_word_fits() -> None:
    assert fitted((1, 3), (["A"], ["B"]), 40, 1) == [10, 30]


def test_a_narrow_column_takes_what_its_longest_word_needs() -> None:
    narrow, wide = fitted((1, 30), (["Who", "is Responsible"], ["What"]), 50, 1)
    assert narrow == width("Responsible") + 1
    assert narrow + wide == pytest.approx(50)


def test_a_word_that_nobody_reads_as_one_may_break() -> None:
    assert fitted((1, 3), (["f" * 60], ["B"]), 40, 1) == [10, 30]


def test_where_there_is_not_enough_each_has_its_part() -> None:
    assert fitted((1, 30), (["Responsible"], ["Responsible"]), 10, 1) == [5, 5]


@given(st.lists(st.tuples(st.integers(1, 20), st.text("abcde mW", max_size=30)), min_size=1, max_size=8))
def test_all_of_the_room_is_used_and_no_word_is_broken_that_need_not_be(columns: list[tuple[int, str]]) -> None:
    found = fitted([share for share, _ in columns], [[text] for _, text in columns], 50, 1)
    assert sum(found) == pytest.approx(50)
    words = [[width(word) for word in text.split() if len(word) <= LONGEST] for _, text in columns]
    needs = [max(each, default=0) + 1 for each in words]
    assert sum(needs) > 50 or all(given >= need - 1e-6 for given, need in zip(found, needs, strict=True))
