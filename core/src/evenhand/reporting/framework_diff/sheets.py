"""Answer sheets to try on two frameworks: near the conditions and boundaries of a rule, the plainest first."""

from __future__ import annotations

import itertools
import random
from typing import TYPE_CHECKING, Any, NamedTuple

from evenhand.grading.answers import NOT_APPLICABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from evenhand.models.domains import Domain
    from evenhand.models.framework import Framework
    from evenhand.models.rules import OverallRule

SEED = 20161001
"""Fixes the sheets that are tried by chance, so that the same two frameworks always give the same answer."""


class Sheet(NamedTuple):
    """One answer sheet: ``base`` is the step of the scale that every domain gets but those in ``grades``.

    Steps count from the best grade of a domain, or highest score, down; ``facts`` are those answered yes.
    """

    base: int
    grades: tuple[tuple[str, str | int], ...] = ()
    facts: tuple[str, ...] = ()
    record: tuple[tuple[str, str], ...] = ()
    features: tuple[tuple[str, tuple[int, int]], ...] = ()
    proposed: str | None = None


class Touched(NamedTuple):
    """What the conditions of a rule look at: single domains, sets that are counted, facts, record fields, features."""

    domains: tuple[str, ...]
    sets: tuple[tuple[str, ...], ...]
    facts: tuple[str, ...]
    record: tuple[tuple[str, str], ...]
    features: tuple[str, ...]


class Field(NamedTuple):
    """The answers that both frameworks take. ``values`` has, for each domain, its answers, best first."""

    old: Framework
    new: Framework
    values: Mapping[str, tuple[str | int, ...]]
    facts: tuple[str, ...]
    proposals: tuple[str, ...]

    @property
    def steps(self) -> int:
        """The most steps that a domain has."""
        return max((len(values) for values in self.values.values()), default=0)

    def answers(self, sheet: Sheet, framework: Framework) -> dict[str, Any]:
        """A sheet as ``evenhand grade`` takes it, with what this framework asks and no more."""
        given = dict(sheet.grades)
        # Where features are counted, what is not graded is not missing.
        grades = (
            {}
            if sheet.features
            else {
                domain.id: given.get(domain.id, values[min(sheet.base, len(values) - 1)])
                for domain in framework.graded_domains
                if (values := self.values.get(domain.id))
            }
        )
        body: dict[str, Any] = {
            "grades": grades,
            "facts": {fact: True for fact in sheet.facts if fact in framework.fact_by_id},
            "record": {name: value for name, value in sheet.record if name in framework.field_by_id},
        }
        if sheet.features:
            body["features"] = {label: list(counts) for label, counts in sheet.features}
        if sheet.proposed is not None:
            body["proposed_overall"] = sheet.proposed
        return body


def field_of(old: Framework, new: Framework) -> Field:
    """The answers that both frameworks take; what only one of them asks is answered for it alone."""
    values: dict[str, tuple[str | int, ...]] = {}
    for domain in (*new.graded_domains, *old.graded_domains):
        sides = [
            _values(framework, other)
            for framework in (new, old)
            if (other := framework.domain_by_id.get(domain.id)) is not None and other.graded
        ]
        values[domain.id] = tuple(value for value in sides[0] if all(value in side for side in sides))
    facts = [fact.id for framework in (new, old) for fact in framework.facts if fact.derived is None]
    labels = [grade.label for grade in new.overall_scale.grades]
    shared = tuple(label for label in labels if label in {grade.label for grade in old.overall_scale.grades})
    return Field(old, new, values, tuple(dict.fromkeys(facts)), shared)


def _values(framework: Framework, domain: Domain) -> list[str | int]:
    scale = framework.scale_of(domain)
    if scale.kind == "banded":
        return list(range(scale.highest_score, scale.lowest_score - 1, -1))
    return [grade.label for grade in scale.grades]


def touched(field: Field, rules: Iterable[OverallRule]) -> Touched:
    """What the conditions of these rules look at, and the sections that they are about."""
    domains: dict[str, None] = {}
    sets: dict[tuple[str, ...], None] = {}
    facts: dict[str, None] = {}
    record: dict[tuple[str, str], None] = {}
    features: dict[str, None] = {}
    for rule in rules:
        domains |= dict.fromkeys(rule.domains)
        for part in _parts(rule.when):
            if part.test == "fact":
                facts[part.fact] = None
            elif part.test == "record":
                record |= {(part.field, option): None for option in (*part.one_of, *_options(field, part.field))}
            elif part.test == "grade":
                domains[part.domain] = None
            elif part.test == "features":
                features[part.grade] = None
            elif part.test in {"tally", "points"}:
                listed = _listed(field, part)
                sets[listed] = None
                domains |= dict.fromkeys(listed[:4])
    known = tuple(domain for domain in domains if field.values.get(domain))
    return Touched(known, tuple(sets), tuple(facts), tuple(record), tuple(features))


