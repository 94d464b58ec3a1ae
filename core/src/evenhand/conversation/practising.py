"""Beginning an audit on an invented case: the case goes into the first event, and what the record says is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evenhand.conversation.calibration import KEY
from evenhand.conversation.engine import Conversation
from evenhand.conversation.replies import Reply
from evenhand.conversation.state import NOT_APPLICABLE
from evenhand.conversation.values import grade_id
from evenhand.errors import EvenhandError
from evenhand.grading.answers import NOT_APPLICABLE as NOT_APPLICABLE_WORDS

if TYPE_CHECKING:
    from evenhand.models.calibration import AgreedGrade, CalibrationCase
    from evenhand.models.events import Event
    from evenhand.models.framework import Framework
    from evenhand.models.scales import GradeScale


class UnfitRecordError(EvenhandError):
    """An answer that a calibration case begins with, and that the audit refuses."""


def begun(framework: Framework, first: Event, case: CalibrationCase) -> list[Event]:
    """The events that an audit on a case begins with: ``first`` with the case in it, and the record's answers.

    Raises :class:`UnfitRecordError` naming the field that the audit would not take.
    """
    events = [first._replace(value={**first.value, KEY: kept_case(framework, case)})]
    for name, value in case.record.items():
        field = framework.field_by_id.get(name)
        kind = "" if field is None else field.kind
        if kind in {"choice", "date", "number"}:
            reply = Reply(kind, to=name, value=value)
        elif kind == "yes_no":
            reply = Reply(value, to=name)
        else:
            reply = Reply("text", to=name, text=value)
        outcome = Conversation(framework, events).propose(reply)
        if outcome.refused:
            raise UnfitRecordError(f"calibration case '{case.id}': record.{name}: {' '.join(outcome.says)}")
        events += outcome.events
    return events


def kept_case(framework: Framework, case: CalibrationCase) -> dict[str, Any]:
    """A case as plain JSON, its agreed grades as an audit keeps grades."""
    domains = framework.domain_by_id
    return {
        "case": case.id,
        "title": case.title,
        "about": case.about,
        "minutes": case.minutes,
        "panel": case.panel,
        "plugin": case.plugin,
        "prefilled": len(case.record),
        "documents": [_document(document) for document in case.documents],
        "facts": dict(case.facts),
        "agreed": {name: _agreed(framework.scale_of(domains[name]), each) for name, each in case.agreed.items()},
        "overall": _agreed(framework.overall_scale, case.overall),
    }


def _document(document: Any) -> dict[str, Any]:
    dated = {"date": document.date} if document.date else {}
    return {"id": document.id, "title": document.title, **dated, "text": document.text}


def _agreed(scale: GradeScale, agreed: AgreedGrade) -> dict[str, Any]:
    if str(agreed.grade).strip().casefold() == NOT_APPLICABLE_WORDS:
        return {"grade": NOT_APPLICABLE, "reason": agreed.reason}
    return {"grade": _kept(scale, agreed.grade), "reason": agreed.reason}


def _kept(scale: GradeScale, given: str | int) -> str | int:
    """The grade's id, or its score. The overall grade of a banded scale is chosen by its label."""
    if scale.kind == "banded" and isinstance(given, str):
        return next(grade.id for grade in scale.grades if grade.label.casefold() == given.strip().casefold())
    return grade_id(scale, given)
