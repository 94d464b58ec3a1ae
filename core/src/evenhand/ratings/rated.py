"""One audit as a rating of its case: who, how far, and, once it is graded, every grade with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from evenhand.agreement.marks import NOT_APPLICABLE, NOT_GRADED, Mark
from evenhand.conversation.path import build_path
from evenhand.conversation.rating import Seen, rater_of, rating_of
from evenhand.conversation.sheets import OVERALL
from evenhand.conversation.state import NOT_APPLICABLE as NOT_APPLICABLE_VALUE
from evenhand.conversation.state import Key, State, fold
from evenhand.grading.grader import Grader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evenhand.models.events import Event
    from evenhand.models.framework import Framework
    from evenhand.models.scales import GradeScale

Kind = Literal["first", "second", "adjudicated"]


class Rated(NamedTuple):
    """One rating. ``case`` is the id of the first audit on the case, ``rater`` empty where nobody is named.

    ``values`` are the kept grades by domain, the overall one under ``overall``, ``marks`` the same as places on their
    scales, and ``reasons`` the words given for them. All three are empty until the rating is graded, and while it is
    amended: nothing of an open rating is shown.
    """

    audit: str
    case: str
    kind: Kind
    rater: str
    practice: bool
    stage: str
    graded: bool
    framework: Framework
    values: dict[str, str | int]
    marks: dict[str, Mark]
    reasons: dict[str, str]

    def as_seen(self) -> Seen:
        """The rating as an adjudicated record keeps it."""
        grades = {name: value for name, value in self.values.items() if name != OVERALL}
        reasons = {name: reason for name, reason in self.reasons.items() if name != OVERALL}
        return Seen(
            self.audit, self.rater, grades, reasons, self.values.get(OVERALL), self.reasons.get(OVERALL, "")
        )  # fmt: skip


def rated(framework: Framework, audit_id: str, events: Sequence[Event]) -> Rated:
    """The rating that an audit's events amount to, under the framework it was begun with."""
    state = fold(events)
    rating = rating_of(state.started)
    graded = state.status != "in progress"
    values: dict[str, str | int] = {}
    marks: dict[str, Mark] = {}
    reasons: dict[str, str] = {}
    if graded:
        inapplicable = build_path(Grader(framework, state.readings), state, {}).inapplicable
        scales = [(domain.id, framework.scale_of(domain)) for domain in framework.graded_domains]
        for name, scale in [*scales, (OVERALL, framework.overall_scale)]:
            value = NOT_APPLICABLE_VALUE if name in inapplicable else state.value(name, "grade")
            marks[name] = mark_of(scale, value)
            if value is not None:
                values[name] = value
            if reason := _reason(state, name):
                reasons[name] = reason
    return Rated(
        audit_id,
        audit_id if rating is None else rating.case,
        "first" if rating is None else rating.kind,
        rater_of(framework, state),
        state.practice,
        state.stage,
        graded,
        framework,
        values,
        marks,
        reasons,
    )


def mark_of(scale: GradeScale, value: str | int | None) -> Mark:
    """A kept grade as a place on its scale; a score counts as the grade whose band it falls in."""
    if value is None:
        return NOT_GRADED
    if value == NOT_APPLICABLE_VALUE:
        return NOT_APPLICABLE
    if isinstance(value, int):
        rank = scale.rank_of_score(value)
        return NOT_GRADED if rank is None else rank
    # A file from elsewhere may hold a grade that the scale does not have.
    return next((rank for rank, grade in enumerate(scale.grades) if grade.id == value), NOT_GRADED)


def _reason(state: State, name: str) -> str:
    """Why a grade was given, or why the domain does not apply."""
    given = state.answers.get(Key(name, "grade"))
    if given is not None and given.value == NOT_APPLICABLE_VALUE:
        return given.note
    return str(state.value(name, "reason") or "")


def person(rater: str) -> str:
    """A rater's name for telling people apart, whatever the case of its letters."""
    return " ".join(rater.casefold().split())