def _options(field: Field, name: str) -> tuple[str, ...]:
    """The answers that a record field offers, for what happens when none of those in a condition is given."""
    sides = (framework.field_by_id.get(name) for framework in (field.new, field.old))
    offered = [side.options for side in sides if side is not None]
    return tuple(option for option in offered[0] if all(option in one for one in offered)) if offered else ()


def _parts(condition: Any) -> Iterator[Any]:
    if condition is None:
        return
    yield condition
    inner = [condition.part] if condition.test == "not" else getattr(condition, "parts", ())
    for part in inner:
        yield from _parts(part)


def _listed(field: Field, part: Any) -> tuple[str, ...]:
    if part.over == "graded":
        found = tuple(field.values)
    elif part.over == "crucial":
        crucial = (d.id for framework in (field.new, field.old) for d in framework.domains if d.crucial)
        found = tuple(dict.fromkeys(crucial))
    else:
        found = tuple(part.over)
    apart = getattr(part, "apart_from", ())
    return tuple(domain for domain in found if domain not in apart and field.values.get(domain))


def near(field: Field, rules: Iterable[OverallRule]) -> Iterator[Sheet]:
    """Sheets near the conditions and boundaries of a rule, as it was and as it is."""
    at = touched(field, rules)
    steps = range(field.steps)
    yield from _plain(field, at, steps)
    for base in steps:
        for domains in at.sets:
            yield from _counted(field, base, domains)
    for base in steps:
        for first, second in itertools.combinations(at.domains, 2):
            for one, two in itertools.product(field.values[first], field.values[second]):
                yield Sheet(base, ((first, one), (second, two)))
    yield from _with_features(field, at, steps)


def _plain(field: Field, at: Touched, steps: range) -> Iterator[Sheet]:
    """One or no thing apart from the base, then a fact with it, then a grade that is proposed."""
    singles = [Sheet(base) for base in steps]
    for base in steps:
        for domain in at.domains:
            apart = (*field.values[domain], *_not_applicable(field, domain))
            singles += [Sheet(base, ((domain, value),)) for value in apart]
    facts = [fact for fact in at.facts if fact in field.facts]
    yield from singles
    for sheet in singles:
        for count in range(1, min(len(facts), 3) + 1):
            for chosen in itertools.combinations(facts, count):
                yield sheet._replace(facts=chosen)
        for pair in at.record:
            yield sheet._replace(record=(pair,))
    for sheet in singles:
        for label in field.proposals:
            yield sheet._replace(proposed=label)


def _not_applicable(field: Field, domain: str) -> tuple[str, ...]:
    sides = (framework.domain_by_id.get(domain) for framework in (field.old, field.new))
    allowed = all(side is None or side.not_applicable.allowed for side in sides)
    return (NOT_APPLICABLE,) if allowed else ()


def _counted(field: Field, base: int, domains: tuple[str, ...]) -> Iterator[Sheet]:
    """Each number of a set at each value, the rest at the base: what crosses every count and share."""
    steps = max((len(field.values[domain]) for domain in domains), default=0)
    for step in range(steps):
        for count in range(1, len(domains) + 1):
            chosen = [(domain, field.values[domain]) for domain in domains[:count]]
            yield Sheet(base, tuple((domain, values[min(step, len(values) - 1)]) for domain, values in chosen))


def _with_features(field: Field, at: Touched, steps: range) -> Iterator[Sheet]:
    labels = {grade.id: grade.label for scale in (field.old, field.new) for grade in scale.scale_by_id[
        scale.header.domain_scale].grades}  # fmt: skip
    for applicable in (20, 12, 10, 7, 4) if at.features else ():
        for evident in range(applicable + 1):
            for grade in at.features:
                if grade in labels:
                    yield Sheet(len(steps), features=((labels[grade], (evident, applicable)),))


def by_chance(field: Field, count: int) -> Iterator[Sheet]:
    """Sheets by chance, the same ones every time."""
    chance = random.Random(SEED)  # noqa: S311 (nothing secret: it only has to be the same each time)
    domains = [domain for domain, values in field.values.items() if values]
    for _ in range(count if domains else 0):
        base = chance.randrange(field.steps)
        apart = chance.sample(domains, min(len(domains), chance.randint(1, 4)))
        grades = tuple((domain, chance.choice(field.values[domain])) for domain in apart)
        facts = tuple(fact for fact in field.facts if chance.random() < 0.15)
        yield Sheet(base, grades, facts)
