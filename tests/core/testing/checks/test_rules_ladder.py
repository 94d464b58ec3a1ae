"""The check for a grade that a cap takes away and nothing replaces."""

from __future__ import annotations

import pytest

from driving import framework_called
from evenhand.testing.checks.rules_ladder import ladder
from looking import found_by
from plugin_items import names
from small_frameworks import framework, rule

PRAISED = {"test": "fact", "fact": "improved"}
UNSAFE = {"test": "fact", "fact": "unsafe"}
EARNS = rule("R-1", "at_least", PRAISED, grade="outstanding")
CAPS = rule("R-2", "cannot_exceed", UNSAFE, grade="good")
RUNG = rule("R-3", "at_least", PRAISED, grade="good")


@pytest.mark.parametrize("name", names())
def test_installed_frameworks_have_no_rung_missing(name: str) -> None:
    assert found_by(ladder, framework_called(name)) == []


def test_a_cap_over_what_is_earned_is_told_once_with_answers_that_show_it() -> None:
    (found,) = found_by(ladder, framework(EARNS, CAPS))
    assert found.startswith(
        "R-1 earns a grade that R-2 takes away, and Good and Requires Improvement and Inadequate are open alike: "
    )


def test_a_rung_below_the_cap_settles_it() -> None:
    assert found_by(ladder, framework(EARNS, CAPS, RUNG)) == []


@pytest.mark.parametrize(
    "other",
    [
        rule("R-2", "cannot_exceed", UNSAFE, grade="inadequate"),
        rule("R-2", "must_be", UNSAFE, grade="good"),
        rule("R-2", "cannot_exceed", UNSAFE, grade="outstanding"),
        rule("R-2", "requires", UNSAFE, grade="good"),
    ],
)
def test_what_leaves_one_grade_or_caps_nothing_is_no_gap(other: dict[str, object]) -> None:
    assert found_by(ladder, framework(EARNS, other)) == []
