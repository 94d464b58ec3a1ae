"""Actions and what becomes of them: every step is kept, and only possible steps are taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acting import STARTED, act, graded, plan_replies, planned, row
from evenhand.conversation.action_views import actions_view
from evenhand.conversation.actions import (
    POSSIBLE,
    STEP_CHOICES,
    TO_TELL,
    action_lead,
    action_questions,
    action_terms,
    actions,
    asks_for,
)
from evenhand.conversation.as_typed import as_typed
from evenhand.conversation.replies import Reply, read_replies, replies_from_events, write_replies
from evenhand.conversation.state import Key, fold
from evenhand.drivers.session import Session
from evenhand.models.events import STEPS, Event
from walking import refused, taken

FRAMEWORK = planned()
FIRST = {"what": "Update the chronology.", "owner": "Priya Shah", "due": "2026-03-20", "review": "2026-03-24"}
SECOND = {"what": "Meet the father.", "owner": "Morgan Madeup"}
PLAN = [*plan_replies(**FIRST), *plan_replies(1, **SECOND)]


def told(step: str, words: str, number: int = 0) -> Reply:
    return Reply("action", to="improvement", value=step, note=words, row=number)


def test_an_action_is_a_row_with_its_roles() -> None:
    first, second = actions(FRAMEWORK, fold([STARTED, *row(**FIRST, manager="Sam"), *row(1, **SECOND)]))
    assert first[:9] == (
        1, "improvement", 0, FIRST["what"], "Priya Shah", "2026-03-20", "Sam", "2026-03-24", "open"
    )  # fmt: skip
    assert (second.number, second.row, second.due, second.state) == (2, 1, "", "open")
    assert second.key == Key("improvement", "action", 1)


def test_a_row_in_which_nothing_is_written_is_no_action() -> None:
    assert actions(FRAMEWORK, fold([STARTED, *row(what="")])) == ()
    only_owner = actions(FRAMEWORK, fold([STARTED, *row(what="", owner="Sam")]))
    assert [action.title for action in only_owner] == ["What is to be done is not written."]
    (only_told,) = actions(FRAMEWORK, fold([STARTED, act("progress", "Begun.", 3)]))
    assert (only_told.row, only_told.number) == (3, 1)


def test_an_audit_in_progress_asks_nothing_of_its_actions() -> None:
    state = fold([STARTED, *row(**FIRST)])
    assert list(action_questions(FRAMEWORK, state)) == []
    (question,) = action_questions(FRAMEWORK, fold([STARTED, *row(**FIRST), Event("graded")]))
    assert question.text == "What became of this action? Update the chronology."
    assert [choice.key for choice in question.choices] == ["p", "c", "r", "x"]


def test_what_is_said_before_an_action_is_asked_about() -> None:
    (action,) = actions(FRAMEWORK, fold([STARTED, *row(**FIRST, manager="Sam"), act("progress", "Half is done.")]))
    assert action_lead(action) == (
        "Action 1: Priya Shah, by 20 March 2026, open, manager Sam, review on 24 March 2026. "
        "Last told, progress: Half is done."
    )
    (bare,) = actions(FRAMEWORK, fold([STARTED, *row(what="Do it.")]))
    assert action_terms(bare) == "nobody is named, no date is set, open"


def test_an_action_is_gone_to_by_its_number_whatever_is_asked() -> None:
    session, kept = graded(PLAN)
    before = kept.plain()
    for place in ("/jump what", "/jump due", "/jump audit_date"):
        session.typed(place)
        assert session.typed("action 2").moved
        assert session.conversation.cursor == Key("improvement", "action", 1)
    assert session.typed("action 3").says == ("Say which: action 1 to 2.",)
    assert session.typed("/action").says == ("Say which: action 1 to 2.",)
    assert kept.plain() == before


@pytest.mark.parametrize("step", STEPS)
def test_each_step_says_what_has_to_be_told(step: str) -> None:
    assert STEP_CHOICES[step].value == step
    assert asks_for(step) == f"{step.capitalize()}: say {TO_TELL[step]}."
    session, _ = graded([*PLAN, told("closed", "She is seen weekly.")] if step == "reopened" else PLAN)
    assert TO_TELL[step] in refused(session, told(step, "  "))


def test_the_steps_that_fit_each_state() -> None:
    session, _ = graded(PLAN)
    assert "can be" in refused(session, told("reopened", "Why not."))
    taken(session, told("completed", "The chronology is on file."))
    assert "can be" in refused(session, told("progress", "More."))
    taken(session, told("closed", "He knows his history."))
    assert "can be" in refused(session, told("completed", "Again."))
    taken(session, told("reopened", "It is out of date again."))
    taken(session, told("progress", "Begun anew."))
    assert [act.step for act in session.conversation.state.acts["improvement", 0]] == [
        "completed", "closed", "reopened", "progress"
    ]  # fmt: skip


def test_a_review_counts_until_the_action_is_open_again() -> None:
    def reviewed(*steps: str) -> bool:
        events = [STARTED, *row(**FIRST), *(act(step, "So.") for step in steps)]
        return actions(FRAMEWORK, fold(events))[0].reviewed

    assert not reviewed()
    assert reviewed("progress", "reviewed", "completed")
    assert not reviewed("reviewed", "closed", "reopened")
    assert reviewed("closed", "reopened", "reviewed")


def test_after_a_step_the_same_action_is_asked_about_with_what_can_come_next() -> None:
    session, _ = graded(PLAN)
    session.typed("action 2")
    says = session.typed("2, he was met on 9 March").says
    assert says == ("Recorded: completed. Type actions to see them all.",)
    turn = session.turn()
    assert turn.question is not None
    assert turn.question.key == Key("improvement", "action", 1)
    assert [choice.label for choice in turn.question.choices] == ["reviewed", "closed", "reopened"]
    assert "Last told, completed: he was met on 9 March" in turn.says[-1]


def test_leaving_an_action_records_nothing() -> None:
    session, kept = graded([*PLAN, Reply("no", to="improvement", row=1)])
    assert session.typed("action 1").moved
    before = kept.plain()
    response = session.typed("skip")
    assert response.moved
    assert kept.plain() == before
    assert session.conversation.question is not None
    assert session.conversation.question.kind != "action"
    assert "not skipped" in refused(session, Reply("skip", to="improvement", slot="action"))


def test_no_step_is_taken_back() -> None:
    session, _ = graded([*PLAN, told("progress", "Begun.")])
    assert "stays" in refused(session, Reply("undo"))


def test_a_completed_audit_takes_steps_and_an_amended_one_waits() -> None:
    session, _ = graded([*PLAN, Reply("no", to="improvement", row=1)])
    taken(session, Reply("completed", to="audit"))
    taken(session, told("completed", "Done."))
    taken(session, Reply("amend", text="a wrong date"))
    refused(session, told("closed", "Well."))
    assert len(session.conversation.state.acts["improvement", 0]) == 1


words = st.text(min_size=1, max_size=40).map(str.strip).filter(bool)
tellings = st.lists(st.tuples(st.sampled_from(STEPS), words, st.integers(0, 1)), max_size=12)


def told_all(session: Session, given_steps: list[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    """Tell everything, and give what was taken."""
    kept = []
    for step, said, number in given_steps:
        found = actions(session.framework, session.conversation.state)[number]
        outcome = session.replied(told(step, said, number)).outcome
        assert outcome is not None
        assert outcome.refused is (step not in POSSIBLE[found.state])
        if not outcome.refused:
            kept.append((step, said, number))
    return kept


@given(tellings)
def test_any_steps_keep_to_what_is_possible_and_none_is_lost(given_steps: list[tuple[str, str, int]]) -> None:
    session, kept = graded(PLAN)
    taken_steps = told_all(session, given_steps)
    conversation = session.conversation
    for number in (0, 1):
        mine = [(step, said) for step, said, at in taken_steps if at == number]
        action = actions(conversation.framework, conversation.state)[number]
        assert [(act.step, act.note) for act in action.acts] == mine
        section = actions_view(conversation).sections[number]
        assert [line.text for line in section.lines[1:]] == [f"{step.capitalize()}: {said}" for step, said in mine]
        assert [kept.plain()[act.number - 1].note for act in action.acts] == [said for _, said in mine]
    # A replies file brings about the same events.
    text = write_replies(replies_from_events(kept.plain(), FRAMEWORK))
    again, kept_again = graded([])
    for reply in read_replies(text, "replies")[6:]:
        taken(again, reply)
    assert kept_again.plain()[1:] == kept.plain()[1:]
    assert actions(FRAMEWORK, fold(kept_again.plain())) == actions(FRAMEWORK, conversation.state)


@given(tellings)
def test_what_is_typed_brings_about_the_same_steps(given_steps: list[tuple[str, str, int]]) -> None:
    session, kept = graded(PLAN)
    typed, kept_typed = graded(PLAN)
    for step, said, number in told_all(session, given_steps):
        for line in as_typed(told(step, said, number), typed.conversation):
            typed.typed(line)
    assert kept_typed.plain() == kept.plain()


events = st.lists(
    st.one_of(
        st.builds(act, st.sampled_from(STEPS), words, st.integers(0, 2)),
        st.builds(lambda said, at: row(at, what=said)[-1], words, st.integers(0, 2)),
        st.just(Event("graded")),
        st.builds(lambda at: Event("withdrawn", value=at), st.integers(2, 9)),
    ),
    max_size=12,
)


@given(events, st.integers(0, 12))
def test_the_actions_are_the_fold_of_whatever_happened(happened: list[Event], cut: int) -> None:
    whole = [STARTED, *happened]
    state = fold(whole)
    found = actions(FRAMEWORK, state)
    assert sorted(act.number for action in found for act in action.acts) == sorted(
        act.number for acts in state.acts.values() for act in acts
    )
    assert [action.number for action in found] == list(range(1, len(found) + 1))
    for action in found:
        assert set(POSSIBLE[action.state]) <= set(STEPS)
    # Steps told earlier stand in the same order after more has happened, unless they were withdrawn.
    withdrawn = {event.value for event in happened if event.kind == "withdrawn"}
    earlier = actions(FRAMEWORK, fold(whole[: cut + 1]))
    later = {(action.form, action.row): action.acts for action in found}
    for action in earlier:
        stands = tuple(one for one in action.acts if one.number not in withdrawn)
        assert later.get((action.form, action.row), ())[: len(stands)] == stands
