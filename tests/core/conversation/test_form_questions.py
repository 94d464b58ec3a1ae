"""The questions of forms, and of rows that can be opened at any moment."""

from __future__ import annotations

from evenhand.conversation.form_questions import WHOLE_AUDIT
from evenhand.conversation.replies import Reply
from evenhand.conversation.state import Key
from walking import audit, refused, taken


def test_a_part_is_the_whole_audit_or_a_domain_that_applies() -> None:
    session = audit("durham", Reply("choice", "case_type", value="Child in need"), Reply("raise", "good_practice"))
    question = session.conversation.question
    assert question is not None
    values = [choice.value for choice in question.choices]
    assert values[0] == WHOLE_AUDIT
    assert "risk" in values
    assert "placements_lac" not in values
    session.typed("5 Risk")
    assert session.conversation.state.value("example_part", row=1) == "risk"
    assert "one of" in refused(session, Reply("choice", "example_part", value="placements_lac", row=1))


def test_rows_are_counted_from_one_and_each_keeps_its_own_answers() -> None:
    session = audit("durham")
    for row in (1, 2):
        taken(session, Reply("raise", "escalation"))
        taken(session, Reply("text", "escalation_concern", text=f"concern {row}", row=row))
    assert session.conversation.state.raised == {"escalation": 3}
    assert [session.conversation.state.value("escalation_concern", row=row) for row in (0, 1, 2)] == [
        None, "concern 1", "concern 2",
    ]  # fmt: skip
    assert session.conversation.path.place(Key("escalation_concern")) is None


def test_an_open_concern_is_gone_on_with_unless_a_new_one_is_asked_for() -> None:
    session = audit("durham")
    session.typed("concern")
    session.typed("/jump risk.1/answer/0")
    response = session.typed("concern")
    assert response.moved
    assert session.conversation.question is not None
    assert session.conversation.question.key == Key("escalation_concern", "answer", 1)
    session.typed("/concern new")
    assert session.conversation.state.raised == {"escalation": 3}


def test_a_sign_off_waits_and_leaves_nothing_unanswered() -> None:
    session = audit("herefordshire")
    assert not any(question.form == "sign_off" for question in session.conversation.path.questions)
