"""The ruling: what a framework's rules make of a sheet of answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from evenhand.grading.compiled import CompiledRule, CompiledRules
from evenhand.grading.effects import Act, Outcome
from evenhand.grading.sheet import Sheet
from evenhand.grading.truth import EMPTY, FALSE, TRUE, UNKNOWN
from evenhand.models.ruling import Change, Ruling, TraceEntry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from evenhand.models.framework import Framework
    from evenhand.models.rules import OverallRule

Accepted = Literal["yes", "with a reason", "no"]


class Grader:
    """Rulings under one framework and one choice of readings. Pure: the same sheet always gives the same ruling."""

    def __init__(self, framework: Framework, readings: Mapping[str, str] | None = None) -> None:
        self.framework = framework
        self.compiled = CompiledRules(framework, readings or {})
        self.layout = self.compiled.layout

    def counted(self, sheet: Sheet) -> Sheet:
        """The sheet as it counts for the overall rules: sections that do not apply left out, section caps applied."""
        if not self.compiled.applicability and not self.compiled.section_caps:
            return sheet
        counted = sheet.copy()
        for rule in self.compiled.applicability:
            value = rule.rule.evaluate(sheet)
            for index in rule.domains:
                not_applicable = self.layout.ladders[index].not_applicable
                if value in {FALSE, EMPTY}:
                    counted.masks[index] = not_applicable
                elif value == UNKNOWN:
                    counted.masks[index] |= not_applicable
        for cap in self.compiled.section_caps:
            value = cap.rule.evaluate(counted)
            if value in {TRUE, UNKNOWN}:
                ladder = self.layout.ladders[cap.domain]
                counted.masks[cap.domain] = ladder.capped(counted.masks[cap.domain], cap.position, value == TRUE)
        return counted

    def outcome(self, counted: Sheet) -> tuple[Outcome, list[CompiledRule]]:
        """What is permitted for a counted sheet, and the overall rules that act."""
        certain: set[Act] = set()
        possible: set[Act] = set()
        fired: list[CompiledRule] = []
        for rule in self.compiled.overall:
            value = rule.evaluate(counted)
            if value == UNKNOWN:
                possible.update(act for act in (rule.act, rule.withholds) if act is not None)
                continue
            act = rule.act if value == TRUE else rule.withholds
            if act is not None:
                certain.add(act)
                fired.append(rule)
        return self.compiled.combiner.combine(frozenset(certain), frozenset(possible)), fired

    def best(self, sheet: Sheet) -> int:
        """The rank of the best permitted grade: the ceiling."""
        permitted = self.outcome(self.counted(sheet))[0].permitted
        return (permitted & -permitted).bit_length() - 1

    def ruling(self, sheet: Sheet, *, would_change: tuple[Change, ...] = ()) -> Ruling:
        """The whole ruling for a sheet, with its trace. ``would_change`` comes from ``what_if``."""
        counted = self.counted(sheet)
        outcome, fired = self.outcome(counted)
        labels = [grade.label for grade in self.framework.overall_scale.grades]
        permitted = tuple(label for rank, label in enumerate(labels) if outcome.permitted >> rank & 1)
        advising = [rule for rule in self.compiled.advice if rule.evaluate(counted) == TRUE]
        accepted, departs_from = self._accepted(counted, outcome)
        return Ruling(
            permitted=permitted,
            ceiling=permitted[0],
            hard_ceiling=None if outcome.hard_permitted & 1 else labels[_lowest_bit(outcome.hard_permitted)],
            indicated=self._indicated(outcome, labels),
            provisional=self._provisional(sheet, counted),
            nothing_applicable=all(
                mask == ladder.not_applicable for mask, ladder in zip(counted.masks, self.layout.ladders, strict=True)
            ),
            trace=(
                *self._section_trace(sheet, counted),
                *self._entries(fired, counted),
                *self._entries(advising, counted),
            ),
            advice=tuple(rule.rule.id for rule in advising),
            would_change=would_change,
            section_grades=self._section_grades(counted),
            section_ceilings=self._section_ceilings(counted),
            accepted=accepted,
            departs_from=departs_from,
            follow_up=self._follow_up(counted, outcome, accepted),
        )

    @staticmethod
    def _indicated(outcome: Outcome, labels: list[str]) -> str | None:
        if outcome.permitted & (outcome.permitted - 1) == 0:
            return labels[_lowest_bit(outcome.permitted)]
        return None if outcome.earned is None else labels[outcome.earned]

    def _provisional(self, sheet: Sheet, counted: Sheet) -> bool:
        missing_grade = any(
            given == ladder.unanswered and mask != ladder.not_applicable
            for given, mask, ladder in zip(sheet.masks, counted.masks, self.layout.ladders, strict=True)
        )
        unmarked = any(count.unmarked for count in (sheet.features or {}).values())
        return missing_grade or unmarked or UNKNOWN in sheet.facts

    @staticmethod
    def _entries(rules: list[CompiledRule], counted: Sheet) -> list[TraceEntry]:
        return [rule.entry(counted) for rule in rules]

    def _section_trace(self, sheet: Sheet, counted: Sheet) -> list[TraceEntry]:
        entries = []
        for rule in self.compiled.applicability:
            set_aside = any(
                sheet.masks[index] & self.layout.ladders[index].every_position
                and sheet.masks[index] != self.layout.ladders[index].unanswered
                and counted.masks[index] == self.layout.ladders[index].not_applicable
                for index in rule.domains
            )
            if set_aside:
                entries.append(rule.rule.entry(sheet))
        entries += [cap.rule.entry(counted) for cap in self.compiled.section_caps if cap.rule.evaluate(counted) == TRUE]
        for expectation in self.compiled.section_expectations:
            if self._section_is_graded_so(expectation.rule, counted):
                value = expectation.evaluate(counted)
                if value in {FALSE, EMPTY}:
                    entries.append(expectation.entry(counted))
        return entries

    def _section_is_graded_so(self, rule: OverallRule, counted: Sheet) -> bool:
        for domain in rule.domains:
            index = self.layout.domain_index[domain]
            ladder = self.layout.ladders[index]
            position = ladder.single(counted.masks[index])
            if position is not None and ladder.scale.grades[ladder.rank(position)].id == rule.grade:
                return True
        return False

    def _section_grades(self, counted: Sheet) -> dict[str, str]:
        grades = {}
        for domain, mask, ladder in zip(self.layout.domains, counted.masks, self.layout.ladders, strict=True):
            position = ladder.single(mask)
            if position is not None:
                grades[domain.id] = ladder.label(position)
            elif mask == ladder.not_applicable:
                grades[domain.id] = "not applicable"
        return grades

    def _section_ceilings(self, counted: Sheet) -> dict[str, str | int]:
        worst: dict[int, int] = {}
        for cap in self.compiled.section_caps:
            if cap.rule.evaluate(counted) == TRUE:
                worst[cap.domain] = max(cap.position, worst.get(cap.domain, 0))
        return {self.layout.domains[index].id: self.layout.ladders[index].printed(at) for index, at in worst.items()}

    def _accepted(self, counted: Sheet, outcome: Outcome) -> tuple[Accepted | None, tuple[str, ...]]:
        """Whether the chosen grade stands, and the expected rules it departs from."""
        chosen = counted.chosen
        if chosen is None:
            return None, ()
        if not outcome.hard_permitted >> chosen & 1:
            return "no", ()
        departs = [
            rule.rule.id
            for rule in self.compiled.overall
            if not outcome.permitted >> chosen & 1 and not (rule.act or rule.withholds or _NOTHING).hard
            if self._speaks_against(rule, counted, chosen)
        ]
        if chosen != _lowest_bit(outcome.permitted):
            departs += [
                rule.rule.id
                for rule in self.compiled.expectations
                if rule.rule.grade == self.framework.overall_scale.grades[chosen].id
                and rule.evaluate(counted) in {FALSE, EMPTY}
            ]
        against = bool(departs) or not outcome.permitted >> chosen & 1
        return ("with a reason" if against else "yes"), tuple(departs)

    @staticmethod
    def _speaks_against(rule: CompiledRule, counted: Sheet, chosen: int) -> bool:
        value = rule.evaluate(counted)
        act = rule.act if value == TRUE else rule.withholds if value in {FALSE, EMPTY} else None
        if act is None:
            return False
        if act.kind == "withhold":
            return act.rank == chosen
        return (
            act.rank < chosen
            if act.kind == "earn"
            else act.rank != chosen
            if act.kind == "force"
            else act.rank > chosen
        )

    def _follow_up(self, counted: Sheet, outcome: Outcome, accepted: Accepted | None) -> tuple[str, ...]:
        if counted.chosen is not None and accepted in {"yes", "with a reason"}:
            ranks = [counted.chosen]
        else:
            ranks = [rank for rank in range(self.layout.overall.size) if outcome.permitted >> rank & 1]
        return tuple(sorted(set.intersection(*(self._brought_by(counted, rank) for rank in ranks))))

    def _brought_by(self, counted: Sheet, rank: int) -> set[str]:
        probe = Sheet(counted.masks, counted.facts, counted.features, counted.record, rank)
        return {form for rule in self.compiled.follow_up if rule.evaluate(probe) == TRUE for form in rule.rule.brings}


_NOTHING = Act(True, "none", 0)


def _lowest_bit(mask: int) -> int:
    return (mask & -mask).bit_length() - 1
