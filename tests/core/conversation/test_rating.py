"""What a rating of a case that was rated before knows, begins with, and is told."""

from __future__ import annotations

import json
from typing import Any

import pytest

from evenhand.conversation.engine import Conversation
from evenhand.conversation.questions import Question
from evenhand.conversation.rating import (
    KEY,
    Rating,
    Seen,
    auditor_field,
    carried_answers,
    rater_of,
    rating_of,
    safe_grade_words,
    seen_lines,
    to_value,
)
from evenhand.conversation.sheets import OVERALL
from evenhand.conversation.state import Key, fold
from evenhand.models.events import Event
from rating_events import rating_events, small

SEEN = (
    Seen("aaaa", "Anna", {"a": "good", "b": "inadequate"}, {"a": "seen by Anna", "b": "b by Anna"}, "good", "all well"),
    Seen("bbbb", "", {"a": "good", "b": "good"}, {"b": "b by nobody"}, "inadequate", "not well"),
)
ADJUDICATED = Rating("aaaa", "adjudicated", SEEN, 3)


def first_event(value: dict[str, Any]) -> Event:
    begun = rating_events({}, graded=False, overall=None)[0]
    return begun._replace(value={**begun.value, KEY: value})


@pytest.mark.parametrize("rating", [Rating("aaaa", "second", (), 4), ADJUDICATED])
def test_a_rating_survives_as_json(rating: Rating) -> None:
    kept = json.loads(json.dumps({KEY: to_value(rating)}))
    assert rating_of(kept) == rating


def test_a_second_rating_holds_no_place_for_another() -> None:
    assert to_value(Rating("aaaa", "second")) == {"case": "aaaa", "kind": "second", "carried": 0}


def test_an_audit_without_it_is_the_first_on_its_case() -> None:
    assert rating_of(rating_events({})[0].value) is None


BROKEN_SEEN: tuple[dict[str, Any], ...] = (
    {"grades": []}, {"reasons": {"a": 1}}, {"rater": 5}, {"overall": 1.5}, {"overall": True}, {"grades": {"a": []}},
)  # fmt: skip
BROKEN: tuple[dict[str, Any], ...] = (
    {"case": 1}, {"case": None}, {"kind": "third"}, {"kind": None}, {"seen": {}}, {"carried": -1}, {"carried": True},
    {"carried": "1"}, {"seen": [{}]}, {"seen": ["x"]}, *({"seen": [SEEN[0]._asdict() | part]} for part in BROKEN_SEEN),
)  # fmt: skip


@pytest.mark.parametrize("change", BROKEN)
def test_one_that_is_not_whole_counts_as_none(change: dict[str, Any]) -> None:
    assert rating_of({KEY: {**to_value(ADJUDICATED), **change}}) is None


@pytest.mark.parametrize("value", [None, [], "second", 7])
def test_something_else_in_its_place_counts_as_none(value: Any) -> None:
    assert rating_of({KEY: value}) is None


def test_only_what_says_which_case_it_is_is_carried_and_without_notes() -> None:
    state = fold(
        [
            *rating_events({"a": "good"}, "Anna", graded=False),
            Event("answered", "on", value="2026-03-01"),
            Event("answered", "child", value="Robin", note="called Bobby"),
            Event("answered", "kind", value="Long"),
            Event("answered", "about", value="a long story"),
            Event("answered", "window", value="the last year"),
        ]
    )
    assert carried_answers(small(), state) == [
        Event("answered", "note", value="CASE-1"),
        Event("answered", "child", value="Robin"),
        Event("answered", "kind", value="Long"),
    ]


def test_the_rater_is_whoever_the_header_names() -> None:
    field = auditor_field(small())
    assert field is not None
    assert field.id == "who"
    assert rater_of(small(), fold(rating_events({}, "  Anna   Field "))) == "Anna Field"
    assert rater_of(small(), fold(rating_events({}))) == ""


def test_what_was_carried_is_not_what_the_auditor_dealt_with_last() -> None:
    """Otherwise the conversation would go on behind it, and never ask what stands before it."""
    carried = [Event("answered", "note", value="CASE-1"), Event("answered", "kind", value="Long")]
    begun = [first_event(to_value(Rating("aaaa", "second", carried=2))), *carried]
    conversation = Conversation(small(), begun)
    assert conversation.state.last is None
    assert conversation.cursor == Key("who")
    after = Conversation(small(), [*begun, Event("answered", "on", value="2026-03-01")])
    assert after.state.last == Key("on")
    assert after.cursor == Key("child")


def said_before(slot: str, to: str) -> list[str]:
    conversation = Conversation(small(), [first_event(to_value(ADJUDICATED))])
    assert conversation.go_to(Key(to, slot))  # type: ignore[arg-type]
    return list(conversation.turn().says)


def test_an_adjudicator_is_told_what_each_rater_gave_and_why_before_a_grade() -> None:
    told = said_before("grade", "b")
    assert told[-3:] == [
        "Anna: Inadequate. Reason: b by Anna",
        "Rating 2: Good. Reason: b by nobody",
        "They differ here. Your reason should say what decided it.",
    ]
    assert said_before("grade", "a")[-3:] == ["Anna: Good. Reason: seen by Anna", "Rating 2: Good.", "They agree here."]
    question = Question(Key(OVERALL, "grade"), "overall_grade", "Which?", "L1", "Overall")
    assert list(seen_lines(small(), fold([first_event(to_value(ADJUDICATED))]), question))[:2] == [
        "Anna: Good. Reason: all well",
        "Rating 2: Inadequate. Reason: not well",
    ]


def test_where_nobody_gave_a_grade_nothing_is_said_to_agree() -> None:
    assert said_before("grade", "c")[-2:] == ["Anna: no grade.", "Rating 2: no grade."]


def test_nothing_is_told_before_other_questions_nor_to_a_second_rater() -> None:
    assert not any("Anna" in line for line in said_before("evidence", "b"))
    value = {**to_value(ADJUDICATED), "kind": "nothing"}
    conversation = Conversation(small(), [first_event(value)])
    assert conversation.go_to(Key("b", "grade"))
    assert not any("Anna" in line for line in conversation.turn().says)


def test_a_grade_that_the_scale_does_not_have_is_said_to_be_none() -> None:
    assert safe_grade_words(small().overall_scale, "splendid") == "a grade that is not on the scale"
    assert safe_grade_words(small().overall_scale, "good") == "Good"
