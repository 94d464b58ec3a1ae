"""Rules that a plugin's code says fire."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evenhand.grading.grader import Grader
from evenhand.grading.service import rule_on
from evenhand.grading.what_if import would_change
from evenhand.models.framework import Framework
from evenhand.models.ruling import Ruling
from small_frameworks import every, framework, rule, sheet

CAP = rule("K-7", "cannot_exceed", {"test": "code", "rule": "K-7"}, grade="requires_improvement")


def small() -> Framework:
    return framework(CAP)


def says(answers: Mapping[str, Any]) -> Mapping[str, str]:
    """Fires when two domains that are not inadequate differ, which no tally can say."""
    grades = [grade for grade in answers["grades"].values() if grade != "not applicable"]
    return {"K-7": f"{grades[0]} and {grades[1]} differ"} if grades[0] != grades[1] else {}


def ruled(grades: Mapping[str, Any], code: Any = says, **rest: Any) -> Ruling:
    return rule_on(small(), {"grades": grades, **rest}, {}, code=code)


def test_a_rule_acts_when_code_says_so_and_gives_its_reason() -> None:
    found = ruled(every(small(), "Good", a="Outstanding"))
    assert found.ceiling == "Requires Improvement"
    assert [(entry.rule, entry.because) for entry in found.trace] == [("K-7", "Outstanding and Good differ")]
    assert ruled(every(small(), "Good")).permitted[0] == "Outstanding"


def test_until_everything_is_answered_code_is_not_asked_and_nothing_is_narrowed() -> None:
    def never(answers: Mapping[str, Any]) -> Mapping[str, str]:
        raise AssertionError(answers)

    for found in (
        ruled(every(small(), "Good", a=None), never),
        ruled(every(small(), "Good"), never, facts={"unsafe": None}),
        ruled(every(small(), "Good"), None),
        ruled(every(small(), "Good"), lambda _: None),
    ):
        assert found.provisional
        assert found.permitted[0] == "Outstanding"
        assert found.trace == ()


def test_code_gets_answers_as_the_command_takes_them() -> None:
    seen: list[Mapping[str, Any]] = []

    def look(answers: Mapping[str, Any]) -> Mapping[str, str]:
        seen.append(answers)
        return {}

    ruled(every(small(), "Good", b="not applicable"), look, facts={"unsafe": True}, record={"note": "n"})
    assert seen[0] == {
        "grades": {"a": "Good", "b": "not applicable", "c": "Good"},
        "facts": {"unsafe": True, "improved": False},
        "record": {"note": "n"},
    }


def test_what_would_change_asks_the_code_anew() -> None:
    given = small()
    grader = Grader(given, code=says)
    answers = sheet(given, every(given, "Good", a="Inadequate"))
    answers.code = grader.code
    changes = {(change.change, change.to) for change in would_change(grader, answers)}
    assert ("a", "Good") in changes
