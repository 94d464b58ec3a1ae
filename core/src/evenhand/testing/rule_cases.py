"""Runs the worked rulings that a framework brings, exactly as ``evenhand grade`` would."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from evenhand.catalogue.readings import chosen_on_purpose, resolve_readings
from evenhand.errors import EvenhandError
from evenhand.grading.service import rule_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.models.cases import RuleCase
    from evenhand.models.framework import Framework
    from evenhand.models.ruling import Ruling

SINGLE = ("permitted", "provisional", "hard_ceiling", "indicated", "accepted")
"""What a case may expect that stands in a ruling under the same name."""


class CaseResult(NamedTuple):
    """How one worked ruling came out. ``differences`` says what was expected and what came instead; empty is a pass."""

    case: str
    differences: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether everything that the case lists came out as written."""
        return not self.differences


def run_cases(framework: Framework) -> tuple[CaseResult, ...]:
    """The result of each worked ruling of a framework, in their order. Never raises on a case that fails."""
    return tuple(CaseResult(case.id, tuple(_differences(framework, case))) for case in framework.cases)


def answers_of(framework: Framework, case: RuleCase) -> dict[str, Any]:
    """The answers of a case as ``evenhand grade`` takes them, ``all_domains`` filled in."""
    grades: dict[str, Any] = {**case.grades}
    if case.all_domains is not None:
        grades = dict.fromkeys((domain.id for domain in framework.graded_domains), case.all_domains) | grades
    body: dict[str, Any] = {"grades": grades, "facts": {**case.facts, **dict.fromkeys(case.unanswered_facts)}}
    if case.features:
        body["features"] = {
            name: list(given) if isinstance(given, tuple) else given for name, given in case.features.items()
        }
    if case.proposed_overall is not None:
        body["proposed_overall"] = case.proposed_overall
    return body


def _differences(framework: Framework, case: RuleCase) -> Iterator[str]:
    try:
        readings = resolve_readings(framework, chosen=case.readings)
        on_purpose = chosen_on_purpose(framework, chosen=case.readings)
        ruling = rule_on(framework, answers_of(framework, case), readings, on_purpose)
    except EvenhandError as error:
        if not case.expected.error:
            yield f"expected a ruling, got a refusal: {error}"
        return
    if case.expected.error:
        yield f"expected a refusal, got a ruling that permits {', '.join(ruling.permitted)}"
        return
    for name, expected, got in _compared(case, ruling):
        if expected != got:
            yield f"{name}: expected {_words(expected)}, got {_words(got)}"


def _compared(case: RuleCase, ruling: Ruling) -> Iterator[tuple[str, object, object]]:
    """What the case lists, beside what the ruling says of it."""
    expected = case.expected
    for name in SINGLE:
        if getattr(expected, name) is not None:
            yield name, getattr(expected, name), getattr(ruling, name)
    if expected.no_hard_ceiling:
        yield "hard_ceiling", None, ruling.hard_ceiling
    if expected.nothing_indicated:
        yield "indicated", None, ruling.indicated
    if expected.fired is not None:
        acting = {e.rule for e in ruling.trace if e.scope == "overall" and e.strength in {"hard", "expected"}}
        yield "fired", sorted(set(expected.fired)), sorted(acting)
    if expected.follow_up is not None:
        yield "follow_up", sorted(set(expected.follow_up)), sorted(ruling.follow_up)
    for domain, grade in expected.section_grades.items():
        yield f"section_grades.{domain}", grade, ruling.section_grades.get(domain)
    for domain, ceiling in expected.section_ceilings.items():
        yield f"section_ceilings.{domain}", ceiling, ruling.section_ceilings.get(domain)


def _words(value: object) -> str:
    if value is None:
        return "none"
    if isinstance(value, tuple | list):
        return ", ".join(str(item) for item in value) or "nothing"
    return str(value)
