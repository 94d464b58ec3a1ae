"""Readings: the rule fields they replace, also where several readings replace fields of one rule."""

from __future__ import annotations

from typing import Any

import pytest

from evenhand.grading.compiled import CompiledRules, ReadingsClashError, with_readings
from small_frameworks import framework, rule

FACT = {"test": "fact", "fact": "unsafe"}


def reading(name: str, patch: dict[str, Any]) -> dict[str, Any]:
    options = [
        {"id": f"{name}_usual", "words": "So."},
        {"id": f"{name}_other", "words": "So.", "rules": {"R-1": patch}},
    ]
    return {"id": name, "contradiction": "X-D1", "note": "Two.", "default": f"{name}_usual", "options": options,
            "source": "L9"}  # fmt: skip


UNDER = framework(
    rule("R-1", "consider", FACT, grade="good", strength="contested"),
    readings=[reading("one", {"effect": "cannot_exceed"}), reading("two", {"strength": "hard", "grade": "inadequate"})],
)


def test_the_default_replaces_nothing() -> None:
    assert with_readings(UNDER, {}) == UNDER.rules


def test_several_readings_replace_fields_of_one_rule() -> None:
    (found,) = with_readings(UNDER, {"one": "one_other", "two": "two_other"})
    assert (found.effect, found.strength, found.grade) == ("cannot_exceed", "hard", "inadequate")
    assert found.when == UNDER.rules[0].when


def test_an_option_that_is_none_is_an_error() -> None:
    with pytest.raises(KeyError):
        with_readings(UNDER, {"one": "third"})


def test_readings_that_together_leave_a_rule_without_a_grade_are_refused_by_name() -> None:
    clashing = framework(
        rule("R-1", "judgement", strength="soft"),
        readings=[reading("one", {"effect": "must_be", "strength": "hard"}), reading("two", {"when": FACT})],
    )
    for alone in ({"one": "one_other"}, {"two": "two_other"}):
        CompiledRules(clashing, alone)
    with pytest.raises(ReadingsClashError, match="rule R-1 without a grade"):
        CompiledRules(clashing, {"one": "one_other", "two": "two_other"})
