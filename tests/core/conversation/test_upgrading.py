"""Putting an audit under another version: nothing is lost, nothing counts for another question, all can be undone."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.conversation.engine import Conversation
from evenhand.conversation.findings import audit_findings
from evenhand.conversation.replies import Reply, replies_from_events
from evenhand.conversation.state import Key, State, fold
from evenhand.conversation.upgrading import aside, target_of, upgrade_event
from evenhand.models.event_order import SET_ASIDE
from evenhand.models.events import Event
from evenhand.models.framework import Framework
from two_versions import Given, new_version, old_version
from version_pairs import answer, pairs

STARTED = {"framework": "pair", "version": "1.0", "digest": "", "readings": {}, "practice": False, "engine": "0"}
UPGRADE, BACK = Reply("upgrade"), Reply("upgrade", value="back")


def begun(*frameworks: Framework) -> Conversation:
    return Conversation(frameworks[0], [Event("started", value=STARTED)], versions=Given(*frameworks))


def two(*replies: Reply) -> Conversation:
    conversation = begun(old_version(), new_version())
    for reply in replies:
        take(conversation, reply)
    return conversation


def take(conversation: Conversation, reply: Reply) -> tuple[str, ...]:
    outcome = conversation.propose(reply)
    assert not outcome.refused, outcome.says
    conversation.accept(outcome)
    return outcome.says


def refused(conversation: Conversation, reply: Reply) -> str:
    before = list(conversation.events)
    outcome = conversation.propose(reply)
    assert outcome.refused
    conversation.accept(outcome)
    assert conversation.events == before
    return " ".join(outcome.says)


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
            assert asked == new[key.to] or key.to in conversation.state.reworded


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


ANSWERED = (
    Reply("text", to="reference", text="C-1"),
    Reply("yes", to="safety.1", note="first"),
    Reply("no", to="safety.2", note="bedroom"),
    Reply("partly", to="safety.3", note="written"),
    Reply("yes", to="plan.2", note="tree"),
    Reply("grade", to="safety", value="fair"),
    Reply("reason", to="safety", text="Because of the bedroom."),
    Reply("grade", to="plan", value="good"),
    Reply("note", to="visits", text="Six visits in March."),
    Reply("see", to="plan", value="visits"),
)


def test_each_answer_goes_where_its_question_went() -> None:
    conversation = two(*ANSWERED)
    says = take(conversation, UPGRADE)
    value = conversation.state.value
    assert [value(f"safety.{number}") for number in range(1, 5)] == ["yes", None, "no", "partly"]
    assert value("safety", "grade") is value("safety", "reason") is None
    assert value("plan", "grade") == "good"
    assert conversation.state.references.get("plan") is None
    assert says == ("This audit is under version 1.1 now. 5 answers set aside, and kept. undo takes that back.",)
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
    assert "before version 1.1 worded it anew" in found[0].words
    take(conversation, Reply("partly", to="safety.4"))
    assert not [one for one in audit_findings(conversation) if one.kind == "reworded"]
    take(conversation, BACK)
    assert [one.goes_to for one in audit_findings(conversation) if one.kind == "reworded"] == [Key("safety.3")]


def test_an_answer_that_was_given_in_these_words_is_not_pointed_out_after_going_back() -> None:
    conversation = two(*ANSWERED)
    take(conversation, UPGRADE)
    take(conversation, BACK)
    assert not [one for one in audit_findings(conversation) if one.kind == "reworded"]


def test_an_upgrade_is_refused_with_the_reason() -> None:
    assert "never upgraded" in refused(two(), BACK)
    conversation = two(*ANSWERED)
    take(conversation, UPGRADE)
    assert "is installed" in refused(conversation, UPGRADE)
    alone = Conversation(old_version(), [Event("started", value=STARTED)])
    assert "evenhand audit upgrade" in refused(alone, UPGRADE)


def test_unsent_text_at_a_question_that_moves_is_sent_first() -> None:
    conversation = two(*ANSWERED)
    versions = conversation.versions
    assert isinstance(versions, Given)
    versions.unsent = {"safety.1"}
    assert not conversation.propose(UPGRADE).refused
    versions.unsent = {"safety.2"}
    assert "not sent yet" in refused(conversation, UPGRADE)
    versions.unsent = set()
    take(conversation, UPGRADE)
    versions.unsent = {"safety.3"}
    assert "not sent yet" in refused(conversation, Reply("undo"))


@pytest.mark.parametrize(
    ("kind", "words"), [("graded", "is graded, so it keeps its version"), ("completed", "is completed, so it keeps")]
)
def test_a_graded_audit_keeps_its_version_until_it_is_amended(kind: str, words: str) -> None:
    conversation = two(*ANSWERED)
    events = [*conversation.events, Event(kind)]  # type: ignore[arg-type]
    closed = Conversation(old_version(), events, versions=conversation.versions)
    assert words in refused(closed, UPGRADE)
    take(closed, Reply("amend", text="a new version"))
    take(closed, UPGRADE)
    assert closed.state.stage == "amended"


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ({"rating": {"case": "a", "kind": "second", "carried": 0}}, "so that they compare"),
        ({"calibration": {"case": "a"}}, "grades were agreed under"),
    ],
)
def test_what_is_compared_with_others_keeps_its_version(about: dict[str, Any], words: str) -> None:
    started = Event("started", value={**STARTED, **about})
    conversation = Conversation(old_version(), [started], versions=Given())
    assert words in refused(conversation, UPGRADE)


def test_the_id_of_what_is_set_aside_names_the_version_that_asked_it() -> None:
    assert aside("plan.2", old_version()) == f"plan.2@{old_version().digest[:12]}"
    assert SET_ASIDE in aside("", old_version())
