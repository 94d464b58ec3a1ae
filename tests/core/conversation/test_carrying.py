"""Whether an answer can stand under another version, and how it was asked."""

from __future__ import annotations

import json
from typing import Any

import pytest

from evenhand.conversation.carrying import asked_before, grade_label, is_written, why_unfit
from evenhand.conversation.engine import Conversation
from evenhand.conversation.state import Key
from evenhand.models.events import Event
from evenhand.models.framework import Framework
from version_pairs import framework_of


def version(kind: str = "ordinal", **more: Any) -> Framework:
    domains = [
        {"id": "safety", "graded": True, "may_be_left_out": False,
         "questions": [("Is the child safe?", "judged"), ("What was seen?", "text")]},
        {"id": "voice", "graded": True, "may_be_left_out": True, "questions": []},
        {"id": "visits", "graded": False, "may_be_left_out": False, "questions": []},
    ]  # fmt: skip
    fields = {"team": "choice north", "started": "date", "count": "number", "story": "yes_no"}
    body = {"kind": kind, "grades": [("good", "Good"), ("poor", "Poor")], "fields": fields, "facts": ["unsafe"],
            "forms": ["actions", "concern"], "domains": domains}  # fmt: skip
    return framework_of("1.0", {**body, **more})


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Key("safety", "grade"), "good"), (Key("voice", "grade"), "not_applicable"), (Key("safety", "evidence"), "x"),
        (Key("overall_grade", "grade"), "poor"), (Key("overall_grade", "reason"), "x"), (Key("safety.1"), "partly"),
        (Key("safety.2"), "words"), (Key("unsafe"), "no"), (Key("team"), "north"), (Key("started"), "2026-01-02"),
        (Key("count"), 7), (Key("story"), "yes"), (Key("reference"), "C-1"), (Key("what", row=3), "x"),
        (Key("seen", row=2), "x"),
    ],
)  # fmt: skip
def test_what_is_asked_in_the_same_way_stands(key: Key, value: Any) -> None:
    assert why_unfit(version(), key, value) == ""


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        (Key("safety", "grade"), "fair", "that is not on its scale, Good, Poor."),
        (Key("safety", "grade"), 7, "that is not on its scale, Good, Poor."),
        (Key("safety", "grade"), "not_applicable", "this always has to be graded."),
        (Key("overall_grade", "grade"), "not_applicable", "this always has to be graded."),
        (Key("visits", "grade"), "good", "this is not graded."),
        (Key("visits", "reason"), "x", "this is not graded."),
        (Key("gone", "evidence"), "x", "this is not graded."),
        (Key("safety.1"), "It was seen.", "it is answered yes, partly or no."),
        (Key("safety.2"), "yes", "it is answered in writing."),
        (Key("unsafe"), "perhaps", "it is answered yes or no."),
        (Key("team"), "south", "it offers: north, both."),
        (Key("started"), "soon", "it is answered with a date."),
        (Key("count"), "seven", "it is answered with a number."),
        (Key("story"), "long", "it is answered yes or no."),
        (Key("reference"), 7, "it is answered in writing."),
        (Key("reference", row=1), "x", "the form has one entry only."),
        (Key("gone"), "x", "it is not asked."),
    ],
)
def test_what_is_asked_otherwise_does_not_and_the_reason_says_how(key: Key, value: Any, why: str) -> None:
    assert why_unfit(version(), key, value) == why


def test_a_written_answer_that_reads_like_a_choice_stands_where_one_writes() -> None:
    assert why_unfit(version(), Key("safety.2"), "yes", written=True) == ""
    assert why_unfit(version(), Key("safety.1"), "yes", written=True) == "it is answered yes, partly or no."
    assert is_written(version(), Key("safety.2"))
    assert not is_written(version(), Key("safety.1"))


def test_a_score_stands_on_a_scale_of_scores_within_its_bands() -> None:
    banded = version("banded")
    assert why_unfit(banded, Key("safety", "grade"), 6) == ""
    assert why_unfit(banded, Key("safety", "grade"), 7) == "that is not on its scale, whole scores 1 to 6."
    assert why_unfit(banded, Key("safety", "grade"), "good") == "that is not on its scale, whole scores 1 to 6."
    assert grade_label(banded, Key("safety", "grade"), 6) == "Good (6)"


def test_a_statement_that_is_marked_stands_by_its_marks() -> None:
    body = version().model_dump(mode="json", by_alias=True)
    body["domains"][1]["descriptors"] = {"good": [{"id": "voice.good.1", "text": "Words are heard.", "source": "L1"}]}
    criteria = Framework.model_validate_json(json.dumps(body))
    body["header"]["walk"] = "features"
    features = Framework.model_validate_json(json.dumps(body))
    assert why_unfit(criteria, Key("voice.good.1"), "partly") == ""
    assert why_unfit(features, Key("voice.good.1"), "partly") == "it is marked in another way."
    assert why_unfit(features, Key("voice.good.1"), "evident") == ""
    assert asked(features, Key("voice.good.1")) == ("Voice", "Words are heard.")


def asked(framework: Framework, key: Key) -> tuple[str, str]:
    started = {"framework": "pair", "readings": {}, "version": "1.0", "digest": "", "engine": ""}
    return asked_before(Conversation(framework, [Event("started", value=started)]), key)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        (Key("safety", "evidence"), ("Safety", "Evidence")),
        (Key("overall_grade", "reason"), ("Overall", "Reason")),
        (Key("safety.1"), ("Safety", "Is the child safe?")),
        (Key("team"), ("Header", "Team")),
        (Key("what", row=1), ("Actions, row 2", "What")),
        (Key("seen", row=1), ("Concern, row 1", "Seen")),
        (Key("actions", "applicable"), ("Actions, row 1", "Anything to add?")),
        (Key("unsafe"), ("Before the overall grade", "Is it unsafe?")),
    ],
)
def test_how_it_was_asked_is_told_in_the_words_of_the_version(key: Key, words: tuple[str, str]) -> None:
    assert asked(version(), key) == words
