"""How far one set of grades is from another on the same scales: the same, or so many grades better or worse."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evenhand.conversation.choices import grade_words
from evenhand.conversation.state import NOT_APPLICABLE
from evenhand.conversation.wording import counted_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evenhand.models.scales import GradeScale

Kept = str | int
"""A grade as an audit keeps it: a grade's id, a whole score of a banded scale, or *not applicable*."""


class Compared(NamedTuple):
    """One domain, or the overall grade, beside what was agreed.

    ``apart`` is in grades: 0 for the same, above 0 where the auditor's grade is the better one, below 0 where it is the
    worse one, ``None`` where one of the two is no grade. ``points`` is the difference of two scores in the same sense.
    """

    id: str
    name: str
    yours: str
    agreed: str
    apart: int | None
    points: int | None
    words: str
    reason: str


class Tally(NamedTuple):
    """How many domains are how far apart, of ``graded`` in which both gave a grade."""

    graded: int
    same: int
    within_one: int
    further: int
    better: int
    worse: int
    without: int


def compared(id: str, name: str, scale: GradeScale, yours: Kept | None, agreed: Kept, reason: str) -> Compared:
    """One grade beside the one agreed, on the scale of both."""
    apart, points = _apart(scale, yours, agreed)
    words = _distance(apart, points) if apart is not None else _no_distance(yours, agreed)
    return Compared(id, name, _named(scale, yours), _named(scale, agreed), apart, points, words, reason)


def tally(rows: Iterable[Compared]) -> Tally:
    """The count over all rows. Where both say *not applicable*, or only one gave a grade, there is no distance."""
    listed = list(rows)
    distances = [row.apart for row in listed if row.apart is not None]
    return Tally(
        graded=len(distances),
        same=distances.count(0),
        within_one=sum(abs(apart) == 1 for apart in distances),
        further=sum(abs(apart) > 1 for apart in distances),
        better=sum(apart > 0 for apart in distances),
        worse=sum(apart < 0 for apart in distances),
        without=len(listed) - len(distances),
    )


def tally_words(count: Tally) -> tuple[str, ...]:
    """The count in sentences, with its n first."""
    if not count.graded:
        return ("No domain has a grade from both sides, so nothing can be counted.",)
    said = [
        f"Of {counted_words(count.graded, 'domain')} graded by both: {count.same} the same, "
        f"{count.within_one} one grade apart, {count.further} further apart."
    ]
    if count.better or count.worse:
        said.append(
            f"Where they differ, your grade is the better one in {count.better} and the worse one in {count.worse}."
        )
    if count.without:
        said.append(f"{counted_words(count.without, 'domain')} without two grades to compare.")
    return tuple(said)


def _apart(scale: GradeScale, yours: Kept | None, agreed: Kept) -> tuple[int | None, int | None]:
    mine, theirs = _rank(scale, yours), _rank(scale, agreed)
    if mine is None or theirs is None:
        return None, None
    points = yours - agreed if isinstance(yours, int) and isinstance(agreed, int) else None
    return theirs - mine, points


def _rank(scale: GradeScale, grade: Kept | None) -> int | None:
    """0 for the best grade, whichever way a scale's codes count."""
    if grade is None or grade == NOT_APPLICABLE:
        return None
    if isinstance(grade, int):
        return scale.rank_of_score(grade) if scale.kind == "banded" else None
    return next((rank for rank, each in enumerate(scale.grades) if each.id == grade), None)


def _named(scale: GradeScale, grade: Kept | None) -> str:
    """A grade as people read it. One that is on no scale, as only a foreign file could bring, stands as it is."""
    on_scale = isinstance(grade, int) or grade == NOT_APPLICABLE or _rank(scale, grade) is not None
    return grade_words(scale, grade) if on_scale else str(grade or "no grade")


def _distance(apart: int, points: int | None) -> str:
    scored = "" if not points else f"{counted_words(abs(points), 'point')} {'above' if points > 0 else 'below'}"
    if apart == 0:
        return f"the same grade, {scored}" if scored else "the same"
    words = f"{counted_words(abs(apart), 'grade')} {'better' if apart > 0 else 'worse'} than agreed"
    return f"{words}, {scored}" if scored else words


def _no_distance(yours: Kept | None, agreed: Kept) -> str:
    if yours is None:
        return "you gave no grade"
    if yours == agreed:
        return "the same: it does not apply"
    if yours == NOT_APPLICABLE:
        return "you said that it does not apply; a grade was agreed"
    return "you graded it; it was agreed that it does not apply"
