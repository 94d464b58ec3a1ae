"""What is tried on a framework, once for all checks."""

from __future__ import annotations

import pytest

from driving import framework_called
from evenhand.grading.grader import Grader
from evenhand.grading.sheet import Sheet
from evenhand.testing.searching import rulings as module
from evenhand.testing.searching.rulings import Rulings, best_of, outcome_without, rulings_of, spread
from small_frameworks import framework, rule

UNSAFE = {"test": "fact", "fact": "unsafe"}
CAP = rule("R-1", "cannot_exceed", UNSAFE, grade="good")


def test_the_whole_of_durham_is_tried_under_each_reading() -> None:
    rulings = Rulings(framework_called("durham"))
    assert [under.words for under in rulings.unders] == [
        "", " (reading limiting=handbook)", " (reading limiting=closing_note)",
    ]  # fmt: skip
    assert rulings.tried
    assert rulings.whole
    assert rulings.broken == rulings.failed == []


def test_a_framework_is_tried_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_last", [])
    first, second = framework(CAP), framework()
    assert rulings_of(first) is rulings_of(first)
    assert rulings_of(second).framework is second


def test_a_ruling_that_fails_is_kept_and_not_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(self: Grader, counted: Sheet) -> None:
        raise ZeroDivisionError("no")

    monkeypatch.setattr(Grader, "outcome", fails)
    rulings = Rulings(framework(CAP))
    assert rulings.tried == ()
    assert [str(error) for _, error in rulings.failed] == ["no"]


def test_what_would_be_without_one_rule() -> None:
    lower = rule("R-2", "must_be", UNSAFE, grade="inadequate")
    tried = next(one for one in Rulings(framework(CAP, lower)).tried if len(one.fired) == 2)
    assert best_of(tried.outcome) == 3
    assert best_of(outcome_without(tried, "R-2")) == 1
    assert outcome_without(tried, "R-1") == tried.outcome


def test_the_budget_is_kept_and_spread_evenly() -> None:
    rulings = Rulings(framework_called("northamptonshire"))
    assert len(rulings.tried) <= module.MOST_RULINGS
    assert not rulings.whole
    assert {tried.under.number for tried in rulings.tried} == set(range(288))
    near = rulings.mostly_by_default
    assert {tried.under.number for tried in near} == {one.number for one in rulings.unders if one.near_default}
    assert near[0] is rulings.tried[0]
    some = spread(rulings.tried, 100)
    assert 50 < len(some) <= 100
    assert some[0] is rulings.tried[0]
