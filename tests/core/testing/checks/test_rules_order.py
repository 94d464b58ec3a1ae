"""The checks of what holds between rulings."""

from __future__ import annotations

from typing import Any

import pytest

from driving import framework_called
from evenhand.grading.effects import Outcome
from evenhand.grading.grader import Grader
from evenhand.grading.sheet import Sheet
from evenhand.testing.checks.rules_order import caps_only_lower, order_independent
from looking import found_by
from plugin_items import names
from small_frameworks import framework, rule

UNSAFE, IMPROVED = ({"test": "fact", "fact": fact} for fact in ("unsafe", "improved"))
A_GOOD = {"test": "grade", "domain": "a", "at_least": "good"}
CAP = rule("R-1", "cannot_exceed", UNSAFE, grade="good")


def reading(name: str, **patch: Any) -> dict[str, Any]:
    options = [{"id": "usual", "words": "So."}, {"id": "other", "words": "So.", "rules": {"R-1": patch}}]
    return {"id": name, "contradiction": f"X-{name}", "note": "Two.", "default": "usual", "options": options,
            "source": "L9"}  # fmt: skip


@pytest.mark.parametrize("name", names())
def test_installed_frameworks_pass(name: str) -> None:
    under = framework_called(name)
    assert found_by(order_independent, under) == []
    assert found_by(caps_only_lower, under) == []


def test_two_readings_of_one_field_are_found_and_of_two_fields_are_not() -> None:
    clash = [reading("one", grade="inadequate"), reading("two", grade="requires_improvement")]
    assert found_by(order_independent, framework(CAP, readings=clash)) == [
        "R-1: one=other and two=other both replace its 'grade', so their order matters"
    ]
    apart = [reading("one", grade="inadequate"), reading("two", strength="expected")]
    assert found_by(order_independent, framework(CAP, readings=apart)) == []


def test_rulings_that_differ_by_order_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Grader.outcome

    def first_only(self: Grader, counted: Sheet) -> tuple[Outcome, Any, bool]:
        outcome, fired, waits = whole(self, counted)
        return outcome._replace(permitted=1 << (counted.masks[0] != 1)), fired, waits

    monkeypatch.setattr(Grader, "outcome", first_only)
    under = framework(rule("R-1", "cannot_exceed", {**A_GOOD, "at_least": "outstanding"}, grade="good"))
    (found,) = found_by(order_independent, under)
    assert found.startswith("another order of the same parts rules otherwise on ")


def test_a_section_cap_that_raises_the_best_grade_is_found() -> None:
    against = rule("R-1", "cannot_exceed", A_GOOD, grade="inadequate", may_lower=True)
    cap = rule("S-1", "cannot_exceed", UNSAFE, scope="section", domains=["a"], grade="requires_improvement")
    (found,) = found_by(caps_only_lower, framework(against, cap))
    assert found.startswith("S-1 raises the best grade from Inadequate to Outstanding for ")
    turned = rule("R-1", "cannot_exceed", {"test": "not", "part": A_GOOD}, grade="inadequate")
    assert found_by(caps_only_lower, framework(turned, cap)) == []


def test_a_cap_that_a_reading_changes_can_be_left_out_too() -> None:
    against = rule("R-2", "cannot_exceed", A_GOOD, grade="inadequate", may_lower=True)
    cap = rule("R-1", "cannot_exceed", UNSAFE, scope="section", domains=["a"], grade="requires_improvement")
    found = found_by(caps_only_lower, framework(against, cap, readings=[reading("one", strength="expected")]))
    assert len(found) == 1
