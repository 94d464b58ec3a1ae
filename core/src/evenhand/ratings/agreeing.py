"""How far raters agree over all cases that were rated more than once: overall, per domain, and per pair of raters."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from evenhand.agreement.counts import Counts, counts
from evenhand.agreement.marks import NOT_GRADED, Mark
from evenhand.agreement.measures import Measures, measures
from evenhand.conversation.sheets import OVERALL
from evenhand.ratings.rated import person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from evenhand.models.framework import Framework
    from evenhand.ratings.rated import Rated

Case = tuple["Rated", ...]
"""The ratings of one case that count, in the order in which they were begun."""

Shape = tuple[str, tuple[tuple[str, tuple[tuple[str, tuple[int, int] | None], ...]], ...]]
"""What must be the same to compare: a framework's id, and the grades, with their bands, overall and in each domain."""


class LeftOut(NamedTuple):
    """Ratings and cases that do not count, by why."""

    practice: int
    adjudicated: int
    open: int
    same_person: int
    single: int


class Version(NamedTuple):
    """A version of a framework under which cases were rated."""

    version: str
    digest: str
    cases: int


class Part(NamedTuple):
    """The overall grade or one domain."""

    id: str
    name: str
    measures: Measures


class PairOfRaters(NamedTuple):
    """Two raters over the cases that both rated. ``together`` counts all domains in one, without coefficients: what
    they would measure is also that domains differ."""

    first: str
    second: str
    cases: int
    overall: Part
    together: Counts
    domains: tuple[Part, ...]


class Group(NamedTuple):
    """Cases under one framework whose scales and graded domains are the same."""

    framework: Framework
    versions: tuple[Version, ...]
    cases: int
    ratings: int
    raters: int
    unnamed: int
    overall: Part
    domains: tuple[Part, ...]
    pairs: tuple[PairOfRaters, ...]


class Agreement(NamedTuple):
    """Everything that can be said, framework by framework, and what was left out."""

    groups: tuple[Group, ...]
    left_out: LeftOut


def agreement(ratings: Iterable[Rated], framework_id: str | None = None) -> Agreement:
    """The agreement of the raters of all cases, or of those under one framework.

    Practice audits, adjudicated records, ratings that are not graded and a person's second rating of the same case are
    left out and counted; a case counts from two ratings on.
    """
    wanted = [rating for rating in ratings if framework_id in (None, rating.framework.id)]
    real = [rating for rating in wanted if not rating.practice]
    asked = [rating for rating in real if rating.kind != "adjudicated"]
    graded = [rating for rating in asked if rating.graded]
    by_case: dict[tuple[str, Shape], list[Rated]] = {}
    for rating in graded:
        by_case.setdefault((rating.case, shape_of(rating.framework)), []).append(rating)
    distinct = {key: _one_each(found) for key, found in by_case.items()}
    groups: dict[Shape, list[Case]] = {}
    for (_, shape), case in distinct.items():
        if len(case) > 1:
            groups.setdefault(shape, []).append(case)
    return Agreement(
        tuple(_group(cases) for cases in groups.values()),
        LeftOut(
            practice=len(wanted) - len(real),
            adjudicated=len(real) - len(asked),
            open=sum(not rating.graded for rating in asked if rating.kind == "second"),
            same_person=len(graded) - sum(map(len, distinct.values())),
            single=sum(len(case) == 1 for case in distinct.values()),
        ),
    )


def shape_of(framework: Framework) -> Shape:
    """What two versions of a framework must share for their grades to be compared."""
    parts = [(OVERALL, framework.overall_scale)]
    parts += [(domain.id, framework.scale_of(domain)) for domain in framework.graded_domains]
    return framework.id, tuple((name, tuple((grade.id, grade.band) for grade in scale.grades)) for name, scale in parts)


def _one_each(found: Sequence[Rated]) -> Case:
    """The first rating of each person. Nobody knows who made those without a name, so each of them stays."""
    kept: list[Rated] = []
    for rating in found:
        who = person(rating.rater)
        if not who or who not in {person(other.rater) for other in kept}:
            kept.append(rating)
    return tuple(kept)


def _group(cases: list[Case]) -> Group:
    newest = cases[-1][0].framework
    every = [rating for case in cases for rating in case]
    names = {who: rating.rater for rating in reversed(every) if (who := person(rating.rater))}
    return Group(
        framework=newest,
        versions=_versions(cases),
        cases=len(cases),
        ratings=len(every),
        raters=len(names),
        unnamed=sum(not person(rating.rater) for rating in every),
        overall=_overall(newest, cases),
        domains=_domains(newest, cases),
        pairs=tuple(_pairs(newest, cases, names)),
    )


def _versions(cases: Sequence[Case]) -> tuple[Version, ...]:
    counted: dict[tuple[str, str], int] = {}
    for case in cases:
        for key in dict.fromkeys((rating.framework.header.version, rating.framework.digest) for rating in case):
            counted[key] = counted.get(key, 0) + 1
    return tuple(Version(version, digest, number) for (version, digest), number in counted.items())


def _overall(framework: Framework, cases: Sequence[Case]) -> Part:
    grades = len(framework.overall_scale.grades)
    return Part(OVERALL, "Overall grade", measures([_marks(case, OVERALL) for case in cases], grades))


def _domains(framework: Framework, cases: Sequence[Case]) -> tuple[Part, ...]:
    return tuple(
        Part(
            domain.id,
            domain.name,
            measures([_marks(case, domain.id) for case in cases], len(framework.scale_of(domain).grades)),
        )
        for domain in framework.graded_domains
    )


def _marks(case: Case, name: str) -> list[Mark]:
    return [rating.marks.get(name, NOT_GRADED) for rating in case]


def _pairs(framework: Framework, cases: Sequence[Case], names: dict[str, str]) -> Iterable[PairOfRaters]:
    for first, second in combinations(sorted(names), 2):
        both = [two for case in cases if len(two := _of(case, first, second)) == 2]
        if not both:
            continue
        together = [
            (two[0].marks.get(domain.id, NOT_GRADED), two[1].marks.get(domain.id, NOT_GRADED))
            for two in both
            for domain in framework.graded_domains
        ]
        yield PairOfRaters(
            names[first],
            names[second],
            len(both),
            _overall(framework, both),
            counts(together),
            _domains(framework, both),
        )


def _of(case: Case, first: str, second: str) -> Case:
    """The ratings of two people in one case, the first's first."""
    return tuple(rating for who in (first, second) for rating in case if person(rating.rater) == who)
