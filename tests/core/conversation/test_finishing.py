"""The statuses of an audit, and what is asked in each."""

from __future__ import annotations

from driving import Kept, framework_called
from evenhand.conversation.finishing import DISCUSSED, FINISH
from evenhand.conversation.replies import Reply
from evenhand.conversation.views import View
from evenhand.drivers.session import Session
from evenhand.models.lean import changed
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


def test_everybody_who_signs_is_asked_before_the_audit_is_signed_off() -> None:
    framework = changed(framework_called("durham"), {})
    (form,) = [form for form in framework.forms if form.stage == "sign_off"]
    fields = tuple(changed(field, {"id": f"second_{field.id}"}) for field in form.fields)
    second = changed(form, {"id": "second_sign_off", "title": "Second signature", "fields": fields})
    two = changed(framework, {"forms": (*framework.forms, second)})
    before = graded("durham")
    taken(before, Reply("completed"))
    session = Session(two, Kept(before.conversation.events), {}, lambda words: View(words, ()))
    session.typed("sign off")
    asked = []
    while session.conversation.question is not None and session.conversation.question.kind != "finish":
        question = session.conversation.question
        asked.append(question.key.to)
        kind = "date" if question.kind == "date" else "text"
        taken(session, Reply(kind, value="2026-03-14" if kind == "date" else None, text="" if kind == "date" else "Jo"))
    assert asked == [field.id for form_of in (form, second) for field in form_of.fields]
    assert session.conversation.cursor == FINISH
