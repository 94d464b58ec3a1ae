"""Weighted kappa, against scikit-learn and statsmodels, and by its properties."""

from __future__ import annotations

from random import Random
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import cohens_kappa

from evenhand.agreement.kappa import weighted_kappa
from evenhand.agreement.outcome import Undefined

GRADES = 4
PAIRS = st.lists(st.tuples(st.integers(0, GRADES - 1), st.integers(0, GRADES - 1)), min_size=1, max_size=60)
WEIGHTINGS: list[Literal["linear", "quadratic"]] = ["linear", "quadratic"]


@pytest.mark.parametrize("weighting", WEIGHTINGS)
@given(pairs=PAIRS)
def test_the_value_is_that_of_scikit_learn(
    weighting: Literal["linear", "quadratic"], pairs: list[tuple[int, int]]
) -> None:
    value = weighted_kappa(pairs, GRADES, weighting)
    if isinstance(value, Undefined):
        assert len({grade for pair in pairs for grade in pair}) == 1
        return
    first, second = zip(*pairs, strict=True)
    expected = cohen_kappa_score(first, second, labels=list(range(GRADES)), weights=weighting)
    assert float(value) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("weighting", "theirs"), [("linear", "linear"), ("quadratic", "quadratic")])
@given(table=st.lists(st.lists(st.integers(0, 30), min_size=GRADES, max_size=GRADES), min_size=GRADES, max_size=GRADES))
def test_the_value_is_that_of_statsmodels(
    weighting: Literal["linear", "quadratic"], theirs: str, table: list[list[int]]
) -> None:
    cells = [(a, b, table[a][b]) for a in range(GRADES) for b in range(GRADES)]
    pairs = [(a, b) for a, b, times in cells for _ in range(times)]
    value = weighted_kappa(pairs, GRADES, weighting)
    if isinstance(value, Undefined):
        assert sum(times > 0 for _, _, times in cells) <= 1
        return
    expected = cohens_kappa(table, weights=None, wt=theirs, return_results=False)
    assert float(value) == pytest.approx(float(expected), abs=1e-9)


@pytest.mark.parametrize("weighting", WEIGHTINGS)
@given(pairs=PAIRS, seed=st.randoms())
def test_neither_the_raters_nor_the_cases_nor_the_end_of_the_scale_matter(
    weighting: Literal["linear", "quadratic"], pairs: list[tuple[int, int]], seed: Random
) -> None:
    value = weighted_kappa(pairs, GRADES, weighting)
    assert value == weighted_kappa([(b, a) for a, b in pairs], GRADES, weighting)
    assert value == weighted_kappa([(GRADES - 1 - a, GRADES - 1 - b) for a, b in pairs], GRADES, weighting)
    shuffled = list(pairs)
    seed.shuffle(shuffled)
    assert value == weighted_kappa(shuffled, GRADES, weighting)


@pytest.mark.parametrize("weighting", WEIGHTINGS)
def test_full_agreement_is_one_only_where_grades_vary(weighting: Literal["linear", "quadratic"]) -> None:
    assert weighted_kappa([(0, 0), (3, 3), (1, 1)], GRADES, weighting) == 1
    assert weighted_kappa([(1, 1)] * 30, GRADES, weighting) == Undefined("one grade")
    assert weighted_kappa([], GRADES, weighting) == Undefined("no pairs")


@pytest.mark.parametrize("weighting", WEIGHTINGS)
def test_two_raters_who_never_vary_agree_as_chance_would(weighting: Literal["linear", "quadratic"]) -> None:
    assert weighted_kappa([(1, 2)] * 30, GRADES, weighting) == 0
