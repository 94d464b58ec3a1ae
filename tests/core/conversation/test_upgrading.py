"""Putting an audit under another version: nothing is lost, nothing counts for another question, all can be undone."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from evenhand.conversation.engine import Conversation
from evenhand.conversation.findings import audit_findings
from evenhand.conversation.replies import Reply, replies_from_events
from evenhand.conversation.state import Key, State, fold
from evenhand.conversation.upgrading import target_of, upgrade_event
from evenhand.models.event_order import SET_ASIDE
from evenhand.models.events import Event
from evenhand.models.framework import Framework
from upgrading_audits import ANSWERED, BACK, STARTED, UPGRADE, begun, take, two
from version_pairs import answer, pairs


def said(state: State) -> Counter[Any]:
    """Everything that was said, wherever it stands."""
    answers = [(key.slot, key.row, str(answer.value), answer.note) for key, answer in state.answers.items()]
    notes = [("note", 0, note.text, "") for notes in state.notes.values() for note in notes]
    return Counter([*answers, *notes])


def standing_state(conversation: Conversation) -> tuple[Any, ...]:
    state = conversation.state
    answers = {key: (answer.value, answer.note) for key, answer in state.answers.items()}
    notes = {domain: [note.text for note in notes] for domain, notes in state.notes.items()}
    return answers, state.skipped, notes, state.references, state.raised, state.readings


def texts(framework: Framework) -> dict[str, str]:
    return {prompt.id: prompt.text for domain in framework.domains for prompt in domain.prompts}


@given(st.data(), pairs())
def test_undo_restores_everything_as_it_was(data: st.DataObject, versions: tuple[Framework, Framework]) -> None:
    conversation = begun(*versions)
    answer(data.draw, conversation)
    before, state, path = conversation.framework, fold(conversation.events), conversation.path
    outcome = conversation.propose(UPGRADE)
    if outcome.refused:
        return
    conversation.accept(outcome)
    assert conversation.framework is versions[1]
    take(conversation, Reply("undo"))
    assert conversation.framework is before
    assert (conversation.state, conversation.path) == (state, path)


@given(st.data(), pairs())
def test_nothing_that_was_said_is_lost(data: st.DataObject, versions: tuple[Framework, Framework]) -> None:
    conversation = begun(*versions)
    answer(data.draw, conversation)
    before = said(conversation.state)
    if not conversation.propose(UPGRADE).refused:
        take(conversation, UPGRADE)
    assert said(conversation.state) == before


@given(st.data(), pairs())
def test_going_back_restores_what_was_set_aside_and_keeps_what_came_since(
    data: st.DataObject, versions: tuple[Framework, Framework]
) -> None:
    conversation = begun(*versions)
    answer(data.draw, conversation)
    before = standing_state(conversation)
    if conversation.propose(UPGRADE).refused:
        return
    take(conversation, UPGRADE)
    take(conversation, BACK)
    assert conversation.framework is versions[0]
    assert standing_state(conversation) == before
    take(conversation, UPGRADE)
    answer(data.draw, conversation, most=8)
    now = said(conversation.state)
    take(conversation, BACK)
    assert not now - said(conversation.state) - _answered_again(conversation)


def _answered_again(conversation: Conversation) -> Counter[Any]:
    """What was answered once more under the other version stands in one place only, the later answer."""
    return Counter(
        (event.slot, event.row, str(event.value), event.note)
        for event in conversation.events
        if event.kind == "answered"
    )


@given(st.data(), pairs())
def test_an_answer_counts_only_for_the_question_it_was_given_to(
    data: st.DataObject, versions: tuple[Framework, Framework]
) -> None:
    conversation = begun(*versions)
    answer(data.draw, conversation)
    given_to = {(answer.number): key for key, answer in conversation.state.answers.items()}
    if conversation.propose(UPGRADE).refused:
        return
    take(conversation, UPGRADE)
    old, new = texts(versions[0]), texts(versions[1])
    for key, one in conversation.state.answers.items():
        if key.to in new and key.slot == "answer":
            asked = old[given_to[one.number].to]
            assert asked == new[key.to] or key.to in conversation.state.old_words


@given(st.data(), pairs())
def test_an_audit_goes_on_under_the_other_version(data: st.DataObject, versions: tuple[Framework, Framework]) -> None:
    conversation = begun(*versions)
    answer(data.draw, conversation)
    if conversation.propose(UPGRADE).refused:
        return
    take(conversation, UPGRADE)
    answer(data.draw, conversation, most=10)
    again = Conversation(versions[1], conversation.events)
    assert (again.state, again.path, again.ruling) == (conversation.state, conversation.path, conversation.ruling)
    audit_findings(conversation)
    played = Conversation(versions[1], [Event("started", value=STARTED)])
    for reply in replies_from_events(conversation.events, versions[1]):
        outcome = played.propose(reply)
        if not outcome.refused:
            played.accept(outcome)
    counting = {key: answer.value for key, answer in conversation.state.answers.items() if SET_ASIDE not in key.to}
    on_path = {key: value for key, value in counting.items() if conversation.path.place(key) is not None}
    assert on_path.items() <= {key: answer.value for key, answer in played.state.answers.items()}.items()


def test_each_answer_goes_where_its_question_went() -> None:
    conversation = two(*ANSWERED)
    says = take(conversation, UPGRADE)
    value = conversation.state.value
    assert [value(f"safety.{number}") for number in range(1, 5)] == ["yes", None, "no", "partly"]
    assert value("safety", "grade") is value("safety", "reason") is None
    assert value("plan", "grade") == "good"
    assert conversation.state.references.get("plan") is None
    assert says == (
        "This audit is under version 1.1 now. 5 answers set aside, and kept. Type findings for answers to questions in "
        "other words. undo takes that back.",
    )
    why = {asked.question: (asked.place, asked.why, asked.words) for asked in conversation.state.asked.values()}
    gone = "Version 1.1 does not ask this."
    assert why == {
        "Has the file a family tree?": ("Plan", gone, ""),
        "Grade": ("Safety", "Version 1.1: that is not on its scale, Good, Requires Improvement, Poor.", "Fair"),
        "Reason": ("Safety", "It is the reason for a grade that does not count.", ""),
        "Note filed while reading": ("Visits", gone, ""),
        "Evidence refers to": ("Plan", gone, "Visits"),
    }


def test_the_event_holds_nothing_that_was_typed() -> None:
    conversation = two(*ANSWERED, Reply("evidence", to="safety", text="KITE"), Reply("text", to="what", text="KITE"))
    event = upgrade_event(conversation, target_of(conversation, back=False))
    for typed in ("C-1", "first", "bedroom", "tree", "Because", "March", "KITE"):
        assert typed not in str(event.value).replace("Has the file a family tree?", "")


def test_one_goes_on_where_one_was() -> None:
    conversation = two(*ANSWERED)
    conversation.go_to(Key("safety.2"))
    take(conversation, UPGRADE)
    assert conversation.cursor == Key("safety.3")
    take(conversation, Reply("undo"))
    assert conversation.cursor == Key("safety.2")
    conversation.go_to(Key("plan.2"))
    take(conversation, UPGRADE)
    assert conversation.question is not None


def test_what_was_worded_anew_is_pointed_out_until_it_is_answered_again() -> None:
    conversation = two(*ANSWERED)
    take(conversation, UPGRADE)
    found = [one for one in audit_findings(conversation) if one.kind == "reworded"]
    assert [(one.goes_to, one.severity) for one in found] == [(Key("safety.4"), "warning")]
    assert found[0].words == (
        "Was the risk to the child written down? It was answered when it read “Was the risk written down?”. Answer "
        "again to say that it still holds."
    )
    conversation.go_to(Key("safety.4"))
    assert conversation.turn().says[-1] == "You answered this when it read: “Was the risk written down?”"
    take(conversation, Reply("partly", to="safety.4"))
    assert not [one for one in audit_findings(conversation) if one.kind == "reworded"]
    take(conversation, BACK)
    assert [one.goes_to for one in audit_findings(conversation) if one.kind == "reworded"] == [Key("safety.3")]


def test_an_answer_that_was_given_in_these_words_is_not_pointed_out_after_going_back() -> None:
    conversation = two(*ANSWERED)
    take(conversation, UPGRADE)
    take(conversation, BACK)
    assert not [one for one in audit_findings(conversation) if one.kind == "reworded"]
    take(conversation, UPGRADE)
    assert [one.goes_to for one in audit_findings(conversation) if one.kind == "reworded"] == [Key("safety.4")]
