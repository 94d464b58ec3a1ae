"""Which rules can be seen, from their conditions alone, never to lower the ceiling when a domain is graded better."""

from __future__ import annotations

from enum import IntFlag
from itertools import pairwise
from typing import TYPE_CHECKING

from evenhand.grading.compiled import CompiledRules
from evenhand.grading.sheet import Layout

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evenhand.models.conditions import Condition, GradeTest, Points, Tally
    from evenhand.models.framework import Framework
    from evenhand.models.rules import OverallRule


class Course(IntFlag):
    """What a condition may do as domains are graded better: become true, become false, both, or neither."""

    STEADY = 0
    RISES = 1
    FALLS = 2


def not_proven_monotone(framework: Framework) -> tuple[str, ...]:
    """The ids of rules that might lower the ceiling when a domain is graded better, under any option of a reading.

    Caps and forces must fall away, what a grade requires must come to hold. A rule that declares ``may_lower`` is left
    out. Being named is no proof that the ceiling is lowered: another rule may cover the case.
    """
    found: set[str] = set()
    for readings in _choices(framework):
        compiled = CompiledRules(framework, readings)
        found.update(rule.id for rule in compiled.rules if not rule.may_lower and not _is_proven(rule, compiled))
    return tuple(rule.id for rule in framework.rules if rule.id in found)


def _choices(framework: Framework) -> Iterable[dict[str, str]]:
    yield {}
    for reading in framework.readings:
        for option in reading.options:
            if option.id != reading.default:
                yield {reading.id: option.id}


def _is_proven(rule: OverallRule, compiled: CompiledRules) -> bool:
    if rule.when is None:
        return True
    course = course_of(rule.when, compiled.layout)
    if any(applies.rule.rule is rule for applies in compiled.applicability):
        return course == Course.STEADY
    if any(cap.rule.rule is rule for cap in compiled.section_caps):
        return not course & Course.RISES
    acting = next((known for known in compiled.overall if known.rule is rule), None)
    if acting is None:
        return True
    if acting.act is not None and acting.act.kind in {"cap", "force"} and course & Course.RISES:
        return False
    earns_or_requires = acting.withholds is not None or (acting.act is not None and acting.act.kind == "earn")
    if earns_or_requires and course & Course.FALLS:
        return False
    # A hard force is also a floor against expected rules: once it falls away, they may lower what it held up.
    falling_floor = acting.act is not None and acting.act.kind == "force" and acting.act.hard and course & Course.FALLS
    return not (falling_floor and _expected_rules_below(compiled, rule))


def _expected_rules_below(compiled: CompiledRules, forcing: OverallRule) -> bool:
    rank = compiled.layout.overall.scale.rank(forcing.grade or "")
    acts = [act for rule in compiled.overall for act in (rule.act, rule.withholds) if act is not None and not act.hard]
    return any(act.kind in {"cap", "force"} and act.rank > rank for act in acts) or any(
        act.kind == "withhold" and act.rank == rank for act in acts
    )


def course_of(condition: Condition, layout: Layout) -> Course:
    """What a condition may do as domains are graded better; what applies and the facts staying as they are."""
    if condition.test == "all_of" or condition.test == "any_of":
        return _joined(course_of(part, layout) for part in condition.parts)
    if condition.test == "not":
        return _turned(course_of(condition.part, layout))
    if condition.test == "grade":
        return _of_test(condition, layout, [layout.domain_index[condition.domain]])
    if condition.test == "tally":
        return _of_tally(condition, layout)
    if condition.test == "points":
        return _of_points(condition, layout)
    return Course.STEADY


def _joined(courses: Iterable[Course]) -> Course:
    found = Course.STEADY
    for course in courses:
        found |= course
    return found


def _turned(course: Course) -> Course:
    return {Course.RISES: Course.FALLS, Course.FALLS: Course.RISES}.get(course, course)


def _of_tally(tally: Tally, layout: Layout) -> Course:
    course = _of_test(tally, layout, layout.domain_indexes(tally.over, tally.apart_from))
    return _turned(course) if tally.how in {"none", "at_most"} else course


def _of_test(test: GradeTest, layout: Layout, domains: Iterable[int]) -> Course:
    """A grade test rises where a better position may pass after a worse one failed, and falls the other way round."""
    found = Course.STEADY
    for index in domains:
        ladder = layout.ladders[index]
        passes = ladder.passing(test)
        from_worst = [passes >> position & 1 for position in reversed(range(ladder.size))]
        found |= _of_steps(from_worst)
    return found


def _of_points(points: Points, layout: Layout) -> Course:
    worth = Course.STEADY
    for index in layout.domain_indexes(points.over):
        grades = layout.ladders[index].scale.grades
        worth |= _of_steps([points.points[grade.id] for grade in reversed(grades)])
    found = Course.STEADY
    if points.share_at_least is not None:
        found |= worth
    if points.share_below is not None:
        found |= _turned(worth)
    return found


def _of_steps(values: list[int]) -> Course:
    steps = [after - before for before, after in pairwise(values)]
    found = Course.RISES if any(step > 0 for step in steps) else Course.STEADY
    return found | (Course.FALLS if any(step < 0 for step in steps) else Course.STEADY)
