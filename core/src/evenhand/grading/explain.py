"""Saying which answers made a condition what it is. Compiled once, since every ruling explains itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from evenhand.grading.conditions import compile_condition
from evenhand.grading.sheet import Layout, Sheet
from evenhand.grading.truth import EMPTY, TRUE

if TYPE_CHECKING:
    from evenhand.models.conditions import AllOf, AnyOf, Condition, FeatureShare, Points, Tally

Because = Callable[[Sheet, int], str]
"""From a sheet and what the condition is on it to the answers that made it so."""

_Reasons = Callable[[Sheet, int], list[str]]


def compile_because(condition: Condition, layout: Layout) -> Because:
    """The function that names the answers behind a condition, such as ``3 Care Planning is Inadequate``.

    Of what an auditor typed it repeats only the answer to a record field that a rule looks at.
    """
    reasons = _compile(condition, layout)

    def because(sheet: Sheet, value: int) -> str:
        return "; ".join(dict.fromkeys(reasons(sheet, value))) or "nothing it looks at applies"

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
        return _of_domain(layout.domain_index[condition.domain], layout)
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
    if condition.test == "code":
        return _of_code(condition.rule)
    return _of_chosen(layout)


def _of_code(rule: str) -> _Reasons:
    def reasons(sheet: Sheet, _: int) -> list[str]:
        fired = (sheet.code.fired(sheet) if sheet.code is not None else None) or {}
        return [fired.get(rule, "the framework's code does not say so")]

    return reasons


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
    indexes = layout.domain_indexes(tally.over, tally.apart_from)
    places = [(index, layout.ladders[index].passing(tally), layout.ladders[index].not_applicable) for index in indexes]
    passing = [(index, _words(layout, index, passes)) for index, passes, _ in places]
    failing = [(index, _words(layout, index, ~passes)) for index, passes, _ in places]
    shows_passing_when_true = tally.how not in {"none", "at_most"}
    counts = tally.how not in {"any", "every", "none"}
    of_all = tally.denominator == "all"
    wanted = _grades_that_pass(layout, [(index, passes) for index, passes, _ in places])

    def reasons(sheet: Sheet, value: int) -> list[str]:
        if value == EMPTY:
            return ["none of the sections it looks at applies"]
        masks = sheet.masks
        shown = passing if (value == TRUE) == shows_passing_when_true else failing
        found = [words[masks[index]] for index, words in shown if masks[index] in words]
        if not counts:
            return found
        passed = sum(masks[index] & ~passes == 0 for index, passes, _ in places)
        applicable = sum(masks[index] != not_applicable for index, _, not_applicable in places)
        of_what = f"{len(places)} domains listed" if of_all else f"{applicable} domains that apply"
        whole = f"{passed} of {of_what} {'is' if passed == 1 else 'are'} {wanted}"
        return [whole, *found]

    return reasons


def _grades_that_pass(layout: Layout, places: list[tuple[int, int]]) -> str:
    """The grades that a tally counts, best first, such as ``Good or Outstanding``."""
    labels = [
        layout.ladders[index].label(position)
        for index, passes in places
        for position in range(layout.ladders[index].size)
        if passes & 1 << position
    ]
    return " or ".join(dict.fromkeys(labels))


def _of_domain(index: int, layout: Layout) -> _Reasons:
    words, ladder = _words(layout, index, -1), layout.ladders[index]
    name = layout.domains[index].name
    words[ladder.not_applicable] = f"{name} does not apply"
    not_graded = f"{name} is not graded"
    return lambda sheet, _: [words.get(sheet.masks[index], not_graded)]


def _words(layout: Layout, index: int, shown: int) -> dict[int, str]:
    """What to say of a domain, by its mask, for the positions that are to be shown."""
    ladder, name = layout.ladders[index], layout.domains[index].name
    words = {ladder.not_judged: f"{name} is not judged"}
    for position in range(ladder.size):
        score = f" (score {ladder.score(position)})" if ladder.banded else ""
        words[1 << position] = f"{name} is {ladder.label(position)}{score}"
    return {mask: text for mask, text in words.items() if mask & shown}


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
