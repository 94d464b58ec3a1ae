"""Ratings of one case beside each other."""

from __future__ import annotations

from fractions import Fraction

import pytest

from evenhand.agreement.marks import NOT_APPLICABLE, NOT_GRADED, Mark
from evenhand.conversation.rating import Rating
from evenhand.conversation.sheets import OVERALL
from evenhand.ratings.side_by_side import case_view, difference_words, median_of, median_words
from rating_events import one
from small_frameworks import scale

ANNA = one("aaaa", {"a": "good", "b": "good", "c": "not_applicable"}, "Anna")
BEN = one("bbbb", {"a": "good", "b": "inadequate", "c": "good"}, "Ben", "aaaa", overall="inadequate")
CARA = one("cccc", {"a": "good", "b": "requires_improvement", "c": "good"}, "Cara", "aaaa")
OPEN = one("dddd", {"a": "outstanding"}, "Dan", "aaaa", graded=False)
SETTLED = one("eeee", {"a": "inadequate"}, "Eve", rating=Rating("aaaa", "adjudicated"))


def test_nothing_is_shown_while_a_rating_that_was_asked_for_is_open() -> None:
    view = case_view([ANNA, BEN, OPEN, SETTLED])
    assert view.open == (OPEN,)
    assert (view.columns, view.rows, view.standings) == ((), (), ())
    assert "Inadequate" not in repr(view.rows)


def test_the_grades_stand_beside_each_other_with_their_reasons() -> None:
    view = case_view([ANNA, BEN])
    rows = {row.id: row for row in view.rows}
    assert [row.id for row in view.rows] == [OVERALL, "a", "b", "c"]
    assert rows["b"].given == ("Good", "Inadequate")
    assert rows["b"].reasons == ("b as Anna sees it", "b as Ben sees it")
    assert (rows["a"].differ, rows["a"].words) == (False, "same grade")
    assert (rows["b"].differ, rows["b"].words) == (True, "DIFFER by 2 grades")
    assert (rows["c"].differ, rows["c"].words) == (True, "not applicable for 1 of 2")
    assert view.standings == ()
    assert all(row.median is None for row in view.rows)


def test_an_open_adjudicated_record_hides_nothing_and_a_graded_one_is_beside_without_counting() -> None:
    adjudicating = one("ffff", {}, "Eve", rating=Rating("aaaa", "adjudicated"), graded=False)
    assert case_view([ANNA, BEN, adjudicating]).columns == (ANNA, BEN)
    view = case_view([ANNA, SETTLED, BEN])
    assert view.columns == (ANNA, BEN, SETTLED)
    (row,) = [row for row in view.rows if row.id == "a"]
    assert row.given == ("Good", "Good", "Inadequate")
    assert (row.differ, row.words, row.median) == (False, "same grade", None)


def test_from_three_ratings_on_each_stands_against_the_median() -> None:
    view = case_view([ANNA, BEN, CARA])
    rows = {row.id: row for row in view.rows}
    assert (rows["b"].median, rows["b"].median_words) == (Fraction(2), "Requires Improvement")
    assert rows["c"].median is None
    anna, ben, cara = view.standings
    assert (anna.audit, anna.at, anna.higher, anna.lower, anna.mean) == ("aaaa", 1, 1, 0, Fraction(1, 2))
    assert (ben.at, ben.higher, ben.lower, ben.mean) == (1, 0, 1, Fraction(-1, 2))
    assert (cara.at, cara.mean) == (2, Fraction(0))


@pytest.mark.parametrize(
    ("marks", "given", "words"),
    [
        ([1, 1], ["Good (6)", "Good (8)"], "same grade, other scores"),
        ([1, 2], ["Good", "RI"], "DIFFER by 1 grade"),
        ([NOT_APPLICABLE, NOT_APPLICABLE], ["n", "n"], "not applicable for all"),
        ([NOT_GRADED, NOT_GRADED], ["n", "n"], "not graded for all"),
        ([0, NOT_GRADED], ["O", "n"], "not graded for 1 of 2"),
        ([0, 2, NOT_APPLICABLE], ["O", "R", "n"], "DIFFER by 2 grades, not applicable for 1 of 3"),
        ([NOT_APPLICABLE, NOT_GRADED], ["n", "n"], "not applicable for 1 of 2, not graded for 1 of 2"),
    ],
)
def test_differences_in_words(marks: list[Mark], given: list[str], words: str) -> None:
    assert difference_words(marks, given) == words


def test_a_median_may_lie_between_two_grades() -> None:
    assert median_of([0, 1, 2, 3]) == Fraction(3, 2)
    assert median_words(scale(), Fraction(3, 2)) == "Good or Requires Improvement"
    assert median_of([0, 1]) is None
    assert median_of([0, 1, NOT_APPLICABLE]) is None
