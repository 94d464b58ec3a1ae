"""Gwet's AC2, which stays steady where nearly all cases get the same grade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from evenhand.agreement.outcome import Coefficient, Undefined
from evenhand.agreement.weights import Weighting, weight


def ac2(cases: Sequence[Sequence[int | None]], grades: int, weighting: Weighting) -> Coefficient:
    """How much more raters agree than they would if they guessed at the cases that are hard to grade.

    Each case has one place on a scale of so many ``grades`` for each of its raters, ``None`` where one gave no grade.
    Agreement is taken over the cases with two grades or more, how common a grade is over all that have one. With
    ``identity`` weights this is AC1. Gwet, K. L. (2014), Handbook of Inter-Rater Reliability, 4th edition, chapters 3
    and 5. Where every grade is the same the formula gives 1, which would claim what was never tested.
    """
    graded = [Counter(grade for grade in case if grade is not None) for case in cases]
    graded = [case for case in graded if case]
    paired = [case for case in graded if case.total() > 1]
    if not paired:
        return Undefined("no pairs")
    if len(sum(paired, Counter[int]())) == 1:
        return Undefined("one grade")
    agreed = sum((_agreement_in(case, grades, weighting) for case in paired), Fraction(0)) / len(paired)
    spread = Fraction(0)
    for grade in sum(graded, Counter[int]()):
        common = sum((Fraction(case[grade], case.total()) for case in graded), Fraction(0)) / len(graded)
        spread += common * (1 - common)
    weights = sum(weight(weighting, abs(a - b), grades) for a in range(grades) for b in range(grades))
    by_chance = weights * spread / (grades * (grades - 1))
    return (agreed - by_chance) / (1 - by_chance)


def _agreement_in(case: Counter[int], grades: int, weighting: Weighting) -> Fraction:
    """The mean weight over all pairs of raters of one case."""
    total = Fraction(0)
    for grade, times in case.items():
        alike = sum(weight(weighting, abs(grade - other), grades) * case[other] for other in case)
        total += times * (alike - 1)
    return total / (case.total() * (case.total() - 1))
