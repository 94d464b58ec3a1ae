"""The ratings of one case beside each other: domains down, raters across, each difference in words."""

from __future__ import annotations

from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from evenhand.agreement.marks import NOT_APPLICABLE, NOT_GRADED, Mark, grade_of
from evenhand.conversation.rating import safe_grade_words
from evenhand.conversation.sheets import OVERALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evenhand.models.framework import Framework
    from evenhand.models.scales import GradeScale
    from evenhand.ratings.rated import Rated

ENOUGH_FOR_MEDIAN = 3
"""Ratings from which the middle one says more than the two ends do."""


class Row(NamedTuple):
    """One domain, or the overall grade. ``given`` and ``reasons`` stand in the order of the columns, adjudicated last.

    ``differ`` and ``words`` speak of the ratings alone; what was adjudicated is beside them. ``median`` is a place on
    the scale, 0 for the best, that may lie between two grades; ``None`` below three grades.
    """

    id: str
    name: str
    given: tuple[str, ...]
    reasons: tuple[str, ...]
    differ: bool
    words: str
    median: Fraction | None
    median_words: str


class Standing(NamedTuple):
    """One rater against the median of the group, over the domains that have one.

    ``mean`` is in grades: above 0 where the rater grades higher than the group.
    """

    audit: str
    at: int
    higher: int
    lower: int
    mean: Fraction | None


class CaseView(NamedTuple):
    """All ratings of one case. ``open`` are those asked for and not graded: while there are any, ``rows`` is empty.

    ``columns`` are the graded ratings, then the graded adjudicated records.
    """

    case: str
    ratings: tuple[Rated, ...]
    open: tuple[Rated, ...]
    columns: tuple[Rated, ...]
    rows: tuple[Row, ...]
    standings: tuple[Standing, ...]


def case_view(ratings: Sequence[Rated]) -> CaseView:
    """The view of the ratings of one case, in the order in which they were begun; there is one at least."""
    asked = [rating for rating in ratings if rating.kind != "adjudicated"]
    still_open = tuple(rating for rating in asked if not rating.graded)
    adjudicated = [rating for rating in ratings if rating.kind == "adjudicated" and rating.graded]
    columns = () if still_open else (*asked, *adjudicated)
    rows = tuple(_rows(columns[0].framework, columns, len(asked))) if columns else ()
    standings = () if still_open else tuple(_standing(rating, rows) for rating in asked)
    enough = len(asked) >= ENOUGH_FOR_MEDIAN
    return CaseView(ratings[0].case, tuple(ratings), still_open, columns, rows, standings if enough else ())


def _rows(framework: Framework, columns: Sequence[Rated], asked: int) -> list[Row]:
    parts = [(OVERALL, "Overall grade", framework.overall_scale)]
    parts += [(domain.id, domain.name, framework.scale_of(domain)) for domain in framework.graded_domains]
    return [_row(name, title, scale, columns, asked) for name, title, scale in parts]


def _row(name: str, title: str, scale: GradeScale, columns: Sequence[Rated], asked: int) -> Row:
    given = tuple(safe_grade_words(scale, rating.values.get(name)) or "Not graded" for rating in columns)
    marks = [rating.marks.get(name, NOT_GRADED) for rating in columns[:asked]]
    middle = median_of(marks)
    return Row(
        id=name,
        name=title,
        given=given,
        reasons=tuple(rating.reasons.get(name, "") for rating in columns),
        differ=len(set(given[:asked])) > 1,
        words=difference_words(marks, given[:asked]),
        median=middle,
        median_words="" if middle is None else median_words(scale, middle),
    )


def difference_words(marks: Sequence[Mark], given: Sequence[str]) -> str:
    """How the marks of one domain lie to each other. What is no grade is no difference in grade, and is said."""
    grades = [mark for mark in marks if isinstance(mark, int)]
    missing = [
        f"{words} for {number} of {len(marks)}"
        for mark, words in ((NOT_APPLICABLE, "not applicable"), (NOT_GRADED, "not graded"))
        if (number := sum(one == mark for one in marks))
    ]
    if len(missing) == 1 and not grades:
        return f"{missing[0].partition(' for ')[0]} for all"
    said = []
    if len(grades) > 1:
        apart = max(grades) - min(grades)
        if apart:
            said.append(f"DIFFER by {apart} {'grade' if apart == 1 else 'grades'}")
        else:
            said.append("same grade, other scores" if len(set(given)) > 1 and not missing else "same grade")
    return ", ".join([*said, *missing])


def median_of(marks: Sequence[Mark]) -> Fraction | None:
    """The middle of the grades among marks, half-way where two are in the middle; ``None`` below three grades."""
    grades = [Fraction(grade) for mark in marks if (grade := grade_of(mark)) is not None]
    return median(grades) if len(grades) >= ENOUGH_FOR_MEDIAN else None


def median_words(scale: GradeScale, middle: Fraction) -> str:
    """A median in words: a grade, or the two that it lies between."""
    labels = [grade.label for grade in scale.grades]
    if middle.denominator == 1:
        return labels[int(middle)]
    return f"{labels[int(middle - Fraction(1, 2))]} or {labels[int(middle + Fraction(1, 2))]}"


def _standing(rating: Rated, rows: Sequence[Row]) -> Standing:
    apart = [
        row.median - mark
        for row in rows
        if row.id != OVERALL and row.median is not None and isinstance(mark := rating.marks.get(row.id), int)
    ]
    return Standing(
        audit=rating.audit,
        at=sum(one == 0 for one in apart),
        higher=sum(one > 0 for one in apart),
        lower=sum(one < 0 for one in apart),
        mean=sum(apart, Fraction(0)) / len(apart) if apart else None,
    )
