"""Checks one condition against its framework: the ids it names, and grades and scores against their scales."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evenhand.catalogue.problems import no_such
from evenhand.models.conditions import (
    GRADE_TEST_FIELDS,
    AllOf,
    AnyOf,
    ChosenGrade,
    CodeSays,
    Condition,
    DomainGrade,
    FactIs,
    FeatureShare,
    GradeTest,
    Not,
    Points,
    RecordIs,
    Tally,
)
from evenhand.models.framework import Framework
from evenhand.models.scales import GradeScale
from evenhand.settings.toml_lines import KeyPath
from evenhand.suggest import did_you_mean

Found = tuple[KeyPath, str]


def check_condition(
    framework: Framework, condition: Condition | None, *, chosen_allowed: bool = False
) -> Iterator[Found]:
    """Where inside a condition something is wrong, and what. ``chosen_allowed`` is for rules about what follows."""
    match condition:
        case None:
            return
        case AllOf() | AnyOf():
            for index, part in enumerate(condition.parts):
                for path, words in check_condition(framework, part, chosen_allowed=chosen_allowed):
                    yield ("parts", index, *path), words
        case Not():
            for path, words in check_condition(framework, condition.part, chosen_allowed=chosen_allowed):
                yield ("part", *path), words
        case FactIs():
            yield from _unknown("fact", ("fact",), (condition.fact,), framework.fact_by_id)
        case RecordIs():
            yield from _record(framework, condition)
        case DomainGrade():
            yield from _domain_grade(framework, condition)
        case ChosenGrade():
            if not chosen_allowed:
                yield (
                    ("test",),
                    "'chosen' looks at the overall grade that is being chosen; only rules about what follows may",
                )
            yield from _grade_test(framework.overall_scale, condition)
        case Tally():
            yield from _tally(framework, condition)
        case FeatureShare():
            scale = framework.scale_by_id[framework.header.domain_scale]
            if problem := grade_problem(scale, condition.grade):
                yield ("grade",), problem
        case Points():
            yield from _points(framework, condition)
        case CodeSays():
            yield from _unknown("rule", ("rule",), (condition.rule,), framework.rule_by_id)


def grade_problem(scale: GradeScale, grade: str) -> str | None:
    """What to say of a grade that is not on a scale; ``None`` for one that is."""
    ids = [known.id for known in scale.grades]
    return None if grade in ids else f"no grade '{grade}' on scale '{scale.id}'{did_you_mean(grade, ids)}"


def score_problem(scale: GradeScale, score: int) -> str | None:
    """What to say of a score that a scale does not have; ``None`` for one that it has."""
    if scale.kind != "banded":
        return f"scale '{scale.id}' has no scores; name a grade"
    if not scale.lowest_score <= score <= scale.highest_score:
        return f"no score {score} on scale '{scale.id}', which has {scale.words}"
    return None


def _record(framework: Framework, condition: RecordIs) -> Iterator[Found]:
    fields = framework.field_by_id
    if condition.field not in fields:
        yield from _unknown("field", ("field",), (condition.field,), fields)
        return
    field = fields[condition.field]
    options = field.options or (("yes", "no") if field.kind == "yes_no" else ())
    for index, wanted in enumerate(condition.one_of):
        if options and wanted not in options:
            words = f"field '{field.id}' has no option '{wanted}'{did_you_mean(wanted, options)}"
            yield ("one_of", index), words


def _domain_grade(framework: Framework, condition: DomainGrade) -> Iterator[Found]:
    unknown = list(_unknown("domain", ("domain",), (condition.domain,), framework.domain_by_id))
    yield from unknown
    if unknown:
        return
    domain = framework.domain_by_id[condition.domain]
    if not domain.graded:
        yield ("domain",), f"domain '{domain.id}' is not graded"
    elif domain.scale is None or domain.scale in framework.scale_by_id:
        yield from _grade_test(framework.scale_of(domain), condition)


def _tally(framework: Framework, condition: Tally) -> Iterator[Found]:
    unknown = list(_domains(framework, "over", condition.over))
    unknown += _unknown("domain", ("apart_from",), condition.apart_from, framework.domain_by_id)
    yield from unknown
    if unknown:
        return
    counted = set(_counted(framework, condition.over)) - set(condition.apart_from)
    if not counted:
        yield ("over",), "counts no domain at all"
    elif condition.count is not None and condition.count > len(counted):
        yield ("count",), f"is {condition.count}, and there are only {len(counted)} domains to count"
    for scale in _scales(framework, counted):
        yield from _grade_test(scale, condition)


def _points(framework: Framework, condition: Points) -> Iterator[Found]:
    unknown = list(_domains(framework, "over", condition.over))
    yield from unknown
    if unknown:
        return
    counted = _counted(framework, condition.over)
    if not counted:
        yield ("over",), "counts no domain at all"
    for scale in _scales(framework, counted):
        for grade in condition.points:
            if words := grade_problem(scale, grade):
                yield ("points", grade), words
        for known in scale.grades:
            if known.id not in condition.points:
                yield ("points",), f"gives no points for '{known.id}' of scale '{scale.id}'"


def _domains(framework: Framework, key: str, over: str | tuple[str, ...]) -> Iterator[Found]:
    if isinstance(over, str):
        return
    yield from _unknown("domain", (key,), over, framework.domain_by_id)
    for index, domain in enumerate(over):
        if domain in over[:index]:
            yield (key, index), f"'{domain}' stands twice"
        elif domain in framework.domain_by_id and not framework.domain_by_id[domain].graded:
            yield (key, index), f"domain '{domain}' is not graded"


def _counted(framework: Framework, over: str | tuple[str, ...]) -> tuple[str, ...]:
    if not isinstance(over, str):
        return over
    return tuple(domain.id for domain in framework.graded_domains if over == "graded" or domain.crucial)


def _scales(framework: Framework, domains: Iterable[str]) -> list[GradeScale]:
    ids = {framework.domain_by_id[domain].scale or framework.header.domain_scale for domain in domains}
    return [scale for scale in framework.scales if scale.id in ids]


def _grade_test(scale: GradeScale, test: GradeTest) -> Iterator[Found]:
    for name in GRADE_TEST_FIELDS:
        value = getattr(test, name)
        if value is not None:
            words = score_problem(scale, value) if isinstance(value, int) else grade_problem(scale, value)
            if words:
                yield (name.removesuffix("_"),), words


def _unknown(what: str, path: KeyPath, wanted: Iterable[str], known: Iterable[str]) -> Iterator[Found]:
    there = set(known)
    names = list(wanted)
    for index, name in enumerate(names):
        if name not in there:
            place = path if path[-1] in ("fact", "field", "domain") else (*path, index)
            yield place, no_such(what, name, known)
