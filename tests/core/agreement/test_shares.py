"""Shares and their intervals, against the published formula as statsmodels has it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from evenhand.agreement.shares import CONFIDENCE_PERCENT, Share


@given(st.integers(1, 500).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_the_interval_is_the_one_of_statsmodels(counted: tuple[int, int]) -> None:
    part, whole = counted
    expected = proportion_confint(part, whole, alpha=1 - CONFIDENCE_PERCENT / 100, method="wilson")
    assert Share(part, whole).interval == pytest.approx(expected, abs=1e-9)


@given(st.integers(1, 500).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_the_interval_holds_the_share_and_stays_between_nothing_and_all(counted: tuple[int, int]) -> None:
    share = Share(*counted)
    assert share.interval is not None
    assert share.value is not None
    low, high = share.interval
    assert 0 <= low <= share.value <= high <= 1


def test_none_and_all_end_exactly() -> None:
    for whole in range(1, 300):
        nothing, everything = Share(0, whole).interval, Share(whole, whole).interval
        assert nothing is not None
        assert everything is not None
        assert nothing[0] == 0
        assert everything[1] == 1


def test_a_share_is_exact_and_a_share_of_nothing_is_none() -> None:
    assert Share(1, 3).value == Fraction(1, 3)
    assert Share(0, 0).value is None
    assert Share(0, 0).interval is None
