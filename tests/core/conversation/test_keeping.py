"""What a reply records, and what is refused with a hint."""

from __future__ import annotations

import pytest

from driving import begin, durham
from evenhand.conversation.engine import Conversation
from evenhand.conversation.keeping import LONGEST_TEXT, find_question, record
from evenhand.conversation.replies import Reply
from evenhand.conversation.state import Key
from evenhand.conversation.values import RefusedReply
from evenhand.models.events import Event


def told(*replies: Reply) -> Conversation:
    session, _ = begin(durham())
    for reply in replies:
        outcome = session.replied(reply).outcome
        assert outcome is not None
        assert not outcome.refused, outcome.says
    return session.conversation


LOOKED_AFTER = Reply("choice", to="case_type", value="Looked after child")
CHILD_IN_NEED = Reply("choice", to="case_type", value="Child in need")


@pytest.mark.parametrize(
    ("reply", "event"),
    [
        (Reply("yes", to="risk.4", note=" twice "), Event("answered", "risk.4", value="yes", note="twice")),
        (Reply("text", to="risk.4", text="Not Evidenced"), Event("answered", "risk.4", value="not_evidenced")),
        (Reply("skip", to="risk", slot="evidence"), Event("skipped", "risk", "evidence")),
        (Reply("skip", to="risk.4"), Event("skipped", "risk.4")),
        (Reply("note", to="risk", text=" x "), Event("noted", "risk", note="x")),
        (Reply("see", to="risk", value="visits"), Event("referenced", "risk", value="visits")),
        (Reply("text", to="context", text="a\r\nb\n"), Event("answered", "context", value="a\nb")),
        (Reply("date", to="audit_date", value="22/11/2026"), Event("answered", "audit_date", value="2026-11-22")),
        (Reply("grade", to="risk", value="Good"), Event("answered", "risk", "grade", "good")),
        (Reply("grade", to="overall", value="good"), Event("answered", "overall_grade", "grade", "good")),
        (Reply("reason", to="overall", text="so"), Event("answered", "overall_grade", "reason", "so")),
        (Reply("focus"), Event("focused", value=True)),
    ],
)
def test_what_is_recorded(reply: Reply, event: Event) -> None:
    assert record(told(), reply) == event


@pytest.mark.parametrize(
    ("reply", "hint"),
    [
        (Reply("maybe", to="risk.4"), "Please answer one of: yes, partly, no"),
        (Reply("yes", to="rsk.4"), "did you mean 'risk.4'"),
        (Reply("yes", to="Robin Kite was hit"), "Nothing called that"),
        (Reply("grade", to="risk", value="7"), "not on the scale"),
        (Reply("grade", to="risk", value="not applicable", note="x"), "always has to be graded"),
        (Reply("see", to="risk", value="risk"), "cannot refer to itself"),
        (Reply("see", to="risk", value="the Kites"), "no domain that"),
        (Reply("see", to="risk.4", value="visits"), "Only evidence"),
        (Reply("note", to="rsk", text="x"), "did you mean 'risk'"),
        (Reply("evidence", to="risk", text="  "), "Please write something"),
        (Reply("text", to="context", text="x", note="lost?"), "write it into the text"),
        (Reply("date", to="audit_date", value="soon"), "day, month and year"),
        (Reply("choice", to="case_type", value="Other child"), "one of: Child in need"),
        (Reply("undo"), "nothing to undo"),
        (Reply("yes", to="audit"), "yes or not yet"),
        (Reply("evidence", to="risk", text="x" * (LONGEST_TEXT + 1)), "200,000 characters"),
    ],
)
def test_what_is_refused(reply: Reply, hint: str) -> None:
    with pytest.raises(RefusedReply) as refused:
        record(told(), reply)
    assert hint in str(refused.value)
    assert "Kite" not in str(refused.value)


def test_the_longest_text_fits() -> None:
    assert record(told(), Reply("evidence", to="risk", text="x" * LONGEST_TEXT)).value == "x" * LONGEST_TEXT


def test_a_chronology_need_not_be_graded_for_a_looked_after_child_and_only_with_a_reason() -> None:
    leave_out = Reply("grade", to="chronology", value="not_applicable", note="she is looked after")
    assert record(told(LOOKED_AFTER), leave_out).value == "not_applicable"
    with pytest.raises(RefusedReply, match="Say why"):
        record(told(LOOKED_AFTER), leave_out._replace(note=""))
    with pytest.raises(RefusedReply, match="always has to be graded in this case"):
        record(told(CHILD_IN_NEED), leave_out)


def test_what_does_not_apply_is_named() -> None:
    with pytest.raises(RefusedReply, match="15 Placements LAC Only does not apply"):
        record(told(CHILD_IN_NEED), Reply("grade", to="placements_lac", value="good"))


def test_an_overall_grade_above_what_is_permitted_is_refused() -> None:
    conversation = told(Reply("grade", to="care_family_plan", value="inadequate"))
    with pytest.raises(RefusedReply, match="The rules permit: Requires Improvement, Inadequate"):
        record(conversation, Reply("grade", to="overall_grade", value="good"))


def test_a_question_is_found_by_what_a_reply_is_to() -> None:
    conversation = told()
    for reply, key in (
        (Reply("yes"), Key("manages_practitioner")),
        (Reply("yes", to="risk.4"), Key("risk.4")),
        (Reply("evidence", to="risk"), Key("risk", "evidence")),
        (Reply("grade", to="overall"), Key("overall_grade", "grade")),
        (Reply("text", to="audit"), Key("audit", "applicable")),
    ):
        found = find_question(conversation, reply)
        assert found is not None
        assert found.key == key
    assert find_question(conversation, Reply("yes", to="risk.4", row=3)) is None
    assert find_question(conversation, Reply("skip", to="risk", slot="applicable")) is None
