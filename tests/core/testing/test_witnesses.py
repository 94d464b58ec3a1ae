"""Answers that prove that a rule can fire."""

from __future__ import annotations

import pytest

from driving import framework_called
from evenhand.catalogue.readings import resolve_readings
from evenhand.grading.service import rule_on
from evenhand.testing.witnesses import witnesses
from looking import subject_of
from plugin_items import names


@pytest.mark.parametrize("name", names())
def test_grading_the_answers_shows_the_rule(name: str) -> None:
    """Every rule that a trace can hold is in the trace of its witness."""
    under = framework_called(name)
    found = {one.rule: one for one in witnesses(subject_of(under))}
    assert set(found) == {rule.id for rule in under.rules if rule.when is not None}
    for rule in under.rules:
        if rule.id not in found or rule.scope not in {"overall"} or rule.effect == "judgement":
            continue
        one = found[rule.id]
        readings = resolve_readings(under) | one.readings
        ruling = rule_on(under, one.answers, readings, frozenset(readings))
        assert rule.id in {entry.rule for entry in ruling.trace}, one.words


def test_readings_are_named_only_where_they_are_not_the_default() -> None:
    found = {one.rule: one for one in witnesses(subject_of(framework_called("durham")))}
    assert found["D-579"].readings == {}
    assert found["D-ESCALATE"].answers["proposed_overall"]
