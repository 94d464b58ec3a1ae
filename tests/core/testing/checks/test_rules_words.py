"""The checks of how rules are written."""

from __future__ import annotations

from typing import Any

import pytest

from driving import framework_called
from evenhand.testing.checks.rules_words import advice_has_words, facts_read, strengths
from looking import found_by
from plugin_items import names
from small_frameworks import framework, rule

UNSAFE = {"test": "fact", "fact": "unsafe"}
IMPROVED = {"test": "fact", "fact": "improved"}


@pytest.mark.parametrize("name", names())
def test_installed_frameworks_pass(name: str) -> None:
    under = framework_called(name)
    assert found_by(advice_has_words, under) == []
    assert found_by(strengths, under) == []


def test_advice_that_says_too_little_or_the_same_is_found() -> None:
    say = {"strength": "soft", "words": "Weigh how safe it was."}
    short = rule("R-1", "consider", UNSAFE, strength="soft", words="Take care.")
    first, again = rule("R-2", "consider", UNSAFE, **say), rule("R-3", "consider", IMPROVED, **say)
    must = rule("R-4", "cannot_exceed", UNSAFE, grade="good", words="Cap.")
    assert found_by(advice_has_words, framework(short, first, again, must)) == [
        "R-1 advises with 'Take care.', which does not say what to weigh",
        "R-3 advises with the same words as R-2",
    ]


@pytest.mark.parametrize(
    ("effect", "strength", "fields", "fits"),
    [
        ("cannot_exceed", "hard", {"grade": "good"}, True),
        ("cannot_exceed", "soft", {"grade": "good"}, False),
        ("requires", "contested", {"grade": "good"}, False),
        ("consider", "soft", {}, True),
        ("consider", "hard", {}, False),
        ("judgement", "absent", {}, True),
        ("judgement", "hard", {}, False),
        ("consider", "hard", {"scope": "follow-up", "brings": ["plan"]}, True),
    ],
)
def test_which_strengths_go_with_an_effect(effect: str, strength: str, fields: dict[str, Any], fits: bool) -> None:
    under = framework(rule("R-1", effect, UNSAFE, strength=strength, **fields))
    assert (found_by(strengths, under) == []) is fits


def test_a_reading_that_makes_a_must_soft_is_found() -> None:
    option = {"id": "other", "words": "So.", "rules": {"R-1": {"strength": "soft"}}}
    reading = {"id": "way", "contradiction": "X-D1", "note": "Two.", "default": "usual", "source": "L9",
               "options": [{"id": "usual", "words": "So."}, option]}  # fmt: skip
    under = framework(rule("R-1", "cannot_exceed", UNSAFE, grade="good"), readings=[reading])
    assert found_by(strengths, under) == [
        "R-1 is 'cannot_exceed' and soft; that effect is expected or hard (reading way=other)"
    ]


def test_facts_that_no_rule_reads_under_any_reading_are_found() -> None:
    option = {"id": "other", "words": "So.", "rules": {"R-1": {"when": {"test": "not", "part": IMPROVED}}}}
    reading = {"id": "way", "contradiction": "X-D1", "note": "Two.", "default": "usual", "source": "L9",
               "options": [{"id": "usual", "words": "So."}, option]}  # fmt: skip
    cap = rule("R-1", "cannot_exceed", UNSAFE, grade="good")
    assert found_by(facts_read, framework(cap)) == ["no rule reads the fact 'improved'"]
    assert found_by(facts_read, framework(cap, readings=[reading])) == []


def test_a_fact_that_opens_a_field_is_read() -> None:
    field = {"id": "why", "label": "Why", "source": "L6", "only_when": IMPROVED}
    under = framework(rule("R-1", "cannot_exceed", UNSAFE, grade="good"), fields=[field])
    assert found_by(facts_read, under) == []
