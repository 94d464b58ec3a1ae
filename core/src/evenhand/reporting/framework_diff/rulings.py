"""Answer sheets whose ruling differs between two frameworks, found by directed search and checked by grading both."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, NamedTuple

from evenhand.catalogue.readings import resolve_readings
from evenhand.errors import EvenhandError
from evenhand.grading.answers import Answers, sheet_from_answers
from evenhand.grading.grader import Grader
from evenhand.models.lean import changed, fields_of
from evenhand.reporting.framework_diff.sheets import Field, Sheet, by_chance, field_of, near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.models.framework import Framework
    from evenhand.models.rules import OverallRule
    from evenhand.models.ruling import Ruling

NEAR_A_RULE, UNDER_ANOTHER_READING, BY_CHANCE = 1500, 250, 1500
"""The most sheets that are tried for each changed rule, for it under each reading that is not the default, and
besides."""

MOST_EXAMPLES = 8

TOLD_ONLY = ("words", "source", "plugin", "may_lower")
"""Fields of a rule from which nothing is computed."""


class Example(NamedTuple):
    """One answer sheet with both rulings. ``rules`` are those that speak in only one of them, or otherwise."""

    sheet: Sheet
    readings: tuple[str, ...]
    old: Ruling
    new: Ruling
    rules: tuple[str, ...]
    field: Field


class Rulings(NamedTuple):
    """What the search found. ``tried`` counts the sheets graded under both.

    ``same`` says that nothing differs from which a ruling is computed;
    ``silent`` are the rules that changed in what they compute and for which no sheet was found.
    """

    examples: tuple[Example, ...]
    tried: int
    same: bool
    silent: tuple[str, ...] = ()


def compare_rulings(old: Framework, new: Framework) -> Rulings:
    """Sheets whose rulings differ: at least one for each rule that computes otherwise, where one is found.

    The plugins' own code is not run, so a rule that asks it stays unknown in both.
    """
    if computed(old) == computed(new):
        return Rulings((), 0, same=True)
    search = _Search(old, new)
    changed_rules = [
        rule
        for rule in _rule_ids(old, new)
        if _computes(old, rule) != _computes(new, rule) and (_acts(old, rule) or _acts(new, rule))
    ]
    silent = [rule for rule in changed_rules if not search.find(rule)]
    search.find(None)
    return Rulings(tuple(search.examples), search.tried, same=False, silent=tuple(
        rule for rule in silent if not any(rule in example.rules for example in search.examples)))  # fmt: skip


def computed(framework: Framework) -> Any:
    """Everything of a framework from which rulings are computed."""
    header = framework.header
    return (
        header.overall_scale,
        header.domain_scale,
        [(s.id, s.kind, [(g.id, g.label, g.code, g.band) for g in s.grades]) for s in framework.scales],
        [
            (d.id, d.scale, d.crucial, repr(d.not_applicable.only_when), d.not_applicable.allowed,
             {grade: [item.id for item in items] for grade, items in d.descriptors.items()} if header.walks else None)
            for d in framework.graded_domains
        ],
        [(f.id, repr(f.derived)) for f in framework.facts],
        {rule.id: _computes(framework, rule.id) for rule in framework.rules},
        [(r.id, r.default, [(o.id, repr(o.rules), o.counts_features) for o in r.options]) for r in framework.readings],
    )  # fmt: skip


def _computes(framework: Framework, rule_id: str) -> Any:
    rule = framework.rule_by_id.get(rule_id)
    if rule is None:
        return None
    patches = [
        (reading.id, option.id, repr(option.rules[rule_id]))
        for reading in framework.readings
        for option in reading.options
        if rule_id in option.rules
    ]
    return {name: repr(value) for name, value in fields_of(rule).items() if name not in TOLD_ONLY}, patches


def _acts(framework: Framework, rule_id: str) -> bool:
    """Whether anything is computed from a rule, under whichever reading."""
    versions = [framework.rule_by_id.get(rule_id)]
    patches = (option.rules.get(rule_id) for reading in framework.readings for option in reading.options)
    return any(version is not None and version.when is not None for version in [*versions, *patches])


def _rule_ids(old: Framework, new: Framework) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rule.id for framework in (new, old) for rule in framework.rules))


class _Search:
    def __init__(self, old: Framework, new: Framework) -> None:
        self.old, self.new = old, new
        self.field = field_of(old, new)
        self.examples: list[Example] = []
        self.tried = 0
        self._changed_follow_up = [
            rule.id
            for framework in (new, old)
            for rule in framework.rules
            if rule.scope == "follow-up" and _computes(old, rule.id) != _computes(new, rule.id)
        ]
        self._graders: dict[tuple[str, ...], tuple[Grader, Grader]] = {}

    def find(self, rule: str | None) -> bool:
        """Look for a sheet that shows what became of a rule, or of anything. Gives whether there is one."""
        if any(rule is None or rule in example.rules for example in self.examples):
            return True
        only_traced: Example | None = None
        for readings in self._readings():
            sheets = by_chance(self.field, BY_CHANCE) if rule is None else near(self.field, self._versions(rule))
            for sheet in itertools.islice(sheets, UNDER_ANOTHER_READING if readings else NEAR_A_RULE):
                example = self._graded(sheet, readings)
                if example is None or not (rule is None or rule in example.rules):
                    continue
                if self._comes_out_otherwise(example):
                    self._keep(self._plainer(example, rule))
                    return True
                only_traced = only_traced or example
        if only_traced is not None:
            self._keep(self._plainer(only_traced, rule))
        return only_traced is not None

    def _comes_out_otherwise(self, example: Example) -> bool:
        """Whether more differs than which rules speak."""
        return bool(_outcome(example.old, self.field) != _outcome(example.new, self.field))

    def _keep(self, example: Example) -> None:
        if len(self.examples) < MOST_EXAMPLES and example.sheet not in [one.sheet for one in self.examples]:
            self.examples.append(example)

    def _versions(self, rule: str) -> Iterator[OverallRule]:
        """The rule before and after, and the conditions that readings give it."""
        for framework in (self.old, self.new):
            if rule in framework.rule_by_id:
                given = framework.rule_by_id[rule]
                yield given
                for reading in framework.readings:
                    for option in reading.options:
                        patch = option.rules.get(rule)
                        if patch is not None and patch.when is not None:
                            yield changed(given, {"when": patch.when})

    def _readings(self) -> Iterator[tuple[str, ...]]:
        """The defaults first, then each other meaning that both know, one at a time."""
        yield ()
        for reading in self.new.readings:
            other = self.old.reading_by_id.get(reading.id)
            known = {option.id for option in other.options} if other is not None else set()
            for option in reading.options:
                if option.id in known and option.id != reading.default:
                    yield (f"{reading.id}={option.id}",)

    def _grader_pair(self, readings: tuple[str, ...]) -> tuple[Grader, Grader]:
        if readings not in self._graders:
            old, new = (Grader(side, resolve_readings(side, chosen=readings)) for side in (self.old, self.new))
            self._graders[readings] = old, new
        return self._graders[readings]

    def _graded(self, sheet: Sheet, readings: tuple[str, ...]) -> Example | None:
        """The example that a sheet is; ``None`` where both rule alike, or where one of them takes no such answers."""
        try:
            old, new = (self._ruling(grader, sheet) for grader in self._grader_pair(readings))
        except EvenhandError:
            return None
        self.tried += 1
        rules = tuple(sorted({*_speaking_otherwise(old, new), *self._bringing_otherwise(old, new)}))
        if not rules and _outcome(old, self.field) == _outcome(new, self.field):
            return None
        return Example(sheet, readings, old, new, rules, self.field)

    def _bringing_otherwise(self, old: Ruling, new: Ruling) -> Iterator[str]:
        """The rules about what follows that changed and bring what only one ruling brings; no trace names those."""
        brought = set(old.follow_up) ^ set(new.follow_up)
        for rule in self._changed_follow_up if brought else ():
            sides = (side.rule_by_id[rule] for side in (self.old, self.new) if rule in side.rule_by_id)
            if any(brought & set(side.brings) for side in sides):
                yield rule

    def _ruling(self, grader: Grader, sheet: Sheet) -> Ruling:
        answers = Answers.from_json(self.field.answers(sheet, grader.framework))
        return grader.ruling(sheet_from_answers(grader.framework, answers))

    def _plainer(self, example: Example, rule: str | None) -> Example:
        """The example with whatever is not needed taken back."""
        sheet = example.sheet
        for name in ("grades", "facts", "record"):
            for part in getattr(sheet, name):
                less: dict[str, Any] = {name: tuple(one for one in getattr(example.sheet, name) if one != part)}
                other = self._graded(example.sheet._replace(**less), example.readings)
                if (
                    other is not None
                    and (rule is None or rule in other.rules)
                    and self._comes_out_otherwise(other) == self._comes_out_otherwise(example)
                ):
                    example = other
        return example


def _speaking_otherwise(old: Ruling, new: Ruling) -> set[str]:
    """The rules that do something in only one of two rulings, or something else."""
    before, after = (
        {(entry.rule, entry.effect, entry.strength, entry.grade) for entry in ruling.trace} for ruling in (old, new)
    )
    return {entry[0] for entry in before ^ after}


def _outcome(ruling: Ruling, field: Field) -> Any:
    """What a ruling comes to, apart from what only one framework asks."""
    shared = {domain.id for domain in field.old.graded_domains} & {domain.id for domain in field.new.graded_domains}
    return (
        ruling.permitted, ruling.hard_ceiling, ruling.indicated, ruling.accepted, ruling.follow_up, ruling.advice,
        {name: label for name, label in ruling.section_grades.items() if name in shared},
        {name: at for name, at in ruling.section_ceilings.items() if name in shared},
    )  # fmt: skip
