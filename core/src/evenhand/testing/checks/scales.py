"""Checks about grade scales. Bands with a gap or an overlap are refused when a framework loads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from evenhand.testing.registry import check
from evenhand.testing.subject import Subject

if TYPE_CHECKING:
    from evenhand.models.scales import Grade, GradeScale

OFSTED = ("outstanding", "good", "requires_improvement", "inadequate")
"""The four Ofsted grades, best first."""


@check("scales.ordered", "must", "Every scale is ordered, best grade first, in whatever its grades print.")
def ordered(subject: Subject) -> Iterator[str]:
    """Put the grades in order, best first. Codes must rise or fall all the way, and a better grade must not map to a
    worse Ofsted grade than the grade below it.
    """
    for scale in subject.framework.scales:
        yield from out_of_order(scale)


def out_of_order(scale: GradeScale) -> Iterator[str]:
    """Grades of a scale whose codes or Ofsted grades contradict their order."""
    if scale.kind == "coded":
        codes = [grade.code for grade in scale.grades]
        known = [code for code in codes if code is not None]
        if known not in (sorted(known), sorted(known, reverse=True)):
            yield f"scale '{scale.id}': the codes {', '.join(map(str, known))} neither rise nor fall all the way"
    mapped = [(grade.id, grade.crosswalk) for grade in scale.grades if grade.crosswalk]
    for (better, first), (worse, second) in pairwise(mapped):
        if OFSTED.index(first) > OFSTED.index(second):
            yield f"scale '{scale.id}': '{better}' stands above '{worse}', but maps to {first}, below its {second}"


@check(
    "scales.bands", "must", "What a grade prints fits the kind of its scale: bands on a banded one, codes on a coded."
)
def bands(subject: Subject) -> Iterator[str]:
    """Give the scale the kind that its grades are written for (``banded`` with ``band``, ``coded`` with ``code``), or
    take out what is not printed. What belongs to another kind is read by nothing. Gaps and overlaps between bands are
    refused when the framework loads.
    """
    for scale in subject.framework.scales:
        yield from unread(scale)


def unread(scale: GradeScale) -> Iterator[str]:
    """Bands and codes that mean nothing on a scale of this kind."""
    for grade in scale.grades:
        if grade.band is not None and scale.kind != "banded":
            yield f"scale '{scale.id}': grade '{grade.id}' has a band, but the scale is {scale.kind}"
        if grade.code is not None and scale.kind != "coded":
            yield f"scale '{scale.id}': grade '{grade.id}' has a code, but the scale is {scale.kind}"


@check("scales.told_apart", "must", "No two grades of a scale can be meant by the same reply.")
def told_apart(subject: Subject) -> Iterator[str]:
    """Give each grade a letter, label, code and id that no other grade of the scale is known by. A reply that fits two
    would be taken as the better one.
    """
    for scale in subject.framework.scales:
        yield from mistakable(scale)


def mistakable(scale: GradeScale) -> Iterator[str]:
    """Replies that name two grades of a scale."""
    taken: dict[str, str] = {}
    for grade in scale.grades:
        for reply in dict.fromkeys(_replies(grade)):
            if reply in taken:
                yield f"scale '{scale.id}': the reply '{reply}' means both '{taken[reply]}' and '{grade.id}'"
            taken.setdefault(reply, grade.id)


def _replies(grade: Grade) -> Iterator[str]:
    yield grade.id
    yield grade.label.casefold()
    if grade.letter:
        yield grade.letter.casefold()
    if grade.code is not None:
        yield str(grade.code)


@check("scales.crosswalk", "should", "Every grade maps to an Ofsted grade, or says why it maps to none.")
def crosswalk(subject: Subject) -> Iterator[str]:
    """Give the grade a ``crosswalk`` (outstanding, good, requires_improvement or inadequate), or, where the document
    does not say which it is, ``no_crosswalk`` with the reason. Comparing frameworks reads it.
    """
    for scale in subject.framework.scales:
        for grade in scale.grades:
            if grade.crosswalk is None and not (grade.no_crosswalk or "").strip():
                yield f"scale '{scale.id}': grade '{grade.id}' has neither crosswalk nor no_crosswalk"
            elif grade.crosswalk is not None and grade.no_crosswalk is not None:
                yield f"scale '{scale.id}': grade '{grade.id}' has both crosswalk and no_crosswalk"
