"""The words around the numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.agreement.marks import NOT_APPLICABLE, NOT_GRADED, Mark
from evenhand.agreement.measures import ENOUGH_CASES, Coefficients, measures
from evenhand.agreement.outcome import Undefined
from evenhand.agreement.shares import Share
from evenhand.agreement.words import (
    MEANINGS,
    NAMES,
    WHY_UNDEFINED,
    coefficient_words,
    decimal,
    measure_lines,
    percent,
    share_words,
)


def lines(cases: list[tuple[Mark, ...]]) -> list[str]:
    return list(measure_lines(measures(cases, 4), "Anna", "Ben"))


def test_n_comes_first_then_counts_with_intervals_then_why_the_coefficients_are_withheld() -> None:
    said = lines([(0, 0), (1, 2), (3, 1)])
    assert said[0] == "3 pairs of grades, from 3 cases."
    assert said[1] == "Same grade: 1 of 3, 33% (95% interval 6% to 79%)."
    assert said[2].startswith("Same or next grade: 2 of 3, 67% (95% interval ")
    assert said[3].startswith("Anna higher: 1 of 3")
    assert said[4].startswith("Ben higher: 1 of 3")
    assert said[5] == "On average Ben grades 0.33 of a grade higher."
    assert said[6].startswith(f"Coefficients are withheld below {ENOUGH_CASES} cases")
    assert "there are 3" in said[6]
    assert len(said) == 7


def test_what_counts_as_neither_is_said_and_only_then() -> None:
    said = lines([(0, 0), (NOT_APPLICABLE, NOT_APPLICABLE), (NOT_APPLICABLE, 0), (NOT_GRADED, 0), (NOT_GRADED, 1)])
    assert (
        "Neither agreement nor difference: 1 not applicable by both, 1 not applicable by one, graded by the other, "
        "2 not graded by one or both." in said
    )
    assert not any("Neither agreement" in line for line in lines([(0, 0)]))


def test_where_there_are_enough_cases_every_coefficient_is_named_after_the_counts() -> None:
    said = lines([(0, 0), (1, 2), (2, 2)] * ENOUGH_CASES)
    names = [line.partition(":")[0] for line in said[6:]]
    assert names == list(NAMES.values())
    assert tuple(NAMES) == Coefficients._fields


def test_no_pairs_say_only_that() -> None:
    assert lines([]) == ["0 pairs of grades, from 0 cases."]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Fraction(1), "1.00"), (Fraction(999, 1000), "0.99"), (Fraction(-1, 1000), "0.00"), (Fraction(-1, 3), "-0.33"),
        (Undefined("no pairs"), WHY_UNDEFINED["no pairs"]), (Undefined("one grade"), WHY_UNDEFINED["one grade"]),
    ],
)  # fmt: skip
def test_coefficients_in_words(value: Fraction | Undefined, words: str) -> None:
    assert coefficient_words(value) == words


@given(st.fractions(min_value=-1, max_value=1))
def test_only_full_agreement_is_printed_as_one(value: Fraction) -> None:
    assert (decimal(value) == "1.00") is (value == 1)


@given(st.integers(1, 3000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_only_none_and_all_are_printed_as_none_and_all(counted: tuple[int, int]) -> None:
    part, whole = counted
    assert (percent(part / whole) == "0%") is (part == 0)
    assert (percent(part / whole) == "100%") is (part == whole)


def test_a_share_of_nothing_is_no_number() -> None:
    assert share_words(Share(0, 0)) == "none of none"


def test_no_number_is_praised() -> None:
    """Landis and Koch (1977) called bands of kappa slight, fair, moderate, substantial and almost perfect."""
    said = " ".join([*MEANINGS, *WHY_UNDEFINED.values(), *lines([(0, 0), (1, 2)] * 20), *lines([(0, 1)])]).casefold()
    for praise in ("slight", "fair", "moderate", "substantial", "almost perfect", "excellent", "strong", "weak"):
        assert praise not in said
