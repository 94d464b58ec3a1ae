"""Compiling a framework's conditions to plain functions from a sheet to a truth."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from evenhand.grading.sheet import Layout, Sheet
from evenhand.grading.tally import compile_points, compile_tally
from evenhand.grading.truth import EMPTY, FALSE, TRUE, UNKNOWN, conjunction, disjunction, negate

if TYPE_CHECKING:
    from evenhand.models.conditions import (
        AllOf,
        AnyOf,
        Condition,
        DomainGrade,
        FeatureShare,
        RecordIs,
    )

Compiled = Callable[[Sheet], int]
"""A condition as a function from a sheet to a truth."""


def compile_condition(condition: Condition, layout: Layout) -> Compiled:
    """The function that evaluates a condition. References were checked when the framework was assembled."""
    if condition.test == "tally":
        return compile_tally(condition, layout)
    if condition.test == "fact":
        return _fact(layout.fact_index[condition.fact])
    if condition.test == "grade":
        return _domain_grade(condition, layout)
    if condition.test == "record":
        return _record(condition)
    if condition.test == "chosen":
        return _chosen(layout.overall.passing(condition))
    if condition.test == "features":
        return _features(condition)
    if condition.test == "points":
        return compile_points(condition, layout)
    if condition.test == "code":
        return _code(condition.rule)
    if condition.test == "not":
        part = compile_condition(condition.part, layout)
        return lambda sheet: negate(part(sheet))
    return _joined(condition, layout)


def _joined(condition: AllOf | AnyOf, layout: Layout) -> Compiled:
    parts = [compile_condition(part, layout) for part in condition.parts]
    join = conjunction if condition.test == "all_of" else disjunction
    return lambda sheet: join([part(sheet) for part in parts])


def _fact(index: int) -> Compiled:
    return lambda sheet: sheet.facts[index]


def _code(rule: str) -> Compiled:
    def evaluate(sheet: Sheet) -> int:
        fired = None if sheet.code is None else sheet.code.fired(sheet)
        if fired is None:
            return UNKNOWN
        return TRUE if rule in fired else FALSE

    return evaluate


def _domain_grade(condition: DomainGrade, layout: Layout) -> Compiled:
    index = layout.domain_index[condition.domain]
    ladder = layout.ladders[index]
    passes, not_applicable = ladder.passing(condition), ladder.not_applicable

    def evaluate(sheet: Sheet) -> int:
        mask = sheet.masks[index]
        if mask == not_applicable:
            return EMPTY
        if mask & ~passes == 0:
            return TRUE
        return UNKNOWN if mask & passes or mask & not_applicable else FALSE

    return evaluate


def _record(condition: RecordIs) -> Compiled:
    field, options = condition.field, frozenset(condition.one_of)

    def evaluate(sheet: Sheet) -> int:
        value = sheet.record.get(field)
        if value is None:
            return UNKNOWN
        return TRUE if value in options else FALSE

    return evaluate


def _chosen(passes: int) -> Compiled:
    def evaluate(sheet: Sheet) -> int:
        if sheet.chosen is None:
            return UNKNOWN
        return TRUE if passes >> sheet.chosen & 1 else FALSE

    return evaluate


def _features(condition: FeatureShare) -> Compiled:
    grade, share = condition.grade, condition.share_at_least

    def evaluate(sheet: Sheet) -> int:
        count = (sheet.features or {}).get(grade)
        if count is None:
            return UNKNOWN
        whole = count.applicable + count.unmarked
        if whole == 0:
            return EMPTY
        # The share is lowest when what is unmarked turns out not evident, highest when all of it is evident.
        if count.applicable and count.evident * share.denominator >= share.numerator * whole:
            return TRUE
        if (count.evident + count.unmarked) * share.denominator < share.numerator * whole:
            return UNKNOWN if count.applicable == 0 else FALSE
        return UNKNOWN

    return evaluate
