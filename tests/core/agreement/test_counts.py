"""Counts: what agrees, what differs and in which direction, and what is neither."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from evenhand.agreement.counts import counts
from evenhand.agreement.marks import NOT_APPLICABLE, NOT_GRADED, Mark, grade_of
from evenhand.agreement.shares import Share

MARKS = st.one_of(st.integers(0, 4), st.sampled_from([NOT_APPLICABLE, NOT_GRADED]))
PAIRS = st.lists(st.tuples(MARKS, MARKS), max_size=30)


def test_the_counts_of_a_few_pairs() -> None:
    found = counts([(0, 0), (1, 2), (3, 1), (2, 2), (0, 3)])
    assert found.n == 5
    assert found.exact == Share(2, 5)
    assert found.within_one == Share(3, 5)
    assert found.first_higher == Share(2, 5)  # 0 is the best grade
    assert found.second_higher == Share(1, 5)
    assert found.mean_difference == Fraction(1 + 3 - 2, 5)


def test_what_is_no_grade_is_counted_apart_and_never_as_agreement() -> None:
    without: list[tuple[Mark, Mark]] = [
        (NOT_APPLICABLE, NOT_APPLICABLE), (NOT_APPLICABLE, 1), (1, NOT_APPLICABLE), (NOT_GRADED, 1),
        (NOT_GRADED, NOT_GRADED), (NOT_APPLICABLE, NOT_GRADED),
    ]  # fmt: skip
    found = counts([(1, 1), *without])
    assert found.n == 1
    assert found.exact == Share(1, 1)
    assert (found.both_not_applicable, found.one_not_applicable, found.not_graded) == (1, 2, 3)


def test_no_pairs_have_no_mean() -> None:
    assert counts([]).mean_difference is None
    assert counts([]).exact == Share(0, 0)


@given(PAIRS)
def test_every_pair_is_counted_once(pairs: list[tuple[Mark, Mark]]) -> None:
    found = counts(pairs)
    assert found.n + found.both_not_applicable + found.one_not_applicable + found.not_graded == len(pairs)
    assert found.exact.part + found.first_higher.part + found.second_higher.part == found.n


@given(PAIRS)
def test_exchanging_the_raters_exchanges_only_the_direction(pairs: list[tuple[Mark, Mark]]) -> None:
    one, other = counts(pairs), counts([(second, first) for first, second in pairs])
    assert (one.first_higher, one.second_higher) == (other.second_higher, other.first_higher)
    assert one.exact == other.exact
    assert one.within_one == other.within_one
    assert one.mean_difference == (None if other.mean_difference is None else -other.mean_difference)


def test_only_a_place_on_the_scale_is_a_grade() -> None:
    assert [grade_of(mark) for mark in (0, 3, NOT_APPLICABLE, NOT_GRADED)] == [0, 3, None, None]
