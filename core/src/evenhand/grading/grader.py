"""The ruling: what a framework's rules make of a sheet of answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from evenhand.grading.code import RulesByCode
from evenhand.grading.compiled import CompiledRule, CompiledRules, SectionCap
from evenhand.grading.effects import Act, Outcome
from evenhand.grading.sheet import Sheet
from evenhand.grading.truth import EMPTY, FALSE, TRUE, UNKNOWN
from evenhand.models.ruling import Change, Ruling, TraceEntry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from evenhand.grading.code import Code
    from evenhand.models.framework import Framework
    from evenhand.models.rules import OverallRule

Accepted = Literal["yes", "with a reason", "no"]
Fired = tuple[CompiledRule, int]
"""A rule that acts, and what its condition is."""


class Grader:
    """Rulings under one framework and one choice of readings. Pure: the same sheet always gives the same ruling."""

    def __init__(
        self, framework: Framework, readings: Mapping[str, str] | None = None, code: Code | None = None
    ) -> None:
        """``code`` says which rules fire that no data can say; without it those rules stay unknown."""
        self.framework = framework
        self.compiled = CompiledRules(framework, readings or {})
        self.layout = self.compiled.layout
        self.code = None if code is None else RulesByCode(self.layout, code)
        self._labels = [grade.label for grade in framework.overall_scale.grades]
        self._labelled_outcomes: dict[Outcome, tuple[tuple[str, ...], str | None, str | None]] = {}
        self._nothing = [ladder.not_applicable for ladder in self.layout.ladders]
        self._domains = [
            (domain.id, ladder.names) for domain, ladder in zip(self.layout.domains, self.layout.ladders, strict=True)
        ]

    def counted(self, sheet: Sheet) -> Sheet:
        """The sheet as it counts for the overall rules: sections that do not apply left out, section caps applied."""
        return self._count(sheet)[0]

    def _count(self, sheet: Sheet) -> tuple[Sheet, list[SectionCap]]:
        """The counted sheet, and the section caps that hold on it."""
        if not self.compiled.applicability and not self.compiled.section_caps:
            return sheet, []
        counted = sheet.copy()
        for rule, domains in self.compiled.applicability:
            value = rule.evaluate(sheet)
            for index in domains:
                not_applicable = self.layout.ladders[index].not_applicable
                if value in {FALSE, EMPTY}:
                    counted.masks[index] = not_applicable
                elif value == UNKNOWN:
                    counted.masks[index] |= not_applicable
        return counted, self._cap_sections(counted) if self.compiled.section_caps else []

    def _cap_sections(self, counted: Sheet) -> list[SectionCap]:
        """Cap sections in place, all caps at once and again until nothing moves, so that their order never matters."""
        held: dict[int, SectionCap] = {}
        before: list[int] = []
        while before != counted.masks:
            before = counted.masks.copy()
            values = [cap.rule.evaluate(counted) for cap in self.compiled.section_caps]
            for place, (cap, value) in enumerate(zip(self.compiled.section_caps, values, strict=True)):
                ladder = self.layout.ladders[cap.domain]
                if value in {TRUE, UNKNOWN}:
                    mask = counted.masks[cap.domain]
                    counted.masks[cap.domain] = ladder.capped(mask, cap.position, value == TRUE)
                if value == TRUE and counted.masks[cap.domain] != ladder.not_applicable:
                    held[place] = cap
        return [held[place] for place in sorted(held)]

    def outcome(self, counted: Sheet) -> tuple[Outcome, list[Fired], bool]:
        """What is permitted for a counted sheet, the overall rules that act, and whether any waits for an answer."""
        certain: list[Act] = []
        possible: list[Act] = []
        fired: list[Fired] = []
        waits = False
        for rule in self.compiled.overall:
            value = rule.evaluate(counted)
            if value == UNKNOWN:
                waits = True
                possible += [act for act in (rule.act, rule.withholds) if act is not None]
                continue
            act = rule.act if value == TRUE else rule.withholds
            if act is not None:
                certain.append(act)
                fired.append((rule, value))
        return self.compiled.combiner.combine(frozenset(certain), frozenset(possible)), fired, waits

    def best(self, sheet: Sheet) -> int:
        """The rank of the best permitted grade: the ceiling."""
        return _lowest_bit(self.outcome(self.counted(sheet))[0].permitted)

    def ruling(self, sheet: Sheet, *, would_change: tuple[Change, ...] = ()) -> Ruling:
        """The whole ruling for a sheet, with its trace. ``would_change`` comes from ``what_if``."""
        counted, held = self._count(sheet)
        outcome, fired, waits = self.outcome(counted)
        permitted, hard_ceiling, indicated = self._labelled(outcome)
        advising = [rule for rule in self.compiled.advice if rule.evaluate(counted) == TRUE]
        accepted, departs_from = self._accepted(counted, outcome)
        section_grades = {
            domain: names[mask]
            for (domain, names), mask in zip(self._domains, counted.masks, strict=True)
            if mask in names
        }
        settled = len(section_grades) == len(self._domains)
        if not settled:
            section_grades = self._grades_that_may_not_apply(counted)
        return Ruling(
            permitted=permitted,
            ceiling=permitted[0],
            hard_ceiling=hard_ceiling,
            indicated=indicated,
            provisional=waits
            or UNKNOWN in sheet.facts
            or self._unmarked(sheet)
            or not (settled or self._every_section_graded(sheet, counted)),
            nothing_applicable=counted.masks == self._nothing,
            trace=(
                *self._applicability_trace(sheet, counted),
                *[cap.rule.entry(counted, TRUE) for cap in held],
                *self._expectation_trace(counted),
                *[rule.entry(counted, value) for rule, value in fired],
                *[rule.entry(counted, TRUE) for rule in advising],
            ),
            advice=tuple([rule.rule.id for rule in advising]),
            would_change=would_change,
            section_grades=section_grades,
            section_ceilings=self._section_ceilings(held) if held else {},
            accepted=accepted,
            departs_from=departs_from,
            follow_up=self._follow_up(counted, outcome, accepted),
        )

    def _grades_that_may_not_apply(self, counted: Sheet) -> dict[str, str]:
        """Section grades with those that were given where it is not yet known whether the section applies."""
        found = {}
        for (domain, names), mask, ladder in zip(self._domains, counted.masks, self.layout.ladders, strict=True):
            label = names.get(mask) or names.get(mask & ladder.every_position)
            if label is not None:
                found[domain] = label
        return found

    def _labelled(self, outcome: Outcome) -> tuple[tuple[str, ...], str | None, str | None]:
        """Permitted grades, hard ceiling and indicated grade as labels; there are few outcomes, so each is kept."""
        found = self._labelled_outcomes.get(outcome)
        if found is None:
            ranks = [rank for rank in range(len(self._labels)) if outcome.permitted >> rank & 1]
            permitted = tuple(self._labels[rank] for rank in ranks)
            hard_ceiling = None if outcome.hard_permitted & 1 else self._labels[_lowest_bit(outcome.hard_permitted)]
            indicated = ranks[0] if len(ranks) == 1 else outcome.earned
            found = permitted, hard_ceiling, None if indicated is None else self._labels[indicated]
            self._labelled_outcomes[outcome] = found
        return found

    @staticmethod
    def _unmarked(sheet: Sheet) -> bool:
        return sheet.features is not None and any(count.unmarked for count in sheet.features.values())

    def _every_section_graded(self, sheet: Sheet, counted: Sheet) -> bool:
        """Whether no section that applies, or may, is still without a grade."""
        return not any(
            given == ladder.unanswered and mask != ladder.not_applicable
            for given, mask, ladder in zip(sheet.masks, counted.masks, self.layout.ladders, strict=True)
        )

    def _applicability_trace(self, sheet: Sheet, counted: Sheet) -> list[TraceEntry]:
        """Rules that set aside a grade that was given."""
        entries = []
        for rule, domains in self.compiled.applicability:
            for index in domains:
                ladder = self.layout.ladders[index]
                if counted.masks[index] == ladder.not_applicable and ladder.single(sheet.masks[index]) is not None:
                    entries.append(rule.entry(sheet, rule.evaluate(sheet)))
                    break
        return entries

    def _expectation_trace(self, counted: Sheet) -> list[TraceEntry]:
        graded_so = [r for r in self.compiled.section_expectations if self._section_is_graded_so(r.rule, counted)]
        values = [(rule, rule.evaluate(counted)) for rule in graded_so]
        return [rule.entry(counted, value) for rule, value in values if value in {FALSE, EMPTY}]

    def _section_is_graded_so(self, rule: OverallRule, counted: Sheet) -> bool:
        for domain in rule.domains:
            index = self.layout.domain_index[domain]
            ladder = self.layout.ladders[index]
            position = ladder.single(counted.masks[index])
            if position is not None and ladder.scale.grades[ladder.rank(position)].id == rule.grade:
                return True
        return False

    def _section_ceilings(self, held: list[SectionCap]) -> dict[str, str | int]:
        worst: dict[int, int] = {}
        for cap in held:
            worst[cap.domain] = max(cap.position, worst.get(cap.domain, 0))
        return {self.layout.domains[index].id: self.layout.ladders[index].printed(at) for index, at in worst.items()}

    def _accepted(self, counted: Sheet, outcome: Outcome) -> tuple[Accepted | None, tuple[str, ...]]:
        """Whether the chosen grade stands, and the expected rules it departs from."""
        chosen = counted.chosen
        if chosen is None:
            return None, ()
        if not outcome.hard_permitted >> chosen & 1:
            return "no", ()
        permitted = bool(outcome.permitted >> chosen & 1)
        departs = []
        if not permitted:
            departs = [rule.rule.id for rule in self.compiled.overall if _speaks_against(rule, counted, chosen)]
        if chosen != _lowest_bit(outcome.permitted):
            departs += [
                rule.rule.id
                for rule in self.compiled.expectations
                if rule.rule.grade == self.framework.overall_scale.grades[chosen].id
                and rule.evaluate(counted) in {FALSE, EMPTY}
            ]
        return ("yes" if permitted and not departs else "with a reason"), tuple(departs)

    def _follow_up(self, counted: Sheet, outcome: Outcome, accepted: Accepted | None) -> tuple[str, ...]:
        """The forms that the chosen grade brings if it stands, else those that every permitted grade brings alike."""
        stands = accepted in {"yes", "with a reason"} and counted.chosen is not None
        ranks = 1 << (counted.chosen or 0) if stands else outcome.permitted
        brought: dict[str, int] = {}
        for follow_up in self.compiled.follow_up:
            at = follow_up.ranks(counted) & ranks
            if at:
                for form in follow_up.brings:
                    brought[form] = brought.get(form, 0) | at
        return tuple(sorted([form for form, at in brought.items() if at == ranks]))


def _speaks_against(rule: CompiledRule, counted: Sheet, chosen: int) -> bool:
    """Whether an expected rule acts, and against this rank."""
    value = rule.evaluate(counted)
    act = rule.act if value == TRUE else rule.withholds if value in {FALSE, EMPTY} else None
    if act is None or act.hard:
        return False
    return {
        "withhold": act.rank == chosen,
        "earn": act.rank < chosen,
        "force": act.rank != chosen,
        "cap": act.rank > chosen,
    }[act.kind]


def _lowest_bit(mask: int) -> int:
    return (mask & -mask).bit_length() - 1
