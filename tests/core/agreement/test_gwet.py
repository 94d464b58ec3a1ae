"""Gwet's AC2, against published examples and an implementation of another kind."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.agreement.gwet import ac2
from evenhand.agreement.outcome import Undefined
from evenhand.agreement.weights import Weighting
from published_ratings import ABSTRACTORS, FOUR_OBSERVERS

GRADES = 4
CASES = st.integers(2, 5).flatmap(
    lambda raters: st.lists(
        st.lists(st.one_of(st.none(), st.integers(0, GRADES - 1)), min_size=raters, max_size=raters), max_size=15
    )
)
WEIGHTINGS = st.sampled_from(get_args(Weighting))


@pytest.mark.parametrize(
    ("weighting", "expected"), [("identity", 0.775), ("linear", 0.859), ("ordinal", 0.899), ("quadratic", 0.914)]
)
def test_the_published_example_of_four_raters_with_gaps(weighting: Weighting, expected: float) -> None:
    """Gwet (2014), page 120. AC1 is 0.77544 in the README of his package irrCAC; the weighted values are those that the
    tests of its translation to Python (github.com/afergadis/irrCAC) hold for the same ratings."""
    value = ac2(FOUR_OBSERVERS, 5, weighting)
    assert isinstance(value, Fraction)
    assert round(float(value), 3) == expected


def test_the_published_ac1_to_every_digit_printed() -> None:
    four, two = ac2(FOUR_OBSERVERS, 5, "identity"), ac2(ABSTRACTORS, 3, "identity")
    assert isinstance(four, Fraction)
    assert isinstance(two, Fraction)
    assert round(float(four), 5) == 0.77544
    assert round(float(two), 7) == 0.8493305


@pytest.mark.parametrize(("weighting", "expected"), [("linear", 0.900), ("ordinal", 0.925), ("quadratic", 0.940)])
def test_the_published_example_of_two_abstractors(weighting: Weighting, expected: float) -> None:
    """``cont3x3abstractors``, as the tests of irrCAC in Python hold it."""
    value = ac2(ABSTRACTORS, 3, weighting)
    assert isinstance(value, Fraction)
    assert round(float(value), 3) == expected


def by_raters(cases: list[list[int | None]], weighting: Weighting) -> float:
    """The same from the definition: every two raters of a case, and each grade's prevalence."""
    top = GRADES - 1

    def alike(a: int, b: int) -> float:
        d = abs(a - b)
        return {
            "identity": float(d == 0),
            "linear": 1 - d / top,
            "quadratic": 1 - d * d / top**2,
            "ordinal": 1 - (d * (d + 1)) / (top * (top + 1)),
        }[weighting]

    units = [[grade for grade in case if grade is not None] for case in cases]
    units = [unit for unit in units if unit]
    shares = []
    for unit in units:
        two = [(a, b) for i, a in enumerate(unit) for j, b in enumerate(unit) if i != j]
        if two:
            shares.append(sum(alike(a, b) for a, b in two) / len(two))
    agreed = sum(shares) / len(shares)
    prevalence = [sum(unit.count(grade) / len(unit) for unit in units) / len(units) for grade in range(GRADES)]
    total = sum(alike(a, b) for a in range(GRADES) for b in range(GRADES))
    by_chance = total / (GRADES * (GRADES - 1)) * sum(p * (1 - p) for p in prevalence)
    return (agreed - by_chance) / (1 - by_chance)


@given(CASES, WEIGHTINGS)
def test_the_value_is_that_of_the_definition_by_raters(cases: list[list[int | None]], weighting: Weighting) -> None:
    value = ac2(cases, GRADES, weighting)
    paired = [[grade for grade in case if grade is not None] for case in cases]
    grades = {grade for case in paired if len(case) > 1 for grade in case}
    if not grades:
        assert value == Undefined("no pairs")
    elif len(grades) == 1:
        assert value == Undefined("one grade")
    else:
        assert isinstance(value, Fraction)
        assert float(value) == pytest.approx(by_raters(cases, weighting), abs=1e-9)


@given(CASES, WEIGHTINGS, st.randoms())
def test_neither_the_raters_nor_the_cases_nor_the_end_of_the_scale_matter(
    cases: list[list[int | None]], weighting: Weighting, seed: Random
) -> None:
    value = ac2(cases, GRADES, weighting)
    order = list(range(len(cases[0]))) if cases else []
    seed.shuffle(order)
    assert value == ac2([[case[place] for place in order] for case in cases], GRADES, weighting)
    shuffled = list(cases)
    seed.shuffle(shuffled)
    assert value == ac2(shuffled, GRADES, weighting)
    turned = [[None if grade is None else GRADES - 1 - grade for grade in case] for case in cases]
    assert value == ac2(turned, GRADES, weighting)


@pytest.mark.parametrize("weighting", get_args(Weighting))
def test_full_agreement_is_one_only_where_grades_vary(weighting: Weighting) -> None:
    assert ac2([[0, 0, 0], [2, 2, None], [3, 3, 3]], GRADES, weighting) == 1
    assert ac2([[1, 1, 1]] * 30, GRADES, weighting) == Undefined("one grade")
    # A case that one rater alone graded shows no agreement, so it does not make the others vary.
    assert ac2([[1, 1], [3, None]], GRADES, weighting) == Undefined("one grade")
    assert ac2([[1, None], [None, 2]], GRADES, weighting) == Undefined("no pairs")
