"""The checks that each rule can speak and makes a difference."""

from __future__ import annotations

from typing import Any

import pytest

from driving import framework_called
from evenhand.testing.checks.rules_reach import not_dead, reachable
from looking import found_by
from plugin_items import names
from small_frameworks import framework, rule

UNSAFE = {"test": "fact", "fact": "unsafe"}
GOOD, BAD = ({"test": "grade", "domain": "a", "is": grade} for grade in ("good", "inadequate"))
NEVER: dict[str, Any] = {"test": "all_of", "parts": [GOOD, BAD]}
ALWAYS: dict[str, Any] = {"test": "tally", "over": "graded", "how": "at_least", "count": 0, "is": "good"}
READING = {
    "id": "way", "contradiction": "X-D1", "note": "Two.", "default": "usual", "source": "L9",
    "options": [{"id": "usual", "words": "So."}, {"id": "other", "words": "So.", "rules": {"R-1": {"when": NEVER}}}],
}  # fmt: skip


@pytest.mark.parametrize("name", names())
def test_installed_frameworks_pass(name: str) -> None:
    under = framework_called(name)
    assert found_by(reachable, under) == []
    assert found_by(not_dead, under) == []


def test_a_rule_that_never_or_always_holds_is_found() -> None:
    never = rule("R-0", "consider", NEVER, strength="soft")
    always = rule("R-1", "consider", ALWAYS, strength="soft")
    assert found_by(reachable, framework(never, always)) == [
        "R-0 never holds: every combination of what it looks at was tried",
        "R-1 always holds: every combination of what it looks at was tried",
    ]


def test_a_reading_that_makes_a_rule_unreachable_is_named() -> None:
    under = framework(rule("R-1", "cannot_exceed", BAD, grade="good"), readings=[READING])
    assert found_by(reachable, under) == [
        "R-1 never holds: every combination of what it looks at was tried (reading way=other)"
    ]


def test_a_rule_that_another_makes_dead_is_found() -> None:
    cap, force = rule("R-1", "cannot_exceed", BAD, grade="good"), rule("R-2", "must_be", BAD, grade="inadequate")
    assert found_by(not_dead, framework(cap, force)) == [
        "R-1 never changes what is permitted or indicated; whenever it fires, so does R-2: every "
        "combination of answers was tried"
    ]
    assert found_by(not_dead, framework(cap, {**force, "when": UNSAFE})) == []


def test_a_rule_that_a_reading_brings_to_life_is_not_dead() -> None:
    option = {"id": "other", "words": "So.", "rules": {"R-2": {"when": UNSAFE}}}
    reading = {**READING, "options": [{"id": "usual", "words": "So."}, option]}
    cap, force = rule("R-1", "cannot_exceed", BAD, grade="good"), rule("R-2", "must_be", BAD, grade="inadequate")
    assert found_by(not_dead, framework(cap, force, readings=[reading])) == []


def test_a_rule_that_cannot_be_reached_is_left_to_the_other_check() -> None:
    assert found_by(not_dead, framework(rule("R-1", "cannot_exceed", NEVER, grade="good"))) == []
