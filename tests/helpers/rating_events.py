"""Audits that rate an invented case under a small framework, made of their events alone."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from evenhand.conversation.rating import KEY, Rating, to_value
from evenhand.conversation.sheets import OVERALL
from evenhand.drivers.session import start_event
from evenhand.models.events import Event
from evenhand.models.framework import Framework
from evenhand.ratings.rated import Rated, rated
from small_frameworks import framework

HEADER = (
    {"id": "who", "label": "Auditor", "source": "L7", "kind": "person", "role": "auditor"},
    {"id": "on", "label": "Date", "source": "L7", "kind": "date", "role": "audit_date", "identifies": True},
    {"id": "child", "label": "Child", "source": "L7", "kind": "person", "identifies": True},
    {"id": "kind", "label": "Kind of case", "source": "L7", "kind": "choice", "options": ["Short", "Long"]},
    {"id": "about", "label": "About", "source": "L7", "kind": "long_text", "identifies": True},
    {"id": "window", "label": "Period", "source": "L7"},
)
"""A header with a field of every sort: whose, when, identifying, deciding, written at length, and none of these.

The case reference is the field ``note``, which stands before them.
"""


@functools.cache
def small(kind: str = "ordinal") -> Framework:
    """The framework of these audits: three domains ``a``, ``b`` and ``c``, and the overall grade."""
    return framework(fields=HEADER, kind=kind)


def rating_events(
    grades: Mapping[str, str | int],
    rater: str = "",
    *,
    overall: str | None = "good",
    rating: Rating | None = None,
    practice: bool = False,
    graded: bool = True,
    under: Framework | None = None,
) -> list[Event]:
    """The events of an audit with these grades, each with a reason that names its domain and rater."""
    used = under or small()
    first = start_event(used, {}, practice=practice)
    if rating is not None:
        first = first._replace(value={**first.value, KEY: to_value(rating)})
    events = [first, Event("answered", "note", value="CASE-1")]
    if rater:
        events.append(Event("answered", "who", value=rater))
    for name, value in {**grades, **({} if overall is None else {OVERALL: overall})}.items():
        events.append(Event("answered", name, "grade", value))
        events.append(Event("answered", name, "reason", f"{name} as {rater or 'nobody'} sees it"))
    return [*events, Event("graded")] if graded else events


def one(audit: str, grades: Mapping[str, str | int], rater: str = "", case: str | None = None, **rest: Any) -> Rated:
    """A rating: the first on its case, or a second rating of the case named."""
    tie = None if case is None else Rating(case, "second")
    return rated(rest.get("under") or small(), audit, rating_events(grades, rater, **({"rating": tie} | rest)))
