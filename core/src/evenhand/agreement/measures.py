"""Everything that is said of one set of ratings: the counts always, the coefficients where there is enough to go on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from evenhand.agreement.alpha import ordinal_alpha
from evenhand.agreement.counts import Counts, counts
from evenhand.agreement.gwet import ac2
from evenhand.agreement.kappa import weighted_kappa
from evenhand.agreement.marks import Mark, grade_of
from evenhand.agreement.outcome import Coefficient

ENOUGH_CASES = 20
"""Cases with two grades below which no coefficient is given. With fewer, one case graded otherwise can move a
coefficient by more than any difference between auditors that is worth acting on. Our choice, not a published limit."""


class Coefficients(NamedTuple):
    """The coefficients, exact. ``kappa`` is of two raters: the earlier and the later rating where there are more."""

    kappa_linear: Coefficient
    kappa_quadratic: Coefficient
    alpha_ordinal: Coefficient
    ac2_ordinal: Coefficient
    ac2_linear: Coefficient
    ac2_quadratic: Coefficient


class Measures(NamedTuple):
    """What one set of ratings shows. ``cases`` counts those with two grades at least; ``coefficients`` is ``None``
    where these are fewer than :data:`ENOUGH_CASES`."""

    cases: int
    counts: Counts
    coefficients: Coefficients | None


def measures(cases: Sequence[Sequence[Mark]], grades: int, *, enough: int = ENOUGH_CASES) -> Measures:
    """The measures of cases, each with the marks of its raters in an order that holds throughout.

    ``grades`` is how many the scale has. Each two raters of a case are a pair, the one named first its first.
    """
    pairs = [pair for case in cases for pair in combinations(case, 2)]
    graded = [[grade_of(mark) for mark in case] for case in cases]
    paired = sum(sum(grade is not None for grade in case) > 1 for case in graded)
    return Measures(paired, counts(pairs), coefficients(graded, grades) if paired >= enough else None)


def coefficients(cases: Sequence[Sequence[int | None]], grades: int) -> Coefficients:
    """Every coefficient of cases with the places of their grades on a scale of so many, ``None`` for no grade."""
    pairs = [(a, b) for case in cases for a, b in combinations(case, 2) if a is not None and b is not None]
    return Coefficients(
        kappa_linear=weighted_kappa(pairs, grades, "linear"),
        kappa_quadratic=weighted_kappa(pairs, grades, "quadratic"),
        alpha_ordinal=ordinal_alpha(cases),
        ac2_ordinal=ac2(cases, grades, "ordinal"),
        ac2_linear=ac2(cases, grades, "linear"),
        ac2_quadratic=ac2(cases, grades, "quadratic"),
    )
