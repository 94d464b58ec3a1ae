"""Runs the worked rulings that a framework brings, and looks for answers on which two readings differ."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from typing import Any

from evenhand.errors import EvenhandError
from evenhand.grading.service import rule_on
from evenhand.models.cases import RuleCase
from evenhand.models.framework import Framework
from evenhand.models.ruling import Ruling

CHECKED = ("permitted", "provisional", "hard_ceiling", "indicated", "accepted")
OVERALL_STRENGTHS = ("hard", "expected")


def answers(framework: Framework, case: RuleCase) -> dict[str, Any]:
    """A worked case as ``evenhand grade`` takes it."""
    grades = dict.fromkeys((domain.id for domain in framework.graded_domains), case.all_domains) | dict(case.grades)
    facts: dict[str, bool | None] = {**case.facts, **dict.fromkeys(case.unanswered_facts)}
    features = {name: list(given) if isinstance(given, tuple) else given for name, given in case.features.items()}
    return {"grades": grades, "facts": facts, "proposed_overall": case.proposed_overall} | (
        {"features": features} if features else {}
    )


def readings(framework: Framework, chosen: tuple[str, ...] = ()) -> dict[str, str]:
    """The option of every reading, those chosen as ``reading=option`` or by an option's name alone."""
    taken = {reading.id: reading.default for reading in framework.readings}
    for words in chosen:
        name, _, option = words.rpartition("=")
        for reading in framework.readings:
            if name in {"", reading.id, reading.contradiction} and option in {item.id for item in reading.options}:
                taken[reading.id] = option
    return taken


def wrong(framework: Framework, case: RuleCase) -> list[str]:
    """Where the ruling differs from what the case says."""
    taken = readings(framework, case.readings)
    chosen = frozenset(name for name, option in taken.items() if option != framework.reading_by_id[name].default)
    try:
        ruling = rule_on(framework, answers(framework, case), taken, chosen)
    except EvenhandError as error:
        return [] if case.expected.error else [str(error)]
    if case.expected.error:
        return ["it is not refused"]
    return [f"{name}: {got!r} instead of {want!r}" for name, want, got in _compared(case, ruling) if want != got]


def _compared(case: RuleCase, ruling: Ruling) -> Iterator[tuple[str, Any, Any]]:
    expected = case.expected
    for name in CHECKED:
        if getattr(expected, name) is not None:
            yield name, getattr(expected, name), getattr(ruling, name)
    if expected.no_hard_ceiling:
        yield "hard_ceiling", None, ruling.hard_ceiling
    if expected.nothing_indicated:
        yield "indicated", None, ruling.indicated
    if expected.fired is not None:
        acting = {e.rule for e in ruling.trace if e.scope == "overall" and e.strength in OVERALL_STRENGTHS}
        yield "fired", set(expected.fired), acting
    if expected.follow_up is not None:
        yield "follow_up", set(expected.follow_up), set(ruling.follow_up)
    for name in ("section_grades", "section_ceilings"):
        for domain, want in getattr(expected, name).items():
            yield f"{name}.{domain}", want, getattr(ruling, name).get(domain)


def differing_answers(
    framework: Framework, reading_id: str, option: str, *, tries: int = 4000
) -> dict[str, Any] | None:
    """Answers on which an option of a reading makes another ruling than the default does, or ``None``."""
    plain = readings(framework)
    other = {**plain, reading_id: option}
    chosen = frozenset({reading_id})
    chance = random.Random(7)
    for _ in range(tries):
        body = _some_answers(framework, chance, features=_counts_features(framework, reading_id, option))
        without = {key: value for key, value in body.items() if key != "features"}
        if _essence(rule_on(framework, without, plain, chosen)) != _essence(rule_on(framework, body, other, chosen)):
            return body
    return None


def _counts_features(framework: Framework, reading_id: str, option: str) -> bool:
    return framework.reading_by_id[reading_id].option(option).counts_features


def _some_answers(framework: Framework, chance: random.Random, *, features: bool) -> dict[str, Any]:
    scale = framework.scale_of(framework.graded_domains[0])
    grades: list[Any] = [grade.label for grade in scale.grades]
    if scale.kind == "banded":
        grades = list(range(scale.lowest_score, scale.highest_score + 1))
    usual = chance.choice(grades)
    likely = chance.random()
    body: dict[str, Any] = {
        "grades": {
            domain.id: chance.choice(grades) if chance.random() < likely else usual
            for domain in framework.graded_domains
        },
        "facts": {fact.id: chance.random() < 0.2 for fact in framework.facts if fact.derived is None},
    }
    if features:
        body["features"] = {grade.label: [chance.randint(0, 4), 4] for grade in scale.grades[1:]}
    return body


def _essence(ruling: Ruling) -> tuple[Any, ...]:
    acting: Mapping[str, None] = dict.fromkeys(f"{entry.rule} {entry.effect}" for entry in ruling.trace)
    return ruling.permitted, ruling.hard_ceiling, ruling.indicated, ruling.section_ceilings, tuple(acting)
