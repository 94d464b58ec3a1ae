"""Saying which answers made a condition what it is. Compiled once, since every ruling explains itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from evenhand.grading.conditions import compile_condition
from evenhand.grading.sheet import Layout, Sheet
from evenhand.grading.truth import EMPTY, TRUE

if TYPE_CHECKING:
    from evenhand.models.conditions import AllOf, AnyOf, Condition, FeatureShare, Points, Tally

Because = Callable[[Sheet], str]
"""From a sheet to the answers behind a condition."""

_Reasons = Callable[[Sheet, int], list[str]]
"""From a sheet and what the condition is on it to the answers that made it so."""


def compile_because(condition: Condition, layout: Layout) -> Because:
    """The function that names the answers behind a condition, such as ``3 Care Planning is Inadequate``.

    It names no free text of the auditor beyond the options of a record field.
    """
    evaluate, reasons = compile_condition(condition, layout), _compile(condition, layout)

    def because(sheet: Sheet) -> str:
        return "; ".join(dict.fromkeys(reasons(sheet, evaluate(sheet)))) or "nothing it looks at applies"

    return because


def _compile(condition: Condition, layout: Layout) -> _Reasons:
    if condition.test == "all_of" or condition.test == "any_of":
        return _of_parts(condition, layout)
    if condition.test == "not":
        part, reasons = compile_condition(condition.part, layout), _compile(condition.part, layout)
        return lambda sheet, _: reasons(sheet, part(sheet))
    if condition.test == "tally":
        return _of_tally(condition, layout)
    if condition.test == "grade":
        say = _domain(layout, layout.domain_index[condition.domain])
        return lambda sheet, _: [say(sheet)]
    if condition.test == "fact":
        text = layout.framework.fact_by_id[condition.fact].text
        return lambda _, value: [f"{text} {'yes' if value == TRUE else 'no'}"]
    if condition.test == "record":
        label, field = layout.framework.field_by_id[condition.field].label, condition.field
        return lambda sheet, _: [f"{label}: {sheet.record.get(field, 'not given')}"]
    if condition.test == "features":
        return _of_features(condition, layout)
    if condition.test == "points":
        return _of_points(condition, layout)
    return _of_chosen(layout)


def _of_chosen(layout: Layout) -> _Reasons:
    def reasons(sheet: Sheet, _: int) -> list[str]:
        return [] if sheet.chosen is None else [f"the overall grade is {layout.overall.label(sheet.chosen)}"]

    return reasons


def _of_parts(condition: AllOf | AnyOf, layout: Layout) -> _Reasons:
    parts = [(compile_condition(part, layout), _compile(part, layout)) for part in condition.parts]

    def reasons(sheet: Sheet, value: int) -> list[str]:
        found: list[str] = []
        for evaluate, reasons_of_part in parts:
            part_value = evaluate(sheet)
            if part_value in {value, EMPTY}:
                found += reasons_of_part(sheet, part_value)
        return found

    return reasons


def _of_tally(tally: Tally, layout: Layout) -> _Reasons:
    places = [
        (index, layout.ladders[index], layout.ladders[index].passing(tally), _domain(layout, index))
        for index in layout.domain_indexes(tally.over, tally.apart_from)
    ]
    counts = tally.how not in {"any", "every", "none"}
    shows_passing_when = {"none": False, "at_most": False}.get(tally.how, True)
    of_all = tally.denominator == "all"

    def reasons(sheet: Sheet, value: int) -> list[str]:
        if value == EMPTY:
            return ["none of the sections it looks at applies"]
        shows_passing = (value == TRUE) == shows_passing_when
        shown, passing, applicable = [], 0, 0
        for index, ladder, passes_mask, say in places:
            mask = sheet.masks[index]
            if mask == ladder.not_applicable:
                continue
            applicable += 1
            passes = mask & ~passes_mask == 0
            passing += passes
            if passes == shows_passing and mask & (mask - 1) == 0:
                shown.append(say(sheet))
        if not counts:
            return shown
        whole = f"{passing} of {len(places)} listed" if of_all else f"{passing} of {applicable} that apply"
        return [whole, *shown]

    return reasons


def _domain(layout: Layout, index: int) -> Because:
    ladder, name = layout.ladders[index], layout.domains[index].name
    words = {
        ladder.not_applicable: f"{name} does not apply",
        ladder.not_judged: f"{name} is not judged",
    }
    for position in range(ladder.size):
        score = f" (score {ladder.score(position)})" if ladder.banded else ""
        words[1 << position] = f"{name} is {ladder.label(position)}{score}"
    not_graded = f"{name} is not graded"
    return lambda sheet: words.get(sheet.masks[index], not_graded)


def _of_features(condition: FeatureShare, layout: Layout) -> _Reasons:
    scale = layout.framework.scale_by_id[layout.framework.header.domain_scale]
    label = scale.grades[scale.rank(condition.grade)].label

    def reasons(sheet: Sheet, _: int) -> list[str]:
        count = (sheet.features or {}).get(condition.grade)
        if count is None:
            return [f"the {label} features are not marked"]
        return [f"{count.evident} of {count.applicable + count.unmarked} {label} features are evident"]

    return reasons


def _of_points(condition: Points, layout: Layout) -> _Reasons:
    most = max(condition.points.values())
    places = []
    for index in layout.domain_indexes(condition.over):
        ladder = layout.ladders[index]
        grades = [ladder.scale.grades[ladder.rank(position)].id for position in range(ladder.size)]
        places.append((index, ladder, [condition.points[grade] for grade in grades]))

    def reasons(sheet: Sheet, value: int) -> list[str]:
        if value == EMPTY:
            return ["none of the sections it looks at applies"]
        judged = [(place, sheet.masks[place[0]]) for place in places]
        applicable = [(place, mask) for place, mask in judged if mask != place[1].not_applicable]
        positions = [(worth, ladder.single(mask)) for (_, ladder, worth), mask in applicable]
        total = sum(worth[position] for worth, position in positions if position is not None)
        return [f"{total} of {most * len(applicable)} points"]

    return reasons
