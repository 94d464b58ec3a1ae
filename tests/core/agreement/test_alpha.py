"""Krippendorff's alpha, against its author's example and an implementation of another kind."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.agreement.alpha import ordinal_alpha
from evenhand.agreement.outcome import Undefined
from published_ratings import FOUR_OBSERVERS

GRADES = 4
CASES = st.integers(2, 5).flatmap(
    lambda raters: st.lists(
        st.lists(st.one_of(st.none(), st.integers(0, GRADES - 1)), min_size=raters, max_size=raters), max_size=15
    )
)


def test_the_example_that_the_author_published() -> None:
    """Krippendorff (2011): alpha is 0.815 for these ratings with the ordinal metric."""
    value = ordinal_alpha(FOUR_OBSERVERS)
    assert isinstance(value, Fraction)
    assert round(float(value), 3) == 0.815


def by_pairs(cases: list[list[int | None]]) -> float:
    """The same from the definition, rater by rater: every ordered pair of grades, in cases and over all of them."""
    units = [[grade for grade in case if grade is not None] for case in cases]
    units = [unit for unit in units if len(unit) > 1]
    every = [grade for unit in units for grade in unit]

    def apart(a: int, b: int) -> float:
        low, high = min(a, b), max(a, b)
        ends = every.count(low) / 2 + every.count(high) / 2
        return (sum(every.count(grade) for grade in range(low, high + 1)) - ends) ** 2 if a != b else 0.0

    observed = sum(sum(apart(a, b) for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in units) / len(every)
    by_chance = sum(apart(a, b) for a, b in permutations(every, 2)) / (len(every) * (len(every) - 1))
    return 1 - observed / by_chance


@given(CASES)
def test_the_value_is_that_of_the_definition_by_pairs(cases: list[list[int | None]]) -> None:
    value = ordinal_alpha(cases)
    paired = [[grade for grade in case if grade is not None] for case in cases]
    grades = {grade for case in paired if len(case) > 1 for grade in case}
    if not grades:
        assert value == Undefined("no pairs")
    elif len(grades) == 1:
        assert value == Undefined("one grade")
    else:
        assert isinstance(value, Fraction)
        assert float(value) == pytest.approx(by_pairs(cases), abs=1e-9)


@given(CASES, st.randoms())
def test_neither_the_raters_nor_the_cases_nor_the_end_of_the_scale_matter(
    cases: list[list[int | None]], seed: Random
) -> None:
    value = ordinal_alpha(cases)
    order = list(range(len(cases[0]))) if cases else []
    seed.shuffle(order)
    assert value == ordinal_alpha([[case[place] for place in order] for case in cases])
    shuffled = list(cases)
    seed.shuffle(shuffled)
    assert value == ordinal_alpha(shuffled)
    turned = [[None if grade is None else GRADES - 1 - grade for grade in case] for case in cases]
    assert value == ordinal_alpha(turned)


def test_full_agreement_is_one_only_where_grades_vary() -> None:
    assert ordinal_alpha([[0, 0, 0], [2, 2, None], [3, 3, 3]]) == 1
    assert ordinal_alpha([[1, 1, 1]] * 30) == Undefined("one grade")
    assert ordinal_alpha([[1, None], [None, 2]]) == Undefined("no pairs")
    assert ordinal_alpha([]) == Undefined("no pairs")
