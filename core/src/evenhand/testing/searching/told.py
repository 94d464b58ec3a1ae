"""A sheet that a search found, as answers that ``evenhand grade`` takes, and in a few words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from evenhand.grading.truth import FALSE, TRUE
from evenhand.testing.searching.dimensions import Code

if TYPE_CHECKING:
    from evenhand.grading.sheet import Layout, Sheet


def as_answers(layout: Layout, sheet: Sheet) -> dict[str, Any]:
    """The answers of a sheet as ``evenhand grade`` takes them; what is unanswered is ``null``."""
    body: dict[str, Any] = {"grades": {}, "facts": {}}
    for domain, mask, ladder in zip(layout.domains, sheet.masks, layout.ladders, strict=True):
        position = ladder.single(mask)
        words = "not applicable" if mask == ladder.not_applicable else None
        body["grades"][domain.id] = words if position is None else ladder.printed(position)
    for fact in layout.framework.facts:
        if fact.derived is None or fact.derived.field not in sheet.record:
            body["facts"][fact.id] = {TRUE: True, FALSE: False}.get(sheet.facts[layout.fact_index[fact.id]])
    if sheet.record:
        body["record"] = dict(sheet.record)
    if sheet.features is not None:
        scale = layout.framework.scale_by_id[layout.framework.header.domain_scale]
        labels = {grade.id: grade.label for grade in scale.grades}
        body["features"] = {labels[grade]: [one.evident, one.applicable] for grade, one in sheet.features.items()}
    if sheet.chosen is not None:
        body["proposed_overall"] = layout.overall.label(sheet.chosen)
    return body


def in_words(layout: Layout, sheet: Sheet) -> str:
    """The answers in a line: the grade that most domains have, those that have another, and what is so."""
    given = as_answers(layout, sheet)
    grades = {name: "not graded" if grade is None else str(grade) for name, grade in given["grades"].items()}
    usual = Counter(grades.values()).most_common(1)[0][0] if grades else ""
    parts = [f"every domain {usual}"] if grades else []
    other = [f"{name} {grade}" for name, grade in grades.items() if grade != usual]
    if other:
        parts = [f"{', '.join(other)} and the rest {usual}"]
    unknown = [name for name, truth in given["facts"].items() if truth is None]
    so = [name for name, truth in given["facts"].items() if truth]
    parts += [f"{', '.join(so)} so"] if so else []
    parts += [f"{', '.join(unknown)} unanswered"] if unknown else []
    parts += [f"{name} = {text}" for name, text in given.get("record", {}).items()]
    parts += [f"{one[0]} of {one[1]} {label} features evident" for label, one in given.get("features", {}).items()]
    if isinstance(sheet.code, Code) and sheet.code.rules:
        parts.append(f"code saying {', '.join(sorted(sheet.code.rules))}")
    if sheet.chosen is not None:
        parts.append(f"{given['proposed_overall']} chosen")
    return "; ".join(parts)
