"""Krippendorff's alpha for ordered grades."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from evenhand.agreement.outcome import Coefficient, Undefined


def ordinal_alpha(cases: Sequence[Sequence[int | None]]) -> Coefficient:
    """How much less raters differ than grades drawn at random from all that were given would.

    Each case has one place on the scale for each of its raters, ``None`` where one gave no grade; cases with fewer
    than two grades say nothing. Two grades lie as far apart as grades were given between them. Krippendorff, K.
    (2011), Computing Krippendorff's Alpha-Reliability, University of Pennsylvania, with the ordinal metric.
    """
    graded = [Counter(grade for grade in case if grade is not None) for case in cases]
    paired = [case for case in graded if case.total() > 1]
    if not paired:
        return Undefined("no pairs")
    given = sum(paired, Counter[int]())
    observed = by_chance = Fraction(0)
    for better, worse in combinations(sorted(given), 2):
        between = sum(given[grade] for grade in given if better <= grade <= worse)
        apart = (between - Fraction(given[better] + given[worse], 2)) ** 2
        together = sum((Fraction(case[better] * case[worse], case.total() - 1) for case in paired), Fraction(0))
        observed += apart * together
        by_chance += apart * given[better] * given[worse]
    if by_chance == 0:
        return Undefined("one grade")
    return 1 - (given.total() - 1) * observed / by_chance
