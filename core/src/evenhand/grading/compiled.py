"""A framework's rules under chosen readings, compiled once for many rulings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evenhand.errors import EvenhandError
from evenhand.grading.conditions import Compiled, compile_condition
from evenhand.grading.effects import Act, Combiner
from evenhand.grading.explain import Because, compile_because
from evenhand.grading.ranks import compile_ranks
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

    def entry(self, sheet: Sheet, value: int) -> TraceEntry:
        """The rule's entry in the trace of a ruling on this sheet, where its condition has this truth."""
        rule = self.rule
        because = self.because(sheet, value)
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


class FollowUp(NamedTuple):
    """Forms that a rule brings, and the overall grades at which it does, as a mask of ranks."""

    brings: tuple[str, ...]
    ranks: Compiled


def with_readings(framework: Framework, readings: Mapping[str, str]) -> tuple[OverallRule, ...]:
    """The rules with the fields that the chosen readings replace. Raises ``KeyError`` on an unknown option."""
    changes: dict[str, dict[str, object]] = {}
    for reading in framework.readings:
        for rule_id, patch in reading.option(readings.get(reading.id, reading.default)).rules.items():
            changes.setdefault(rule_id, {}).update(_given(patch))
    return tuple(changed(rule, changes[rule.id]) if rule.id in changes else rule for rule in framework.rules)


def _given(patch: RulePatch) -> dict[str, object]:
    return {name: value for name, value in fields_of(patch).items() if value is not None}


class ReadingsClashError(EvenhandError):
    """Readings that each make sense, and together leave a rule that does not."""


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
        self.follow_up: list[FollowUp] = []
        for rule in self.rules:
            if rule.when is not None:
                self._sort(self._compile(rule, rule.when))

    def _compile(self, rule: OverallRule, when: Condition) -> CompiledRule:
        evaluate, because = compile_condition(when, self.layout), compile_because(when, self.layout)
        act, withholds = self._acts(rule)
        return CompiledRule(rule, evaluate, because, self._grade_shown(rule), act, withholds)

    def _grade_shown(self, rule: OverallRule) -> str | None:
        if rule.score is not None:
            return str(rule.score)
        if rule.grade is None:
            return None
        framework = self.layout.framework
        scale = framework.overall_scale
        if rule.scope in {"section", "domain"}:
            scale = framework.scale_by_id[framework.header.domain_scale]
            if rule.domains:
                scale = framework.scale_of(framework.domain_by_id[rule.domains[0]])
        return scale.grades[scale.rank(rule.grade)].label

    def _sort(self, compiled: CompiledRule) -> None:
        rule = compiled.rule
        if rule.scope in {"follow-up", "applicability"}:
            if rule.brings and rule.when is not None:
                self.follow_up.append(FollowUp(rule.brings, compile_ranks(rule.when, self.layout)))
            if rule.scope == "applicability" and rule.domains:
                places = tuple(self.layout.domain_index[domain] for domain in rule.domains)
                self.applicability.append(Applicability(compiled, places))
        elif _advises(rule):
            self.advice.append(compiled)
        elif rule.scope == "section" and rule.effect == "cannot_exceed":
            self.section_caps += [SectionCap(compiled, *self._cap_place(rule, domain)) for domain in rule.domains]
        elif rule.scope == "section":
            self.section_expectations.append(compiled)
        elif rule.effect == "judgement":
            self.expectations.append(compiled)
        else:
            self.overall.append(compiled)

    def _cap_place(self, rule: OverallRule, domain: str) -> tuple[int, int]:
        index = self.layout.domain_index[domain]
        ladder = self.layout.ladders[index]
        if rule.score is not None:
            return index, ladder.position_of_score(rule.score)
        return index, ladder.best_position(_grade_of(rule))

    def _acts(self, rule: OverallRule) -> tuple[Act | None, Act | None]:
        kind = _KINDS.get(rule.effect)
        if rule.scope != "overall" or kind is None or _advises(rule):
            return None, None
        hard = rule.strength == "hard"
        rank = self.layout.overall.scale.rank(_grade_of(rule))
        withhold = Act(hard, "withhold", rank)
        if kind == "withhold":
            return None, withhold
        return Act(hard, kind, rank), withhold if rule.withheld_unless_met else None


_KINDS = {"must_be": "force", "cannot_exceed": "cap", "at_least": "earn", "requires": "withhold"}


def _grade_of(rule: OverallRule) -> str:
    """The grade of a rule that acts. Each reading alone leaves it one; two together may not, which no loading tries."""
    if rule.grade is None:
        raise ReadingsClashError(
            f"the readings chosen leave rule {rule.id} without a grade when taken together: choose another, and "
            "tell the framework's authors, whose check of it (evenhand check) finds this"
        )
    return rule.grade


def _advises(rule: OverallRule) -> bool:
    return rule.effect == "consider" or rule.strength in {"soft", "contested", "absent"}
