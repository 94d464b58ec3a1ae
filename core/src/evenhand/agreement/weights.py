"""How much of an agreement two different grades still are, from 1 for the same to 0 for the ends of the scale."""

from __future__ import annotations

from fractions import Fraction
from math import comb
from typing import Literal

Weighting = Literal["identity", "linear", "quadratic", "ordinal"]
"""``identity`` counts only the same grade; the others give grades that lie close a part.

Linear and quadratic weights: Cohen, J. (1968), Weighted kappa, Psychological Bulletin 70, 213-220. Ordinal weights:
Gwet, K. L. (2014), Handbook of Inter-Rater Reliability, 4th edition, chapter 3.
"""


def weight(weighting: Weighting, apart: int, grades: int) -> Fraction:
    """The weight of two grades that lie ``apart`` on a scale of so many grades, two at least."""
    if apart == 0:
        return Fraction(1)
    if weighting == "identity":
        return Fraction(0)
    if weighting == "linear":
        return 1 - Fraction(apart, grades - 1)
    if weighting == "quadratic":
        return 1 - Fraction(apart, grades - 1) ** 2
    # From the better to the worse grade, both included, so many pairs of grades can be chosen.
    return 1 - Fraction(comb(apart + 1, 2), comb(grades, 2))
