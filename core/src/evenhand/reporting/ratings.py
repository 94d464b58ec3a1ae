"""What kind of rating of its case an audit is, and the ratings that an adjudicated record was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evenhand.conversation.rating import Seen, rating_of, safe_grade_words
from evenhand.conversation.sheets import OVERALL

if TYPE_CHECKING:
    from evenhand.conversation.state import State
    from evenhand.models.framework import Framework


class SeenGrade(NamedTuple):
    """What one rating gave one domain, or the case. ``words`` is empty where it gave nothing."""

    words: str
    reason: str


class SeenPart(NamedTuple):
    """One domain, or the overall grade, with what each rating gave it, in the order of the ratings."""

    id: str
    name: str
    given: tuple[SeenGrade, ...]


class SeenRating(NamedTuple):
    """One rating that an adjudicated record was made from. ``rater`` may be empty."""

    audit: str
    rater: str


class RatingAccount(NamedTuple):
    """The rating. ``case`` is the id of the first audit on the case; the rest is empty unless it is adjudicated."""

    kind: str
    case: str
    seen: tuple[SeenRating, ...]
    parts: tuple[SeenPart, ...]


def rating_account(framework: Framework, state: State) -> RatingAccount | None:
    """The account of an audit as a rating; ``None`` for the first audit on a case."""
    rating = rating_of(state.started)
    if rating is None:
        return None
    parts = [(OVERALL, "Overall grade")] + [(domain.id, domain.name) for domain in framework.graded_domains]
    return RatingAccount(
        rating.kind,
        rating.case,
        tuple(SeenRating(seen.audit, seen.rater) for seen in rating.seen),
        tuple(SeenPart(id_, name, tuple(_given(framework, seen, id_) for seen in rating.seen)) for id_, name in parts)
        if rating.seen
        else (),
    )


def _given(framework: Framework, seen: Seen, part: str) -> SeenGrade:
    domain = framework.domain_by_id.get(part)
    if domain is None:
        return SeenGrade(safe_grade_words(framework.overall_scale, seen.overall), seen.overall_reason)
    words = safe_grade_words(framework.scale_of(domain), seen.grades.get(part))
    return SeenGrade(words, seen.reasons.get(part, ""))
