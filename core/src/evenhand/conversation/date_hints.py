"""Hints on the dates of actions: beside the date of the audit, beside each other, and as days on which people work."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from evenhand.checking.findings import EVENHAND, Hint

if TYPE_CHECKING:
    from collections.abc import Collection

    from evenhand.conversation.questions import Question
    from evenhand.conversation.state import State
    from evenhand.models.forms import FormField, Role
    from evenhand.models.framework import Framework

KIND = "dates"
"""What these hints are called where a person switches them off."""


def date_hints(
    framework: Framework, state: State, question: Question, value: Any, off: Collection[str] = ()
) -> tuple[Hint, ...]:
    """The hints on a date that was just answered, where it is that of an action or has a limit. ``off``: kinds off."""
    field = framework.field_by_id.get(question.key.to)
    if KIND in off or field is None or field.kind != "date":
        return ()
    day = as_date(value)
    if day is None or (field.role not in {"due", "review"} and field.within_days is None):
        return ()
    # Bank holidays are fetched from a library that only dates should wait for.
    from evenhand.checking.dates import Dated, find

    row = question.key.row
    dated = Dated(
        day,
        identified(framework, state),
        field.within_days,
        completion=_beside(framework, state, field, "due", row) if field.role == "review" else None,
        review=_beside(framework, state, field, "review", row) if field.role == "due" else None,
    )
    # Only the limit is the document's.
    sources = {"late": field.source}
    return tuple(Hint(f"{KIND}.{name}", KIND, 0, 0, words, sources.get(name, EVENHAND)) for name, words in find(dated))


def identified(framework: Framework, state: State) -> date | None:
    """The day on which the actions of an audit were identified: the date of the audit, where its header has one."""
    for form in framework.forms:
        for field in form.fields:
            if field.role == "audit_date" and (day := as_date(state.value(field.id))) is not None:
                return day
    return None


def as_date(value: Any) -> date | None:
    """A kept date as a date; ``None`` for anything else."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _beside(framework: Framework, state: State, field: FormField, role: Role, row: int) -> date | None:
    """The date with another role in the same row of the same form."""
    form = framework.form_by_id[framework.form_of_field[field.id]]
    days = (as_date(state.value(other.id, "answer", row)) for other in form.fields if other.role == role)
    return next((day for day in days if day is not None), None)
