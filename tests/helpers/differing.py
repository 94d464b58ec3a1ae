"""Looks for answers on which two readings of a document make different rulings."""

from __future__ import annotations

import random
from typing import Any

from evenhand.catalogue.readings import resolve_readings
from evenhand.grading.service import rule_on
from evenhand.models.framework import Framework
from evenhand.models.ruling import Ruling


def differing_answers(
    framework: Framework, reading_id: str, option: str, *, tries: int = 4000
) -> dict[str, Any] | None:
    """Answers on which an option of a reading makes another ruling than the default does, or ``None``."""
    plain = resolve_readings(framework)
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
    acting = tuple(f"{entry.rule} {entry.effect}" for entry in ruling.trace)
    return ruling.permitted, ruling.hard_ceiling, ruling.indicated, ruling.section_ceilings, acting
