"""The check that a better grade never costs the case a grade."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from driving import framework_called
from evenhand.grading.monotone import not_proven_monotone
from evenhand.testing.checks.rules_monotone import monotone
from generated import frameworks
from looking import found_by
from plugin_items import names
from small_frameworks import framework, rule

A_GOOD = {"test": "grade", "domain": "a", "at_least": "good"}


@pytest.mark.parametrize("name", names())
def test_installed_frameworks_pass(name: str) -> None:
    assert found_by(monotone, framework_called(name)) == []


def test_a_better_grade_that_lowers_is_found_with_its_answers() -> None:
    (found,) = found_by(monotone, framework(rule("R-1", "cannot_exceed", A_GOOD, grade="inadequate")))
    assert found == (
        "a graded Outstanding instead lowers the best overall grade from Outstanding to Inadequate, by R-1, "
        "for a Inadequate and the rest Outstanding"
    )


def test_a_rule_that_declares_it_may() -> None:
    assert found_by(monotone, framework(rule("R-1", "cannot_exceed", A_GOOD, grade="inadequate", may_lower=True))) == []


def test_a_rule_that_another_covers_is_not_found() -> None:
    """Good caps at Good and anything worse caps lower: no proof by the condition, and yet nothing is lowered."""
    is_good = rule("R-1", "cannot_exceed", {"test": "grade", "domain": "a", "is": "good"}, grade="good")
    worse = rule("R-2", "cannot_exceed", {**A_GOOD, "at_least": None, "at_most": "requires_improvement"}, grade="good")
    under = framework(is_good, worse)
    assert not_proven_monotone(under) == ("R-1",)
    assert found_by(monotone, under) == []
    assert found_by(monotone, framework(is_good)) != []


@given(frameworks())
def test_what_is_proven_is_never_found(under: Any) -> None:
    if not not_proven_monotone(under) and not under.readings:
        assert found_by(monotone, under) == []
