"""Walking an audit without a store: giving replies, and looking at what is asked."""

from __future__ import annotations

from driving import begin, framework_called
from evenhand.conversation.dialogue import Response
from evenhand.conversation.finishing import FINISH
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


def answered_throughout(session: Session, overall: str, *, special: dict[str, Reply] | None = None) -> list[Reply]:
    """Answers everything that is asked until nothing more is, with words that occur once; gives the replies."""
    given: list[Reply] = []
    for number in range(2000):
        question = session.conversation.question
        if question is None and session.conversation.state.status == "completed":
            session.typed("sign off")
            question = session.conversation.question
        if question is None:
            return given
        reply = (special or {}).get(question.key.to) if not question.key.row else None
        given.append(reply or _some_reply(question, number, overall))
        taken(session, given[-1])
    raise AssertionError("the audit does not come to an end")


def _some_reply(question: Question, number: int, overall: str) -> Reply:
    key, note = question.key, f"token{number}x"
    if question.kind in {"judged", "feature"}:
        return Reply(question.choices[0].value, to=key.to, note=note)
    if question.kind in {"yes_no", "another_row", "covered"}:
        return Reply("no", to=key.to, row=key.row)
    if question.kind == "finish":
        return Reply(question.choices[0].value, to=key.to)
    if question.kind == "overall_grade":
        return Reply("grade", to="overall", value=overall)
    if question.kind == "grade":
        value = question.choices[1].value if question.choices else 7
        return Reply("grade", to=key.to, value=value, note=note)
    if question.kind in {"choice", "part"}:
        return Reply("choice", to=key.to, value=question.choices[0].value, row=key.row)
    if question.kind in {"date", "number"}:
        return Reply(question.kind, to=key.to, value="2026-03-14", row=key.row)
    if question.kind in {"evidence", "reason"}:
        return Reply(question.kind, to=key.to, text=f"It was seen. {note}")
    kind = "reason" if question.kind == "overall_reason" else "text"
    return Reply(kind, to="overall" if kind == "reason" else key.to, text=f"It was seen. {note}", row=key.row)
