"""Saying which answers made a condition what it is."""

from __future__ import annotations

from evenhand.grading.conditions import compile_condition
from evenhand.grading.sheet import Layout, Sheet
from evenhand.grading.truth import EMPTY, TRUE
from evenhand.models.conditions import (
    AllOf,
    AnyOf,
    ChosenGrade,
    Condition,
    DomainGrade,
    FactIs,
    FeatureShare,
    Not,
    Points,
    RecordIs,
    Tally,
)


def because(condition: Condition, layout: Layout, sheet: Sheet) -> str:
    """The answers behind a condition, such as ``3 Care Planning is Inadequate``. Names no free text of the auditor."""
    value = compile_condition(condition, layout)(sheet)
    parts = [part for part in _reasons(condition, layout, sheet, value) if part]
    return "; ".join(dict.fromkeys(parts)) or "nothing it looks at applies"


def _reasons(condition: Condition, layout: Layout, sheet: Sheet, value: int) -> list[str]:
    if isinstance(condition, AllOf | AnyOf):
        return _of_parts(condition, layout, sheet, value)
    if isinstance(condition, Not):
        return _reasons(condition.part, layout, sheet, compile_condition(condition.part, layout)(sheet))
    if isinstance(condition, Tally):
        return _of_tally(condition, layout, sheet, value)
    if isinstance(condition, DomainGrade):
        return [_domain(layout, layout.domain_index[condition.domain], sheet)]
    if isinstance(condition, FactIs):
        answer = "yes" if value == TRUE else "no"
        return [f"{layout.framework.fact_by_id[condition.fact].text} {answer}"]
    if isinstance(condition, RecordIs):
        field = layout.framework.field_by_id[condition.field]
        return [f"{field.label}: {sheet.record.get(condition.field, 'not given')}"]
    if isinstance(condition, FeatureShare):
        return [_features(condition, layout, sheet)]
    if isinstance(condition, ChosenGrade):
        return [] if sheet.chosen is None else [f"the overall grade is {layout.overall.label(sheet.chosen)}"]
    return _of_points(condition)


def _of_parts(condition: AllOf | AnyOf, layout: Layout, sheet: Sheet, value: int) -> list[str]:
    found: list[str] = []
    for part in condition.parts:
        part_value = compile_condition(part, layout)(sheet)
        if part_value in {value, EMPTY}:
            found += _reasons(part, layout, sheet, part_value)
    return found


def _of_tally(tally: Tally, layout: Layout, sheet: Sheet, value: int) -> list[str]:
    indexes = layout.domain_indexes(tally.over, tally.apart_from)
    if value == EMPTY:
        return ["none of the sections it looks at applies"]
    shows_passing = value == TRUE
    if tally.how in {"none", "at_most"}:
        shows_passing = not shows_passing
    shown, passing, applicable = [], 0, 0
    for index in indexes:
        mask, ladder = sheet.masks[index], layout.ladders[index]
        if mask == ladder.not_applicable:
            continue
        applicable += 1
        passes = mask & ~ladder.passing(tally) == 0
        passing += passes
        if passes == shows_passing and ladder.single(mask) is not None:
            shown.append(_domain(layout, index, sheet))
    if tally.how in {"any", "every", "none"}:
        return shown
    return [f"{passing} of {applicable} that apply", *shown]


def _domain(layout: Layout, index: int, sheet: Sheet) -> str:
    ladder, name = layout.ladders[index], layout.domains[index].name
    position = ladder.single(sheet.masks[index])
    if position is None:
        return f"{name} does not apply" if sheet.masks[index] == ladder.not_applicable else f"{name} is not graded"
    score = f" (score {ladder.score(position)})" if ladder.banded else ""
    return f"{name} is {ladder.label(position)}{score}"


def _features(condition: FeatureShare, layout: Layout, sheet: Sheet) -> str:
    count = (sheet.features or {}).get(condition.grade)
    scale = layout.framework.scale_by_id[layout.framework.header.domain_scale]
    label = scale.grades[scale.rank(condition.grade)].label
    if count is None:
        return f"the {label} features are not marked"
    return f"{count.evident} of {count.applicable + count.unmarked} {label} features are evident"


def _of_points(condition: Points) -> list[str]:
    return [f"the points of {len(condition.points)} grades, summed"]
