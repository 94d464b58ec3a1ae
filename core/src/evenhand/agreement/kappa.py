"""Weighted kappa of two raters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from evenhand.agreement.outcome import Coefficient, Undefined
from evenhand.agreement.weights import weight


def weighted_kappa(
    pairs: Sequence[tuple[int, int]], grades: int, weighting: Literal["linear", "quadratic"]
) -> Coefficient:
    """How much less two raters differ than they would by chance, were each to keep to how often they give each grade.

    ``pairs`` are places on a scale of so many ``grades``, the first rater's and the second's, one pair a case. Cohen,
    J. (1968), Weighted kappa: nominal scale agreement with provision for scaled disagreement or partial credit,
    Psychological Bulletin 70, 213-220.
    """
    if not pairs:
        return Undefined("no pairs")
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)

    def apart(a: int, b: int) -> Fraction:
        return 1 - weight(weighting, abs(a - b), grades)

    observed = sum((apart(a, b) for a, b in pairs), Fraction(0))
    by_chance = sum((apart(a, b) * first[a] * second[b] for a in first for b in second), Fraction(0))
    if by_chance == 0:
        return Undefined("one grade")
    return 1 - observed * len(pairs) / by_chance
