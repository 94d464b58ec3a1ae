"""What is said of one set of ratings, and what is withheld."""

from __future__ import annotations

from evenhand.agreement.alpha import ordinal_alpha
from evenhand.agreement.gwet import ac2
from evenhand.agreement.kappa import weighted_kappa
from evenhand.agreement.marks import NOT_APPLICABLE, NOT_GRADED, Mark
from evenhand.agreement.measures import ENOUGH_CASES, coefficients, measures
from evenhand.agreement.shares import Share


def test_coefficients_are_withheld_below_the_stated_number_of_cases_and_counts_never() -> None:
    few: list[tuple[Mark, ...]] = [(0, 1)] * (ENOUGH_CASES - 1)
    assert measures(few, 4).coefficients is None
    assert measures(few, 4).counts.exact == Share(0, ENOUGH_CASES - 1)
    assert measures([*few, (2, 2)], 4).coefficients is not None


def test_more_raters_make_more_pairs_and_no_more_cases() -> None:
    found = measures([(0, 1, 2)] * 10, 4)
    assert (found.cases, found.counts.n) == (10, 30)
    assert found.coefficients is None


def test_a_case_without_two_grades_is_no_case() -> None:
    found = measures([(0, NOT_APPLICABLE), (1, NOT_GRADED, 1), (NOT_GRADED, NOT_GRADED)], 4)
    assert (found.cases, found.counts.n) == (1, 1)


def test_the_coefficients_are_those_of_the_grades_in_their_order() -> None:
    cases: list[list[int | None]] = [[0, 1, None], [2, 2, 3], [None, 1, 0], [3, None, None]]
    pairs = [(0, 1), (2, 2), (2, 3), (2, 3), (1, 0)]
    found = coefficients(cases, 4)
    assert found.kappa_linear == weighted_kappa(pairs, 4, "linear")
    assert found.kappa_quadratic == weighted_kappa(pairs, 4, "quadratic")
    assert found.alpha_ordinal == ordinal_alpha(cases)
    assert (found.ac2_ordinal, found.ac2_linear, found.ac2_quadratic) == (
        ac2(cases, 4, "ordinal"),
        ac2(cases, 4, "linear"),
        ac2(cases, 4, "quadratic"),
    )


def test_the_same_grade_nearly_always_brings_kappa_down_and_not_ac2() -> None:
    """The reason why AC2 is given: 29 of 30 pairs agree, and kappa is 0."""
    found = measures([(1, 1)] * 29 + [(1, 2)], 4)
    assert found.coefficients is not None
    assert found.coefficients.kappa_linear == 0
    assert float(found.coefficients.ac2_ordinal) > 0.9  # type: ignore[arg-type]
