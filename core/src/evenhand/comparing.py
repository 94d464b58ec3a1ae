"""Two frameworks side by side, as each document has them. Nothing is matched by guess and no grade is converted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, get_args

from evenhand.conversation.views import Line, Section, View
from evenhand.models.domains import Domain
from evenhand.models.framework import Framework
from evenhand.models.rules import Effect, Strength
from evenhand.models.scales import Crosswalk, Grade, GradeScale

OFSTED: dict[str, str] = {name: name.replace("_", " ").capitalize() for name in get_args(Crosswalk)}
"""The four Ofsted grades as they are written."""

NOT_MAPPED = "does not map to an Ofsted grade"


def compare_frameworks(a: Framework, b: Framework) -> View:
    """Scales, domains, rules, readings and windows of two frameworks, each named on every line that is its own."""
    sections = (
        Section("Counts", tuple(_counted(a, b))),
        Section("Evidence window", (*_window(a), *_window(b))),
        Section("Scales, and the Ofsted grades that each document maps them to", (*_scales(a), *_scales(b))),
        Section("Domains in each one's own order; that two stand on a line does not match them", tuple(_beside(a, b))),
        Section("Domains with the same title or id", tuple(_same_lines(a, b))),
        Section("Overall rules by effect and strength", tuple(_rule_lines(a, b))),
        Section("Readings of contradictions", (*_readings(a), *_readings(b))),
    )
    names = " and ".join(f"{side.header.short_title} ({side.id} {side.header.version})" for side in (a, b))
    return View(f"{names}. No grade of one is converted into a grade of the other.", sections)


def comparison_json(a: Framework, b: Framework) -> dict[str, Any]:
    """The same as plain data. ``crosswalk`` is null where a grade does not map to an Ofsted grade."""
    return {
        "frameworks": [_side(a), _side(b)],
        "same_domains": [{"title": mine.title, a.id: mine.id, b.id: other.id} for mine, other in _same(a, b)],
    }


def counts(framework: Framework) -> dict[str, int]:
    """How many of everything a framework has."""
    domains = framework.domains
    return {
        "domains": len(domains),
        "graded_domains": len(framework.graded_domains),
        "prompts": sum(len(domain.prompts) for domain in domains),
        "descriptors": sum(len(items) for domain in domains for items in domain.descriptors.values()),
        "standards": sum(len(domain.guidance) for domain in domains),
        "facts": len(framework.facts),
        "rules": len(framework.rules),
        "readings": len(framework.readings),
        "forms": len(framework.forms),
        "writing_checks": len(framework.checks),
    }


def _name(framework: Framework) -> str:
    """The id, since every line names both and titles are long."""
    return framework.id


def _counted(a: Framework, b: Framework) -> Iterator[Line]:
    for (what, mine), other in zip(counts(a).items(), counts(b).values(), strict=True):
        yield Line(f"{what.replace('_', ' ').capitalize()}: {_name(a)} {mine}; {_name(b)} {other}")


def _window(framework: Framework) -> Iterator[Line]:
    yield Line(f"{_name(framework)}: {framework.header.evidence_window_note}")


def _scales(framework: Framework) -> Iterator[Line]:
    for scale in framework.scales:
        uses = " and ".join(_uses(framework, scale)) or "not used"
        grades = "; ".join(f"{_grade(grade)} → {_ofsted(grade)}" for grade in scale.grades)
        yield Line(f"{_name(framework)}, {scale.kind} scale for {uses}, best first: {grades}", scale.source)


def _uses(framework: Framework, scale: GradeScale) -> Iterator[str]:
    if any(framework.scale_of(domain) is scale for domain in framework.graded_domains):
        yield "domains"
    if framework.overall_scale is scale:
        yield "the overall grade"


def _grade(grade: Grade) -> str:
    code = f"{grade.code} " if grade.code is not None else ""
    band = f" ({grade.band[0]} to {grade.band[1]})" if grade.band else ""
    return f"{code}{grade.label}{band}"


def _ofsted(grade: Grade) -> str:
    return OFSTED[grade.crosswalk] if grade.crosswalk else NOT_MAPPED


def _beside(a: Framework, b: Framework) -> Iterator[Line]:
    for mine, other in zip_longest(a.domains, b.domains):
        yield Line(f"{_name(a)}: {_domain(mine)} | {_name(b)}: {_domain(other)}")


def _domain(domain: Domain | None) -> str:
    if domain is None:
        return "none"
    return f"{domain.name}{'' if domain.graded else ' (not graded)'}"


def _same(a: Framework, b: Framework) -> Iterator[tuple[Domain, Domain]]:
    for mine in a.domains:
        for other in b.domains:
            if mine.id == other.id or mine.title.casefold() == other.title.casefold():
                yield mine, other


def _same_lines(a: Framework, b: Framework) -> Iterator[Line]:
    same = [Line(f"{_name(a)}: {mine.name} | {_name(b)}: {other.name}") for mine, other in _same(a, b)]
    yield from same or (Line("None. Whether two domains are about the same thing is for a person to say."),)


def _rules(framework: Framework) -> Counter[tuple[str, str]]:
    return Counter((rule.effect, rule.strength) for rule in framework.rules)


def _rule_lines(a: Framework, b: Framework) -> Iterator[Line]:
    mine, others = _rules(a), _rules(b)
    for effect in get_args(Effect):
        for strength in get_args(Strength):
            key = (effect, strength)
            if key in mine or key in others:
                words = f"{effect.replace('_', ' ').capitalize()}, {strength}"
                yield Line(f"{words}: {_name(a)} {mine[key]}; {_name(b)} {others[key]}")


def _readings(framework: Framework) -> Iterator[Line]:
    if not framework.readings:
        yield Line(f"{_name(framework)}: none")
    for reading in framework.readings:
        options = ", ".join(option.id for option in reading.options)
        yield Line(f"{_name(framework)}, {reading.contradiction}: {reading.note} Options: {options}", reading.source)


def _side(framework: Framework) -> dict[str, Any]:
    header = framework.header
    return {
        "id": framework.id,
        "title": header.title,
        "version": header.version,
        "digest": framework.digest,
        "counts": counts(framework),
        "evidence_window_months": header.evidence_window_months,
        "evidence_window": header.evidence_window_note,
        "scales": [
            {
                "id": scale.id,
                "kind": scale.kind,
                "used_for": list(_uses(framework, scale)),
                "grades": [
                    {"label": grade.label, "code": grade.code, "band": grade.band, "crosswalk": grade.crosswalk}
                    for grade in scale.grades
                ],
            }
            for scale in framework.scales
        ],
        "domains": [
            {"id": domain.id, "number": domain.number, "title": domain.title, "graded": domain.graded}
            for domain in framework.domains
        ],
        "rules": [
            {"effect": effect, "strength": strength, "count": count}
            for (effect, strength), count in sorted(_rules(framework).items())
        ],
        "readings": [
            {"id": reading.id, "contradiction": reading.contradiction, "options": [item.id for item in reading.options]}
            for reading in framework.readings
        ],
    }
