"""Weights, as printed in the published tables."""

from __future__ import annotations

from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.agreement.weights import Weighting, weight


@pytest.mark.parametrize(
    ("weighting", "of_three"),
    [
        ("identity", [1, 0, 0]),
        ("linear", [1, Fraction(1, 2), 0]),
        ("quadratic", [1, Fraction(3, 4), 0]),
        ("ordinal", [1, Fraction(2, 3), 0]),
    ],
)
def test_the_weights_of_three_grades(weighting: Weighting, of_three: list[Fraction]) -> None:
    """As the vignette on weighting of Gwet's package irrCAC prints them (CRAN, 2019)."""
    assert [weight(weighting, apart, 3) for apart in range(3)] == of_three


@given(st.sampled_from(get_args(Weighting)), st.integers(2, 9))
def test_weights_fall_from_all_to_nothing(weighting: Weighting, grades: int) -> None:
    weights = [weight(weighting, apart, grades) for apart in range(grades)]
    assert weights[0] == 1
    assert weights[-1] == 0
    assert weights == sorted(weights, reverse=True)
