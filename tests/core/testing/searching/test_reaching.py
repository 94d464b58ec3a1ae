"""Answers on both sides of one rule's condition."""

from __future__ import annotations

from typing import Any

import pytest

from driving import framework_called
from evenhand.grading.conditions import compile_condition
from evenhand.grading.truth import FALSE, TRUE
from evenhand.testing.searching import reaching as module
from evenhand.testing.searching.reaching import Reached, reached, variants
from evenhand.testing.searching.rulings import Rulings
from plugin_items import names
from small_frameworks import framework, rule

UNSAFE = {"test": "fact", "fact": "unsafe"}
GOOD, BAD = ({"test": "grade", "domain": "a", "is": grade} for grade in ("good", "inadequate"))
ANY_BAD = {"test": "tally", "over": "graded", "how": "any", "is": "inadequate"}


def of(when: dict[str, Any], *others: dict[str, Any], **fields: Any) -> Reached:
    under = framework(rule("R-1", "consider", when, strength="soft", **fields), *others)
    return reached(next(variants(Rulings(under))))


def test_both_sides_are_found() -> None:
    found = of({"test": "all_of", "parts": [UNSAFE, ANY_BAD]})
    assert found.whole
    assert found.holds is not None
    assert found.fails is not None
    assert found.holds.facts[0] == TRUE


@pytest.mark.parametrize(
    ("when", "holds", "fails"),
    [
        ({"test": "all_of", "parts": [GOOD, BAD]}, False, True),
        ({"test": "tally", "over": "graded", "how": "at_least", "count": 0, "is": "good"}, True, False),
        ({"test": "tally", "over": "graded", "how": "share_above", "share": "1", "is": "good"}, False, True),
        ({"test": "any_of", "parts": [UNSAFE, {"test": "not", "part": UNSAFE}]}, True, False),
    ],
)
def test_a_side_that_cannot_be_reached_is_proven(when: dict[str, Any], holds: bool, fails: bool) -> None:
    found = of(when)
    assert (found.holds is not None, found.fails is not None, found.whole) == (holds, fails, True)


def test_a_cap_on_a_section_may_keep_a_rule_from_holding() -> None:
    always = {"test": "any_of", "parts": [UNSAFE, {"test": "not", "part": UNSAFE}]}
    cap = rule("S-1", "cannot_exceed", always, scope="section", domains=["a"], grade="inadequate")
    assert of(GOOD).holds is not None
    assert of(GOOD, cap).holds is None


def test_the_chosen_grade_is_one_of_the_questions() -> None:
    found = of({"test": "chosen", "is": "good"}, scope="follow-up", brings=["plan"])
    assert found.holds is not None
    assert found.holds.chosen == 1
    assert found.fails is not None


def test_too_many_ways_are_searched_by_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_WAYS", 2)
    found = of({"test": "all_of", "parts": [UNSAFE, ANY_BAD]})
    assert found.holds is not None
    assert not found.whole


def test_each_form_that_a_reading_gives_a_rule_is_one() -> None:
    found = [one.rule for one in variants(Rulings(framework_called("durham"))) if one.rule.id == "D-2314-HB"]
    assert [one.effect for one in found] == ["consider", "cannot_exceed"]


@pytest.mark.parametrize("name", names())
def test_every_rule_of_an_installed_framework_is_proven_reachable(name: str) -> None:
    """The answers that were found are held against the rule's condition once more."""
    for variant in variants(Rulings(framework_called(name))):
        found, grader = reached(variant), variant.under.grader
        assert found.whole, variant.rule.id
        for sheet, truth in ((found.holds, TRUE), (found.fails, FALSE)):
            assert sheet is not None, variant.rule.id
            counted = sheet if variant.rule.scope == "applicability" else grader.counted(sheet)
            assert compile_condition(variant.when, grader.layout)(counted) == truth
