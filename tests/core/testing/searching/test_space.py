"""That as few sheets as are kept show every ruling that all sheets do."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.grading.effects import Outcome
from evenhand.grading.grader import Grader
from evenhand.grading.sheet import Sheet
from evenhand.grading.truth import FALSE, TRUE
from evenhand.models.framework import Framework
from evenhand.testing.searching import space as module
from evenhand.testing.searching.rulings import Rulings
from evenhand.testing.searching.space import Space
from generated import frameworks, looks_at_features, readings_of
from small_frameworks import condition, framework, rule

MOST_BY_HAND = 20_000


def every_outcome(under: Framework, readings: dict[str, str]) -> set[Outcome]:
    """What comes of every combination of all answers, worked out without any shortcut."""
    grader = Grader(under, readings)
    layout = grader.layout
    masks = [[*(1 << at for at in range(ladder.size)), ladder.not_applicable] for ladder in layout.ladders]
    facts = [(FALSE, TRUE)] * len(layout.fact_index)
    found = set()
    for given_masks, truths, kind in product(product(*masks), product(*facts), ("one", "two")):
        sheet = Sheet(list(given_masks), list(truths), record={"case_type": kind})
        found.add(grader.outcome(grader.counted(sheet))[0])
    return found


def combinations(under: Framework) -> int:
    sizes: int = 1
    for domain in under.graded_domains:
        scale = under.scale_of(domain)
        size = scale.highest_score + 1 if scale.kind == "banded" else len(scale.grades)
        sizes *= size + 1
    return sizes * (2 << len(under.facts))


@given(st.data())
def test_the_sheets_show_every_outcome_that_there_is(data: st.DataObject) -> None:
    under = data.draw(frameworks())
    readings = data.draw(readings_of(under))
    if looks_at_features(under, readings) or combinations(under) > MOST_BY_HAND:
        return
    rulings = Rulings(under)
    assert rulings.whole
    (number,) = [one.number for one in rulings.unders if one.choice == readings] or [0]
    shown = {tried.outcome for tried in rulings.tried if tried.under.number == number}
    assert shown == every_outcome(under, rulings.unders[number].choice)


ANY = {"test": "tally", "over": "graded", "how": "any", "is": "inadequate"}


def test_answers_with_the_same_truths_are_kept_once() -> None:
    under = framework(rule("R-1", "cannot_exceed", ANY, grade="good"))
    space = Space([Grader(under)], [condition(**ANY)])
    sheets, whole = space.sheets(0, [condition(**ANY)], 100)
    assert whole
    assert len(sheets) == 3
    """It is true, it is false, and nothing applies."""


def test_too_many_ways_are_gone_through_by_chance_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_IN_A_GROUP", 2)
    under = framework(rule("R-1", "cannot_exceed", ANY, grade="good"))
    rulings = Rulings(under)
    assert {tried.outcome.permitted for tried in rulings.tried} == {0b1111, 0b1110}
    assert not rulings.whole


def test_too_many_combinations_still_show_each_way_once() -> None:
    facts = [f"fact{number}" for number in range(12)]
    rules = [rule(f"R-{name.upper()}", "must_be", {"test": "fact", "fact": name}, grade="good") for name in facts]
    under = framework(*rules, facts=facts)
    space = Space([Grader(under)], [one.when for one in under.rules if one.when is not None])
    sheets, whole = space.sheets(0, [one.when for one in under.rules if one.when is not None], 60)
    assert not whole
    assert len(sheets) == 60
    alone = [sheet.facts.index(TRUE) for sheet in sheets if sheet.facts.count(TRUE) == 1]
    assert set(alone) == set(range(12))
