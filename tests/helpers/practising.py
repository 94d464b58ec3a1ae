"""Practice on the invented cases of the installed frameworks, without a store."""

from __future__ import annotations

import functools
from typing import Any

from driving import Kept, framework_called
from evenhand.catalogue import Catalogue
from evenhand.catalogue.readings import resolve_readings
from evenhand.conversation.practising import begun
from evenhand.conversation.replies import Reply
from evenhand.conversation.views import View
from evenhand.drivers.session import Session, start_event
from evenhand.models.calibration import CalibrationCase

FRAMEWORKS = ("durham", "northamptonshire", "london_cin", "herefordshire", "ofsted")


@functools.cache
def the_case(name: str) -> CalibrationCase:
    """The invented case of an installed framework."""
    found = Catalogue().calibration_cases(name)
    assert found.faults == ()
    return found.cases[0]


def practice(name: str, case: CalibrationCase | None = None) -> Session:
    """A session in memory that has just begun on a framework's case."""
    framework = framework_called(name)
    first = start_event(framework, resolve_readings(framework), practice=True)
    kept = Kept(begun(framework, first, case or the_case(name)))
    return Session(framework, kept, {}, lambda words: View(words, ()))


def panels_replies(session: Session, **instead: Any) -> list[Reply]:
    """Replies with exactly the agreed facts, grades and reasons, but for the grades given here by domain."""
    case = session.conversation.state.started["calibration"]
    facts = [fact for fact in session.framework.facts if fact.derived is None]
    replies = [Reply("yes" if case["facts"].get(fact.id) else "no", to=fact.id) for fact in facts]
    for name, agreed in case["agreed"].items():
        grade = instead.get(name, agreed["grade"])
        replies.append(Reply("grade", to=name, value=grade, note="As it says."))
        if grade != "not_applicable":
            replies.append(Reply("reason", to=name, text=agreed["reason"]))
            replies.append(Reply("evidence", to=name, text="The file."))
    overall = case["overall"]
    replies.append(Reply("grade", to="overall", value=instead.get("overall", overall["grade"])))
    replies.append(Reply("reason", to="overall", text=overall["reason"]))
    return replies


def to_the_end(session: Session) -> None:
    """Answer with anything at all whatever stands between this audit and its being graded, and grade it."""
    conversation = session.conversation
    for _ in range(400):
        response = session.replied(Reply("graded", to="audit"))
        assert response.outcome is not None
        if not response.outcome.refused:
            return
        question = next(item for item in conversation.unanswered() if item.required)
        session.replied(_any(question))
    raise AssertionError("it cannot be graded")


def _any(question: Any) -> Reply:
    key = question.key
    if question.kind == "date":
        return Reply("date", to=key.to, value="2026-11-22", row=key.row)
    if question.kind in {"yes_no", "another_row"}:
        return Reply("no", to=key.to, row=key.row)
    if question.kind == "choice":
        return Reply("choice", to=key.to, value=question.choices[0].value, row=key.row)
    return Reply("text", to=key.to, text="As found.", row=key.row)
