"""Walking an audit without a store: giving replies, and looking at what is asked."""

from __future__ import annotations

from driving import begin, framework_called
from evenhand.conversation.dialogue import Response
from evenhand.conversation.path import FINISH
from evenhand.conversation.questions import Question, Turn
from evenhand.conversation.replies import Reply
from evenhand.conversation.state import Key
from evenhand.drivers.session import Session


def audit(framework_id: str, *replies: Reply, **readings: str) -> Session:
    """A new audit in which these replies were taken."""
    session, _ = begin(framework_called(framework_id), practice=False, **readings)
    for reply in replies:
        taken(session, reply)
    return session


def taken(session: Session, reply: Reply) -> Response:
    """The response to a reply that must be taken."""
    response = session.replied(reply)
    assert response.outcome is not None
    assert not response.outcome.refused, response.says
    return response


def refused(session: Session, reply: Reply) -> str:
    """Why a reply was refused, as it must be; nothing is kept of it."""
    before = list(session.conversation.events)
    response = session.replied(reply)
    assert response.outcome is not None
    assert response.outcome.refused, "it was taken"
    assert session.conversation.events == before
    return " ".join(response.says)


def questions(session: Session, domain: str) -> list[Question]:
    """What is asked of a domain, in order."""
    return [question for question in session.conversation.path.questions if question.domain == domain]


def ids(session: Session, domain: str) -> list[str]:
    """The ids of what is asked of a domain, in order."""
    return [question.key.to for question in questions(session, domain)]


def turn_at(session: Session, to: str, slot: str = "answer", row: int = 0) -> Turn:
    """What is shown at a question."""
    assert session.conversation.go_to(Key(to, slot, row))  # type: ignore[arg-type]
    return session.turn()


def graded_everywhere(session: Session, value: str | int) -> Session:
    """The same audit with every domain that applies given a grade and a reason, and an overall grade with a reason."""
    for domain in session.framework.graded_domains:
        if domain.id not in session.conversation.path.inapplicable:
            taken(session, Reply("grade", to=domain.id, value=value))
            taken(session, Reply("reason", to=domain.id, text="For good reasons."))
    return session


def finish(session: Session) -> Response:
    """The response to the wish to grade the audit."""
    assert session.conversation.go_to(FINISH)
    return session.replied(Reply("graded"))
