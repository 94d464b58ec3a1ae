"""What moves an audit on or back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driving import kite
from evenhand.conversation.actions import POSSIBLE, actions
from evenhand.conversation.advancing import blocking, unmet
from evenhand.conversation.replies import Reply
from evenhand.conversation.state import Key
from walking import audit, refused, taken


def test_every_status_comes_after_the_one_before() -> None:
    session = kite("graded")
    for early in ("discussed", "completed", "signed_off"):
        assert "Grade the audit first" in refused(session, Reply(early))
    taken(session, Reply("graded"))
    assert "graded already" in refused(session, Reply("graded"))
    assert "it can be completed next" in refused(session, Reply("signed_off"))


def test_whether_the_discussions_are_held_may_be_left_open() -> None:
    session = kite("discussed")
    taken(session, Reply("completed"))
    assert session.conversation.state.status == "completed"
    assert "discussed already" in refused(session, Reply("discussed"))


def test_a_sign_off_needs_to_say_who_and_when() -> None:
    session = kite("signed_off")
    taken(session, Reply("skip", "signed_off_by"))
    session.replied(Reply("undo"))
    assert session.conversation.state.status == "completed"
    taken(session, Reply("signed_off"))
    assert "signed off" in refused(session, Reply("text", "signed_off_by", text="Somebody else"))
    bare = kite("action")
    assert "Sign-off" in refused(bare, Reply("signed_off"))


def test_undo_stops_at_a_status_and_at_what_was_told_of_an_action() -> None:
    session = kite("discussed")
    session.replied(Reply("undo"))
    assert session.conversation.state.value("manager_response") is None
    done = kite("discussed")
    taken(done, Reply("discussed"))
    assert "not by undo" in refused(done, Reply("undo"))
    told = kite("signed_off")
    taken(told, Reply("action", "support_plan", value="progress", note="It goes on."))
    assert "stays" in refused(told, Reply("undo"))
    assert "nothing to undo" in refused(audit("durham"), Reply("undo"))


def test_an_unmet_answer_blocks_only_where_the_framework_says_so() -> None:
    session = kite("discussed")
    taken(session, Reply("choice", "discussed_tm", value="Not yet"))
    path = session.conversation.path
    question = path.questions[path.place(Key("discussed_tm")) or 0]
    assert unmet(session.conversation, question)
    assert blocking(session.conversation) == []
    taken(session, Reply("completed"))


def test_a_concern_of_which_nobody_is_told_does_not_stop_grading_and_stops_completion() -> None:
    session = kite("graded")
    taken(session, Reply("raise", "escalation"))
    taken(session, Reply("graded"))
    assert "Needed before completion: Escalation" in refused(session, Reply("completed"))


def test_a_row_opens_at_any_status_and_goes_back_to_where_one_was() -> None:
    session = audit("durham")
    session.typed("/jump voice_of_child.3/answer/0")
    taken(session, Reply("raise", "escalation"))
    taken(session, Reply("text", text="She was left alone."))
    for reply in ("Alex Nobody", "By telephone", "16/11/2026"):
        session.typed(reply)
    for _ in range(3):
        session.typed("")
    question = session.conversation.question
    assert question is not None
    assert question.key == Key("voice_of_child.3")
    signed = kite("action")
    taken(signed, Reply("raise", "escalation"))
    taken(signed, Reply("text", "escalation_concern", text="Found later.", row=2))


def test_one_goes_back_only_once() -> None:
    session = audit("durham", Reply("raise", "escalation"))
    for reply in ("She was left alone.", "Alex Nobody", "By telephone", "16/11/2026", "", "", ""):
        session.typed(reply)
    session.typed("no")
    session.typed("/jump escalated_strategic_manager/answer/1")
    session.typed("Sam Pretend")
    question = session.conversation.question
    assert question is not None
    assert question.key == Key("manages_case")


def test_a_row_that_was_opened_by_mistake_is_closed_by_undo() -> None:
    session = audit("durham")
    session.typed("/jump risk.2/answer/0")
    session.typed("concern")
    taken(session, Reply("undo"))
    assert session.conversation.state.raised == {}
    assert session.conversation.question is not None
    assert session.conversation.question.key == Key("risk.2")


@pytest.mark.parametrize(("value", "note", "why"), [
    ("completed", " ", "Say what shows that it is done"),
    ("burnt", "words", "Say what became of it"),
    ("reopened", "words", "This action can be"),
])  # fmt: skip
def test_a_step_says_what_happened_and_can_happen(value: str, note: str, why: str) -> None:
    session = kite("action")
    assert why in refused(session, Reply("action", "support_plan", value=value, note=note))


@given(st.lists(st.sampled_from(["progress", "completed", "reviewed", "closed", "reopened"]), max_size=8))
def test_no_step_is_lost_and_only_possible_ones_are_taken(steps: list[str]) -> None:
    session = kite("action")
    told: list[str] = []
    for number, step in enumerate(steps):
        before = actions(session.framework, session.conversation.state)[0].state
        outcome = session.replied(Reply("action", "support_plan", value=step, note=f"words {number}")).outcome
        assert outcome is not None
        assert outcome.refused == (step not in POSSIBLE[before])
        told += [] if outcome.refused else [f"words {number}"]
    assert [act.note for act in actions(session.framework, session.conversation.state)[0].acts] == told
