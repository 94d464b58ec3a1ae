"""A framework's rules under chosen readings, compiled once for many rulings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from evenhand.grading.conditions import Compiled, compile_condition
from evenhand.grading.effects import Act, Combiner
from evenhand.grading.sheet import Layout
from evenhand.models.framework import Framework
from evenhand.models.rules import OverallRule, RulePatch


class CompiledRule(NamedTuple):
    """One rule with its compiled condition and the act it makes, where it makes one."""

    rule: OverallRule
    evaluate: Compiled
    act: Act | None
    withholds: Act | None


class SectionCap(NamedTuple):
    """A rule that caps one section's score. ``domain`` and ``position`` are places in the layout."""

    rule: OverallRule
    evaluate: Compiled
    domain: int
    position: int


class Applicability(NamedTuple):
    """A rule that says when domains apply. ``domains`` are places in the layout."""

    rule: OverallRule
    evaluate: Compiled
    domains: tuple[int, ...]


def with_readings(framework: Framework, readings: Mapping[str, str]) -> tuple[OverallRule, ...]:
    """The rules with the fields that the chosen readings replace. Raises ``KeyError`` on an unknown option."""
    changes: dict[str, dict[str, object]] = {}
    for reading in framework.readings:
        for rule_id, patch in reading.option(readings.get(reading.id, reading.default)).rules.items():
            changes.setdefault(rule_id, {}).update(_given(patch))
    return tuple(rule.model_copy(update=changes[rule.id]) if rule.id in changes else rule for rule in framework.rules)


def _given(patch: RulePatch) -> dict[str, object]:
    fields = {name: getattr(patch, name) for name in RulePatch.model_fields}
    return {name: value for name, value in fields.items() if value is not None}


class CompiledRules:
    """Everything a ruling needs, sorted by what it does."""

    def __init__(self, framework: Framework, readings: Mapping[str, str]) -> None:
        self.layout = Layout(framework)
        self.combiner = Combiner(self.layout.overall.size)
        self.rules = with_readings(framework, readings)
        self.overall: list[CompiledRule] = []
        self.expectations: list[CompiledRule] = []
        self.advice: list[CompiledRule] = []
        self.section_expectations: list[CompiledRule] = []
        self.section_caps: list[SectionCap] = []
        self.applicability: list[Applicability] = []
        self.follow_up: list[CompiledRule] = []
        for rule in self.rules:
            if rule.when is not None:
                self._sort(rule, compile_condition(rule.when, self.layout))

    def _sort(self, rule: OverallRule, evaluate: Compiled) -> None:
        plain = CompiledRule(rule, evaluate, None, None)
        if rule.brings:
            self.follow_up.append(plain)
        elif rule.scope == "applicability":
            places = tuple(self.layout.domain_index[domain] for domain in rule.domains)
            self.applicability.append(Applicability(rule, evaluate, places))
        elif rule.effect == "consider" or rule.strength in {"soft", "contested", "absent"}:
            self.advice.append(plain)
        elif rule.scope == "section":
            self._sort_section(rule, evaluate)
        elif rule.scope == "overall" and rule.effect == "judgement":
            self.expectations.append(plain)
        elif rule.scope == "overall":
            self.overall.append(self._acting(rule, evaluate))

    def _sort_section(self, rule: OverallRule, evaluate: Compiled) -> None:
        if rule.effect != "cannot_exceed":
            self.section_expectations.append(CompiledRule(rule, evaluate, None, None))
            return
        for domain in rule.domains:
            index = self.layout.domain_index[domain]
            ladder = self.layout.ladders[index]
            if rule.score is not None:
                position = ladder.position_of_score(rule.score)
            else:
                position = ladder.best_position(rule.grade or "")
            self.section_caps.append(SectionCap(rule, evaluate, index, position))

    def _acting(self, rule: OverallRule, evaluate: Compiled) -> CompiledRule:
        hard = rule.strength == "hard"
        rank = self.layout.overall.scale.rank(rule.grade or "")
        withhold = Act(hard, "withhold", rank)
        if rule.effect == "requires":
            return CompiledRule(rule, evaluate, None, withhold)
        kind = {"must_be": "force", "cannot_exceed": "cap", "at_least": "earn"}[rule.effect]
        withholds = withhold if rule.withheld_unless_met else None
        return CompiledRule(rule, evaluate, Act(hard, kind, rank), withholds)
