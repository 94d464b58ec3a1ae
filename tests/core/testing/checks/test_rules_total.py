"""The checks that rules come to a ruling, and never to nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from driving import framework_called
from evenhand.grading.effects import Outcome
from evenhand.grading.grader import Grader
from evenhand.grading.sheet import Sheet
from evenhand.grading.truth import UNKNOWN
from evenhand.models.ruling import Ruling
from evenhand.testing.checks.rules_total import not_applicable_never_passes, permitted_never_empty, total
from generated import frameworks
from looking import found_by
from plugin_items import names
from small_frameworks import framework, rule

UNSAFE, IMPROVED = ({"test": "fact", "fact": fact} for fact in ("unsafe", "improved"))
MOST_GOOD = {"test": "tally", "over": "graded", "how": "majority", "at_least": "good"}
CAP = rule("R-1", "cannot_exceed", UNSAFE, grade="good")


@pytest.mark.parametrize("name", names())
def test_installed_frameworks_pass(name: str) -> None:
    under = framework_called(name)
    for check in (total, permitted_never_empty, not_applicable_never_passes):
        assert found_by(check, under) == []


@given(frameworks())
def test_rules_are_always_total_whatever_they_are(under: Any) -> None:
    assert found_by(total, under) == []


@pytest.mark.parametrize("failing", ["outcome", "counted"])
def test_a_ruling_that_fails_is_found(monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    def fails(self: Grader, counted: Sheet) -> None:
        raise ZeroDivisionError("no")

    monkeypatch.setattr(Grader, failing, fails)
    assert found_by(total, framework(CAP)) == ["some answers give no ruling: ZeroDivisionError: no"]


def test_a_narrowing_without_a_reason_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Grader.ruling

    def silent(self: Grader, sheet: Sheet, **rest: Any) -> Ruling:
        return whole(self, sheet, **rest)._replace(trace=())

    monkeypatch.setattr(Grader, "ruling", silent)
    (found,) = found_by(total, framework(CAP))
    assert found.startswith("no rule says why only Good, Requires Improvement, Inadequate is permitted")


def test_an_answer_not_yet_given_that_narrows_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Grader.outcome

    def hasty(self: Grader, counted: Sheet) -> tuple[Outcome, Any, bool]:
        outcome, fired, waits = whole(self, counted)
        return (outcome._replace(permitted=0b1000) if UNKNOWN in counted.facts else outcome), fired, waits

    monkeypatch.setattr(Grader, "outcome", hasty)
    (found,) = found_by(total, framework(CAP))
    assert "permits less than when it is completed" in found


def test_a_force_that_another_rule_withholds_is_found() -> None:
    force, withhold = rule("R-1", "must_be", UNSAFE, grade="good"), rule("R-2", "requires", MOST_GOOD, grade="good")
    (found,) = found_by(permitted_never_empty, framework(force, withhold))
    assert found.startswith("R-1 says what the case must be and R-2 that it cannot, for ")
    expected = {**withhold, "strength": "expected"}
    assert found_by(permitted_never_empty, framework(force, expected)) == [], "hard rules come first"
    lower = rule("R-3", "cannot_exceed", UNSAFE, grade="inadequate")
    assert found_by(permitted_never_empty, framework(force, withhold, lower)) == [], "the worse takes its place"


def test_nothing_permitted_at_all_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Grader, "outcome", lambda self, counted: (Outcome(0, 0, None), [], False))
    (found,) = found_by(permitted_never_empty, framework(CAP))
    assert found.startswith("nothing is permitted for ")


def test_a_grade_that_a_fact_alone_earns_is_found() -> None:
    alone = rule("R-1", "at_least", IMPROVED, grade="good")
    assert found_by(not_applicable_never_passes, framework(alone)) == ["R-1 gives Good where nothing applies"]
    joined = rule("R-1", "at_least", {"test": "all_of", "parts": [MOST_GOOD, IMPROVED]}, grade="good")
    assert found_by(not_applicable_never_passes, framework(joined)) == []
