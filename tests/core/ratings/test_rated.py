"""An audit as a rating of its case."""

from __future__ import annotations

import pytest

from evenhand.agreement.marks import NOT_APPLICABLE, NOT_GRADED, Mark
from evenhand.conversation.rating import Rating, Seen
from evenhand.conversation.sheets import OVERALL
from evenhand.models.events import Event
from evenhand.ratings.rated import mark_of, person, rated
from rating_events import one, rating_events, small
from small_frameworks import framework, rule, scale

GRADES = {"a": "good", "b": "inadequate", "c": "not_applicable"}


def test_a_graded_audit_shows_its_grades_and_reasons() -> None:
    events = rating_events(GRADES, "Anna", overall="requires_improvement")
    events.insert(-1, Event("answered", "c", "grade", "not_applicable", note="the child is 9"))
    found = rated(small(), "aaaa", events)
    assert (found.audit, found.case, found.kind, found.rater, found.graded) == ("aaaa", "aaaa", "first", "Anna", True)
    assert found.values == {**GRADES, OVERALL: "requires_improvement"}
    assert found.marks == {"a": 1, "b": 3, "c": NOT_APPLICABLE, OVERALL: 2}
    assert found.reasons["a"] == "a as Anna sees it"
    assert found.reasons["c"] == "the child is 9"


def test_nothing_of_one_that_is_open_or_amended_is_shown() -> None:
    open_one = rated(small(), "aaaa", rating_events(GRADES, "Anna", graded=False))
    amended = rated(small(), "aaaa", [*rating_events(GRADES, "Anna"), Event("amended", note="why")])
    for found in (open_one, amended):
        assert not found.graded
        assert (found.values, found.marks, found.reasons) == ({}, {}, {})
    assert (open_one.stage, amended.stage) == ("in progress", "amended")


def test_a_second_rating_is_of_the_first_case_and_an_adjudicated_record_says_so() -> None:
    assert (one("bbbb", GRADES, case="aaaa").case, one("bbbb", GRADES, case="aaaa").kind) == ("aaaa", "second")
    adjudicated = one("cccc", GRADES, rating=Rating("aaaa", "adjudicated"))
    assert (adjudicated.case, adjudicated.kind) == ("aaaa", "adjudicated")


def test_a_domain_that_a_rule_leaves_out_is_not_applicable_whatever_was_answered() -> None:
    only_unsafe = rule("A-1", "requires", {"test": "fact", "fact": "unsafe"}, scope="applicability", domains=["b"])
    under = framework(only_unsafe)
    events = rating_events({"a": "good", "b": "good"}, under=under)
    found = rated(under, "aaaa", [events[0], Event("answered", "unsafe", value="no"), *events[1:]])
    assert found.marks["b"] == NOT_APPLICABLE
    assert found.marks["a"] == 1


def test_an_adjudicator_sees_kept_grades_and_reasons() -> None:
    assert one("aaaa", {"a": "good"}, "Anna").as_seen() == Seen(
        "aaaa", "Anna", {"a": "good"}, {"a": "a as Anna sees it"}, "good", f"{OVERALL} as Anna sees it"
    )


@pytest.mark.parametrize(
    ("value", "mark"),
    [(None, NOT_GRADED), ("not_applicable", NOT_APPLICABLE), ("good", 1), ("splendid", NOT_GRADED), (9, NOT_GRADED)],
)
def test_the_marks_of_an_ordinal_scale(value: str | int | None, mark: Mark) -> None:
    assert mark_of(scale(), value) == mark


def test_a_score_counts_as_the_grade_of_its_band() -> None:
    assert [mark_of(scale("banded"), score) for score in (10, 9, 8, 6, 5, 0)] == [0, 0, 1, 1, 2, 3]


def test_people_are_told_apart_whatever_their_capitals() -> None:
    assert person(" ANNA  Field") == person("Anna field") != person("Ann Field")
