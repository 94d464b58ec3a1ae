"""The statuses of an audit, and what is asked in each."""

from __future__ import annotations

from evenhand.conversation.finishing import DISCUSSED, FINISH
from evenhand.conversation.replies import Reply
from evenhand.drivers.session import Session
from walking import audit, graded_everywhere, taken


def graded(name: str) -> Session:
    session = graded_everywhere(audit(name), "good")
    taken(session, Reply("grade", "overall", value="good"))
    taken(session, Reply("reason", "overall", text="For good reasons."))
    taken(session, Reply("graded"))
    return session


def ids(session: Session) -> list[str]:
    return [question.key.to for question in session.conversation.path.questions]


def test_the_checklist_comes_after_the_discussions_and_the_sign_off_after_completion() -> None:
    session = graded("durham")
    asked = ids(session)
    places = [session.conversation.path.place(key) or 0 for key in (DISCUSSED, FINISH)]
    assert asked.index("discussed_tm") < places[0] < asked.index("check_on_file") < places[1]
    assert "signed_off_by" not in asked
    taken(session, Reply("discussed"))
    assert session.conversation.path.place(DISCUSSED) is None
    taken(session, Reply("completed"))
    assert ids(session).index("signed_off_by") < (session.conversation.path.place(FINISH) or 0)
    assert session.conversation.cursor is None


def test_a_framework_without_discussions_has_no_status_discussed() -> None:
    session = graded("herefordshire")
    assert session.conversation.path.place(DISCUSSED) is None
    taken(session, Reply("completed"))


def test_what_was_left_for_later_is_asked_again_after_an_amendment() -> None:
    session = graded("durham")
    session.conversation.go_to(DISCUSSED)
    taken(session, Reply("skip"))
    taken(session, Reply("amend", text="a page was missing"))
    assert session.conversation.state.stage == "amended"
    taken(session, Reply("graded"))
    assert DISCUSSED not in session.conversation.state.skipped


def test_amend_is_understood_where_words_are_asked_for() -> None:
    session = graded("durham")
    taken(session, Reply("completed"))
    session.typed("sign off")
    assert session.conversation.question is not None
    assert session.conversation.question.key.to == "signed_off_by"
    session.typed("amend because a page was missing")
    assert session.conversation.state.amendments == ["a page was missing"]
