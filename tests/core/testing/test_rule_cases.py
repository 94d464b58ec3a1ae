"""The worked rulings that a framework brings are run as ``evenhand grade`` would run them."""

from __future__ import annotations

from typing import Any

import pytest

from driving import framework_called
from evenhand.models.framework import Framework
from evenhand.testing.rule_cases import answers_of, run_cases
from plugin_items import names
from small_frameworks import framework, rule

CAP = rule("R-1", "cannot_exceed", {"test": "tally", "over": "graded", "how": "any", "is": "inadequate"}, grade="good")
OPTIONS = [
    {"id": "usual", "words": "As it is."},
    {"id": "strict", "words": "Worse.", "rules": {"R-1": {"grade": "inadequate"}}},
]
READING = {"id": "way", "contradiction": "X-D1", "note": "Two ways.", "default": "usual", "options": OPTIONS,
           "source": "L9"}  # fmt: skip


def with_case(expected: dict[str, Any], **case: Any) -> Framework:
    body = {"id": "one", "why": "to see", "source": "L1", "all_domains": "Good", **case, "expected": expected}
    return framework(CAP, readings=[READING], cases=[body])


@pytest.mark.parametrize("name", names())
def test_every_worked_ruling_of_an_installed_framework_comes_out_as_written(name: str) -> None:
    results = run_cases(framework_called(name))
    assert results
    assert [result for result in results if not result.passed] == []


WORST = ["Outstanding", "Good", "Requires Improvement", "Inadequate"]


@pytest.mark.parametrize(
    ("expected", "case"),
    [
        (
            {"permitted": WORST, "provisional": False, "no_hard_ceiling": True, "nothing_indicated": True, "fired": []},
            {},
        ),
        ({"permitted": WORST[1:], "hard_ceiling": "Good", "fired": ["R-1"]}, {"grades": {"a": "Inadequate"}}),
        ({"permitted": WORST[3:], "indicated": "Inadequate"}, {"grades": {"a": "Inadequate"}, "readings": ["strict"]}),
        ({"provisional": True}, {"grades": {"a": None}}),
        ({"provisional": True}, {"unanswered_facts": ["unsafe"]}),
        ({"accepted": "no"}, {"grades": {"a": "Inadequate"}, "proposed_overall": "Outstanding"}),
        ({"section_grades": {"a": "Inadequate", "b": "Good"}}, {"grades": {"a": "Inadequate"}}),
        ({"error": True}, {"grades": {"a": "Excellent"}}),
        ({"error": True}, {"readings": ["lenient"]}),
    ],
)
def test_a_case_passes_when_all_it_lists_is_so(expected: dict[str, Any], case: dict[str, Any]) -> None:
    (result,) = run_cases(with_case(expected, **case))
    assert result.passed, result.differences


@pytest.mark.parametrize(
    ("expected", "case", "words"),
    [
        ({"permitted": ["Good"]}, {}, f"permitted: expected Good, got {', '.join(WORST)}"),
        ({"provisional": True}, {}, "provisional: expected True, got False"),
        ({"hard_ceiling": "Good"}, {}, "hard_ceiling: expected Good, got none"),
        ({"no_hard_ceiling": True}, {"grades": {"a": "Inadequate"}}, "hard_ceiling: expected none, got Good"),
        ({"nothing_indicated": True}, {"grades": {"a": "Inadequate"}, "readings": ["strict"]},
         "indicated: expected none, got Inadequate"),
        ({"fired": ["R-1"]}, {}, "fired: expected R-1, got nothing"),
        ({"follow_up": ["plan"]}, {}, "follow_up: expected plan, got nothing"),
        ({"section_grades": {"a": "Inadequate"}}, {}, "section_grades.a: expected Inadequate, got Good"),
        ({"section_ceilings": {"a": 5}}, {}, "section_ceilings.a: expected 5, got none"),
        ({"error": True}, {}, f"expected a refusal, got a ruling that permits {', '.join(WORST)}"),
        ({}, {"grades": {"d": "Good"}}, "expected a ruling, got a refusal: grades: no graded domain 'd'"),
    ],
)  # fmt: skip
def test_a_changed_expectation_is_seen(expected: dict[str, Any], case: dict[str, Any], words: str) -> None:
    (result,) = run_cases(with_case(expected, **case))
    assert [difference[: len(words)] for difference in result.differences] == [words]


def test_all_domains_fills_only_those_not_named() -> None:
    under = with_case({}, grades={"a": None}, unanswered_facts=["unsafe"], features={"good": [1, 2]})
    assert answers_of(under, under.cases[0]) == {
        "grades": {"a": None, "b": "Good", "c": "Good"},
        "facts": {"unsafe": None},
        "features": {"good": [1, 2]},
    }
