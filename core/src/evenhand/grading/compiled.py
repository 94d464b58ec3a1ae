"""A framework's rules under chosen readings, compiled once for many rulings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evenhand.grading.conditions import Compiled, compile_condition
from evenhand.grading.effects import Act, Combiner
from evenhand.grading.explain import Because, compile_because
from evenhand.grading.sheet import Layout, Sheet
from evenhand.models.lean import changed, fields_of
from evenhand.models.ruling import TraceEntry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from evenhand.models.conditions import Condition
    from evenhand.models.framework import Framework
    from evenhand.models.rules import OverallRule, RulePatch


class CompiledRule(NamedTuple):
    """One rule with its compiled condition and explanation, and the acts it makes, where it makes any.

    ``act`` comes when the condition is true, ``withholds`` when it is false or empty. ``grade`` is the rule's grade or
    score as the trace shows it.
    """

    rule: OverallRule
    evaluate: Compiled
    because: Because
    grade: str | None
    act: Act | None = None
    withholds: Act | None = None

    def entry(self, sheet: Sheet) -> TraceEntry:
        """The rule's entry in the trace of a ruling on this sheet."""
        rule = self.rule
        because = self.because(sheet)
        return TraceEntry(rule.id, rule.effect, rule.scope, rule.strength, self.grade, because, rule.source)


class SectionCap(NamedTuple):
    """A rule that caps one section's score. ``domain`` and ``position`` are places in the layout."""

    rule: CompiledRule
    domain: int
    position: int


class Applicability(NamedTuple):
    """A rule that says when domains apply. ``domains`` are places in the layout."""

    rule: CompiledRule
    domains: tuple[int, ...]


def with_readings(framework: Framework, readings: Mapping[str, str]) -> tuple[OverallRule, ...]:
    """The rules with the fields that the chosen readings replace. Raises ``KeyError`` on an unknown option."""
    changes: dict[str, dict[str, object]] = {}
    for reading in framework.readings:
        for rule_id, patch in reading.option(readings.get(reading.id, reading.default)).rules.items():
            changes.setdefault(rule_id, {}).update(_given(patch))
    return tuple(changed(rule, changes[rule.id]) if rule.id in changes else rule for rule in framework.rules)


def _given(patch: RulePatch) -> dict[str, object]:
    return {name: value for name, value in fields_of(patch).items() if value is not None}


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
                self._sort(rule, rule.when)

    def _sort(self, rule: OverallRule, when: Condition) -> None:
        because = compile_because(when, self.layout)
        plain = CompiledRule(rule, compile_condition(when, self.layout), because, self._shown_grade(rule))
        if rule.brings:
            self.follow_up.append(plain)
        elif rule.scope == "applicability":
            places = tuple(self.layout.domain_index[domain] for domain in rule.domains)
            self.applicability.append(Applicability(plain, places))
        elif rule.effect == "consider" or rule.strength in {"soft", "contested", "absent"}:
            self.advice.append(plain)
        elif rule.scope == "section":
            self._sort_section(plain)
        elif rule.scope == "overall" and rule.effect == "judgement":
            self.expectations.append(plain)
        elif rule.scope == "overall":
            self.overall.append(self._acting(plain))

    def _sort_section(self, compiled: CompiledRule) -> None:
        rule = compiled.rule
        if rule.effect != "cannot_exceed":
            self.section_expectations.append(compiled)
            return
        for domain in rule.domains:
            index = self.layout.domain_index[domain]
            ladder = self.layout.ladders[index]
            if rule.score is not None:
                position = ladder.position_of_score(rule.score)
            else:
                position = ladder.best_position(rule.grade or "")
            self.section_caps.append(SectionCap(compiled, index, position))

    def _acting(self, compiled: CompiledRule) -> CompiledRule:
        rule = compiled.rule
        hard = rule.strength == "hard"
        rank = self.layout.overall.scale.rank(rule.grade or "")
        withhold = Act(hard, "withhold", rank)
        if rule.effect == "requires":
            return compiled._replace(withholds=withhold)
        kind = {"must_be": "force", "cannot_exceed": "cap", "at_least": "earn"}[rule.effect]
        return compiled._replace(act=Act(hard, kind, rank), withholds=withhold if rule.withheld_unless_met else None)

    def _shown_grade(self, rule: OverallRule) -> str | None:
        if rule.score is not None:
            return str(rule.score)
        if rule.grade is None:
            return None
        framework = self.layout.framework
        scale = framework.overall_scale
        if rule.scope == "section" and rule.domains:
            scale = framework.scale_of(framework.domain_by_id[rule.domains[0]])
        return scale.grades[scale.rank(rule.grade)].label
