"""Which rules are seen, from their conditions alone, never to lower the ceiling when a domain is graded better."""

from __future__ import annotations

from typing import Any

import pytest

from driving import framework_called
from evenhand.grading.monotone import Course, course_of, not_proven_monotone
from evenhand.grading.sheet import Layout
from plugin_items import names
from small_frameworks import condition, framework, rule

UNDER = framework()
GRADE = {"test": "grade", "domain": "a"}
TALLY = {"test": "tally", "over": "graded"}
FACT = {"test": "fact", "fact": "unsafe"}
WORTH = {"outstanding": 3, "good": 2, "requires_improvement": 1, "inadequate": 0}
POINTS = {"test": "points", "over": "graded", "points": WORTH}
BOTH = Course.RISES | Course.FALLS


@pytest.mark.parametrize(
    ("when", "course"),
    [
        (FACT, Course.STEADY),
        ({"test": "features", "grade": "good", "share_at_least": "3/4"}, Course.STEADY),
        ({**GRADE, "at_least": "good"}, Course.RISES),
        ({**GRADE, "at_least": "inadequate"}, Course.STEADY),
        ({**GRADE, "at_most": "good"}, Course.FALLS),
        ({**GRADE, "is": "inadequate"}, Course.FALLS),
        ({**GRADE, "is": "outstanding"}, Course.RISES),
        ({**GRADE, "is": "good"}, BOTH),
        ({**TALLY, "how": "any", "is": "inadequate"}, Course.FALLS),
        ({**TALLY, "how": "none", "is": "inadequate"}, Course.RISES),
        ({**TALLY, "how": "at_most", "count": 1, "at_least": "good"}, Course.FALLS),
        ({**TALLY, "how": "share_above", "share": "1/2", "at_least": "good"}, Course.RISES),
        ({**POINTS, "share_at_least": "1/2"}, Course.RISES),
        ({**POINTS, "share_below": "1/2"}, Course.FALLS),
        ({**POINTS, "share_at_least": "1/3", "share_below": "1/2"}, BOTH),
        ({**POINTS, "points": {**WORTH, "good": 4}, "share_at_least": "1/2"}, BOTH),
        ({"test": "not", "part": {**GRADE, "at_least": "good"}}, Course.FALLS),
        ({"test": "all_of", "parts": [FACT, {**GRADE, "at_least": "good"}]}, Course.RISES),
        ({"test": "any_of", "parts": [{**GRADE, "at_most": "good"}, {**GRADE, "at_least": "good"}]}, BOTH),
    ],
)
def test_the_course_of_a_condition(when: dict[str, Any], course: Course) -> None:
    assert course_of(condition(**when), Layout(UNDER)) == course


RISING, FALLING = {**GRADE, "at_least": "good"}, {**GRADE, "at_most": "good"}


@pytest.mark.parametrize(
    ("effect", "when", "fields", "proven"),
    [
        ("cannot_exceed", FALLING, {"grade": "good"}, True),
        ("cannot_exceed", RISING, {"grade": "good"}, False),
        ("cannot_exceed", RISING, {"grade": "good", "may_lower": True}, True),
        ("must_be", FALLING, {"grade": "good"}, True),
        ("must_be", RISING, {"grade": "good"}, False),
        ("requires", RISING, {"grade": "good"}, True),
        ("requires", FALLING, {"grade": "good"}, False),
        ("at_least", RISING, {"grade": "good", "withheld_unless_met": True}, True),
        ("at_least", FALLING, {"grade": "good"}, False),
        ("consider", RISING, {"strength": "soft"}, True),
        ("cannot_exceed", FALLING, {"scope": "section", "domains": ["b"], "grade": "good"}, True),
        ("cannot_exceed", RISING, {"scope": "section", "domains": ["b"], "grade": "good"}, False),
        ("requires", FACT, {"scope": "applicability", "domains": ["b"]}, True),
        ("requires", RISING, {"scope": "applicability", "domains": ["b"]}, False),
        ("requires", {"test": "chosen", "is": "good"}, {"scope": "follow-up", "brings": ["plan"]}, True),
        ("judgement", None, {}, True),
    ],
)
def test_which_rules_are_proven(effect: str, when: dict[str, Any] | None, fields: dict[str, Any], proven: bool) -> None:
    under = framework(rule("R-1", effect, when, **fields))
    assert not_proven_monotone(under) == (() if proven else ("R-1",))


@pytest.mark.parametrize(("grade", "proven"), [("inadequate", False), ("requires_improvement", False), ("good", True)])
def test_a_hard_force_holds_up_what_an_expected_cap_would_lower(grade: str, proven: bool) -> None:
    under = framework(
        rule("FORCE", "must_be", FALLING, grade="good"),
        rule("CAP", "cannot_exceed", FACT, grade=grade, strength="expected"),
    )
    assert not_proven_monotone(under) == (() if proven else ("FORCE",))


def test_every_option_of_a_reading_is_looked_at() -> None:
    option = {"id": "other", "words": "So.", "rules": {"R-1": {"effect": "cannot_exceed", "strength": "hard"}}}
    reading = {"id": "way", "contradiction": "X-D1", "note": "Two.", "default": "usual", "source": "L9",
               "options": [{"id": "usual", "words": "So."}, option]}  # fmt: skip
    under = framework(rule("R-1", "consider", RISING, grade="good", strength="contested"), readings=[reading])
    assert not_proven_monotone(under) == ("R-1",)


UNPROVEN = {"durham": ("D-2314-HB",)}
"""The handbook's rule says ``is``; below it the tool's own cap binds as much, which a test of the rulings shows."""


@pytest.mark.parametrize("name", names())
def test_the_installed_frameworks_are_proven_but_for_what_is_known(name: str) -> None:
    assert not_proven_monotone(framework_called(name)) == UNPROVEN.get(name, ())
