"""A rating of a case that was rated before: what its first event says of it, what it begins with, what it is told.

The tie to the case stands in the first event, so it travels with the audit. A second rating knows only which case it
is on. An adjudicated record also holds the ratings that it is made from, as they were when it was begun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast

from evenhand.conversation.choices import grade_words
from evenhand.conversation.state import Key, State
from evenhand.models.events import Event

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from evenhand.conversation.questions import Question
    from evenhand.models.forms import FormField
    from evenhand.models.framework import Framework
    from evenhand.models.scales import GradeScale

KEY = "rating"
"""Where the first event of such an audit says so."""

NEVER_CARRIED = frozenset({"long_text", "question_set"})
"""Kinds of field that may hold what another auditor made of the case."""


class Seen(NamedTuple):
    """One rating as an adjudicator sees it. Grades are kept values, by domain; ``rater`` may be empty."""

    audit: str
    rater: str
    grades: Mapping[str, str | int]
    reasons: Mapping[str, str]
    overall: str | int | None
    overall_reason: str


class Rating(NamedTuple):
    """What kind of rating an audit is. ``case`` is the id of the first audit on the case.

    ``carried`` counts the events after the first that were not the auditor's own.
    """

    case: str
    kind: Literal["second", "adjudicated"]
    seen: tuple[Seen, ...] = ()
    carried: int = 0


def rating_of(started: Mapping[str, Any]) -> Rating | None:
    """The rating that the value of a first event tells of; ``None`` for an audit that is the first on its case.

    One that is not whole, which only a file from elsewhere could bring, counts as none.
    """
    kept = started.get(KEY)
    if not isinstance(kept, dict):
        return None
    case, kind, seen, carried = kept.get("case"), kept.get("kind"), kept.get("seen", []), kept.get("carried", 0)
    if not isinstance(case, str) or kind not in {"second", "adjudicated"} or not isinstance(seen, list):
        return None
    if not isinstance(carried, int) or isinstance(carried, bool) or carried < 0 or not all(map(_is_whole, seen)):
        return None
    kind = cast("Literal['second', 'adjudicated']", kind)
    return Rating(case, kind, tuple(Seen(**{name: each[name] for name in Seen._fields}) for each in seen), carried)


def _is_whole(seen: Any) -> bool:
    if not isinstance(seen, dict) or not set(Seen._fields) <= set(seen):
        return False
    if not isinstance(seen["grades"], dict) or not isinstance(seen["reasons"], dict):
        return False
    texts = [seen["audit"], seen["rater"], seen["overall_reason"], *seen["reasons"].values()]
    grades = [seen["overall"], *seen["grades"].values()]
    return all(isinstance(text, str) for text in texts) and all(
        isinstance(grade, str | int | None) and not isinstance(grade, bool) for grade in grades
    )


def to_value(rating: Rating) -> dict[str, Any]:
    """A rating as plain JSON, for the first event."""
    value: dict[str, Any] = {"case": rating.case, "kind": rating.kind, "carried": rating.carried}
    if rating.kind == "adjudicated":
        value["seen"] = [each._asdict() for each in rating.seen]
    return value


def carried_answers(framework: Framework, state: State) -> list[Event]:
    """The header's answers that say which case it is or decide what applies to it, without their notes.

    Never long text, never who audited or when: those are the other auditor's own.
    """
    return [
        Event("answered", field.id, value=answer.value)
        for form in framework.forms
        if form.stage == "header"
        for field in form.fields
        if _is_carried(framework, field) and (answer := state.answers.get(Key(field.id))) is not None
    ]


def _is_carried(framework: Framework, field: FormField) -> bool:
    if field.kind in NEVER_CARRIED or field.role in {"auditor", "audit_date"}:
        return False
    return field.identifies or field.kind == "choice" or field.id == framework.header.case_reference


def auditor_field(framework: Framework) -> FormField | None:
    """The field that names the auditor, or ``None`` where the framework says of none that it does."""
    return next((field for field in framework.field_by_id.values() if field.role == "auditor"), None)


def rater_of(framework: Framework, state: State) -> str:
    """Who made a rating, as the header names the auditor; empty where it does not."""
    field = auditor_field(framework)
    return "" if field is None else " ".join(str(state.value(field.id) or "").split())


def seen_lines(framework: Framework, state: State, question: Question) -> Iterator[str]:
    """What each rating gave and why, said to an adjudicator before the same grade is asked."""
    rating = rating_of(state.started)
    if rating is None or question.kind not in {"grade", "overall_grade"}:
        return
    domain = framework.domain_by_id.get(question.key.to)
    scale = framework.overall_scale if domain is None else framework.scale_of(domain)
    words = []
    for number, seen in enumerate(rating.seen, start=1):
        value = seen.overall if domain is None else seen.grades.get(domain.id)
        reason = seen.overall_reason if domain is None else seen.reasons.get(domain.id, "")
        given = safe_grade_words(scale, value)
        words.append(given)
        gave = f"{seen.rater or f'Rating {number}'}: {given or 'no grade'}."
        yield f"{gave} Reason: {reason}" if reason else gave
    if len(set(words)) > 1:
        yield "They differ here. Your reason should say what decided it."
    elif words and words[0]:
        yield "They agree here."


def safe_grade_words(scale: GradeScale, value: str | int | None) -> str:
    """A kept grade in words, also one that a file from elsewhere made up."""
    try:
        return grade_words(scale, value)
    except KeyError:
        return "a grade that is not on the scale"
