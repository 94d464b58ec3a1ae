"""What stays on screen until somebody is recorded as told."""

from __future__ import annotations

import pytest

from evenhand.conversation.alerts import alerts
from evenhand.conversation.replies import Reply
from evenhand.conversation.state import Key
from evenhand.drivers.session import Session
from walking import audit, refused, taken

ESCALATION = "escalation"


def words(session: Session) -> list[str]:
    return [alert.words for alert in alerts(session.conversation)]


def test_a_concern_stays_until_the_person_told_is_recorded() -> None:
    session = audit("durham")
    assert words(session) == []
    taken(session, Reply("raise", ESCALATION))
    assert "concern 1: nobody is recorded as told yet (Operations Manager consulted)" in words(session)[0]
    taken(session, Reply("text", "escalation_concern", text="An uncle stays at weekends.", row=1))
    assert len(words(session)) == 1
    taken(session, Reply("skip", "escalated_to", row=1))
    assert len(words(session)) == 1
    taken(session, Reply("text", "escalated_to", text="Alex Nobody", row=1))
    assert words(session) == []
    taken(session, Reply("undo"))
    assert len(words(session)) == 1


def test_an_alert_leads_to_the_first_thing_that_is_not_written() -> None:
    session = audit("durham", Reply("raise", ESCALATION))
    assert alerts(session.conversation)[0].goes_to == Key("escalation_concern", "answer", 1)
    taken(session, Reply("text", "escalation_concern", text="It is so.", row=1))
    assert alerts(session.conversation)[0].goes_to == Key("escalated_to", "answer", 1)


@pytest.mark.parametrize("fact", ["child_unsafe_poor_practice", "unaddressed_safeguarding"])
def test_an_unsafe_child_asks_for_it_at_any_grade_and_before_the_audit_is_graded(fact: str) -> None:
    session = audit("durham", Reply("yes", fact))
    assert "the rules ask for it: nobody is recorded as told yet" in words(session)[0]
    taken(session, Reply("no", fact))
    assert words(session) == []


def test_an_inadequate_grade_asks_for_it() -> None:
    session = audit("northamptonshire")
    taken(session, Reply("grade", "overall", value="inadequate"))
    assert "Service Manager escalated to" in words(session)[0]


def test_what_was_recorded_before_may_have_done_what_a_rule_asks_for() -> None:
    session = audit("durham", Reply("raise", ESCALATION))
    taken(session, Reply("text", "escalated_to", text="Alex Nobody", row=1))
    taken(session, Reply("yes", "unaddressed_safeguarding"))
    assert "Is it done with what is recorded?" in words(session)[0]
    taken(session, Reply("yes", ESCALATION))
    assert words(session) == []
    taken(session, Reply("no", ESCALATION))
    assert "the rules ask for it" in words(session)[0]
    assert session.conversation.path.place(Key("escalated_to", "answer", 0)) is not None


@pytest.mark.parametrize("name", ["herefordshire", "london_cin", "ofsted"])
def test_where_a_document_names_nobody_a_concern_can_be_recorded_all_the_same(name: str) -> None:
    session = audit(name)
    response = session.typed("concern")
    assert response.outcome is not None
    assert "Follow your authority's own procedures" in " ".join(session.turn().says)
    assert "nobody is recorded as told" in words(session)[0]
    assert "none" not in refused(session, Reply("raise", "header"))


def test_after_a_concern_that_the_rules_ask_for_one_is_back_where_one_was() -> None:
    session = audit("durham", Reply("yes", "child_unsafe_poor_practice"))
    here = Key("risk", "evidence")
    assert session.conversation.go_to(here)
    session.typed("/concern")
    for _ in range(10):
        question = session.conversation.question
        assert question is not None
        if question.form != ESCALATION:
            break
        if question.choices:
            taken(session, Reply("choice", value=question.choices[0].value))
        else:
            dated = question.kind == "date"
            taken(session, Reply("date", value="2026-03-14") if dated else Reply("text", text="It is so."))
    assert session.conversation.cursor == here
