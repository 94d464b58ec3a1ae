"""Which worked rulings stand on each side of each rule's boundary.

A rule about the overall grade that is hard or expected has two sides. On one it *acts*: forces, caps or earns; a rule
that only withholds acts by withholding. A case stands *just not* there when the rule does not act in it, and would
after one step: a grade one position better or worse, or one evident feature more or fewer. For a rule that looks at
neither, the step is one fact turned round or another option of a record field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evenhand.catalogue.readings import chosen_on_purpose, resolve_readings
from evenhand.errors import EvenhandError
from evenhand.grading.answers import Answers, sheet_from_answers
from evenhand.grading.grader import Grader
from evenhand.grading.truth import EMPTY, FALSE, TRUE
from evenhand.testing.rule_cases import answers_of
from evenhand.testing.searching.reads import single_tests

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.grading.compiled import CompiledRule
    from evenhand.grading.sheet import Layout, Sheet
    from evenhand.models.cases import RuleCase
    from evenhand.models.framework import Framework


class Boundary(NamedTuple):
    """One rule, the cases in which it acts, and those in which one answer beside those given would make it act."""

    rule: str
    acts: tuple[str, ...]
    just_not: tuple[str, ...]


def boundaries(framework: Framework) -> tuple[Boundary, ...]:
    """Both sides of every hard or expected rule about the overall grade, as it stands under the default readings.

    A case that chooses readings counts for the rules that these leave as they are.
    """
    acts: dict[str, list[str]] = {}
    just_not: dict[str, list[str]] = {}
    usual = {rule.rule.id: rule for rule in Grader(framework, resolve_readings(framework)).compiled.overall}
    for case in framework.cases:
        prepared = None if case.expected.error else _prepared(framework, case)
        if prepared is None:
            continue
        grader, sheet = prepared
        rules = [rule for rule in grader.compiled.overall if _as_usual(rule, usual)]
        counted = grader.counted(sheet)
        waiting = []
        for rule in rules:
            if _acts(rule, counted):
                acts.setdefault(rule.rule.id, []).append(case.id)
            else:
                waiting.append(rule)
        for name in _after_one_step(grader, sheet, waiting):
            just_not.setdefault(name, []).append(case.id)
    return tuple(Boundary(name, tuple(acts.get(name, ())), tuple(just_not.get(name, ()))) for name in usual)


def _prepared(framework: Framework, case: RuleCase) -> tuple[Grader, Sheet] | None:
    """The case's grader and sheet, as ``evenhand grade`` would have them; ``None`` for a case that is refused."""
    try:
        readings = resolve_readings(framework, chosen=case.readings)
        on_purpose = chosen_on_purpose(framework, chosen=case.readings)
        answers = Answers.from_json(answers_of(framework, case))
        if answers.features is not None:
            for reading in framework.readings:
                for option in reading.options:
                    if option.counts_features and reading.id not in on_purpose:
                        readings[reading.id] = option.id
        return Grader(framework, readings), sheet_from_answers(framework, answers)
    except EvenhandError:
        return None


def _as_usual(rule: CompiledRule, usual: dict[str, CompiledRule]) -> bool:
    there = usual.get(rule.rule.id)
    return there is not None and (there.act, there.withholds) == (rule.act, rule.withholds)


def _acts(rule: CompiledRule, counted: Sheet) -> bool:
    """Whether a rule forces, caps or earns; or, where it only withholds, whether it withholds."""
    value = rule.evaluate(counted)
    return value == TRUE if rule.act is not None else value in {FALSE, EMPTY}


def _after_one_step(grader: Grader, sheet: Sheet, rules: list[CompiledRule]) -> set[str]:
    found: set[str] = set()
    measured = {rule.rule.id for rule in rules if _measures(rule)}
    for near, of_a_measure in _neighbours(grader.layout, sheet):
        counted = grader.counted(near)
        for rule in rules:
            name = rule.rule.id
            if name not in found and (of_a_measure or name not in measured) and _acts(rule, counted):
                found.add(name)
    return found


def _measures(rule: CompiledRule) -> bool:
    """Whether a rule looks at grades or features, and so has a threshold."""
    tests = single_tests(rule.rule.when) if rule.rule.when is not None else ()
    return any(test.test in {"grade", "tally", "points", "features"} for test in tests)


def _neighbours(layout: Layout, sheet: Sheet) -> Iterator[tuple[Sheet, bool]]:
    """Every sheet that differs in one answer, by one step, and whether that is a step of a grade or of features."""
    for index, ladder in enumerate(layout.ladders):
        position = ladder.single(sheet.masks[index])
        for near in () if position is None else (position - 1, position + 1):
            if 0 <= near < ladder.size:
                changed = sheet.copy()
                changed.masks[index] = 1 << near
                yield changed, True
    for index, truth in enumerate(sheet.facts):
        if truth in {TRUE, FALSE}:
            changed = sheet.copy()
            changed.facts[index] = FALSE if truth == TRUE else TRUE
            yield changed, False
    for grade, count in (sheet.features or {}).items():
        for evident in (count.evident - 1, count.evident + 1):
            if 0 <= evident <= count.applicable:
                changed = sheet.copy()
                changed.features = {**(sheet.features or {}), grade: count._replace(evident=evident)}
                yield changed, True
    for field, answer in sheet.record.items():
        for option in layout.framework.field_by_id[field].options:
            if option != answer:
                changed = sheet.copy()
                changed.record = {**sheet.record, field: option}
                yield changed, False
