"""The report of an upgraded audit: the version it is under, how it came there, and every word that was ever said."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.conversation.engine import Conversation
from evenhand.conversation.replies import Reply
from evenhand.conversation.state import Upgrade, fold
from evenhand.models.event_order import SET_ASIDE
from evenhand.models.events import Event
from evenhand.models.framework import Framework
from evenhand.reporting.account import AuditFacts, Chain
from evenhand.reporting.build import build_report, tell
from evenhand.reporting.copies.copying import make_copy
from evenhand.reporting.copies.walking import texts_in
from evenhand.reporting.gather import gather
from evenhand.reporting.render import FORMATS, render
from evenhand.reporting.upgrades import UpgradeAccount, upgrade_accounts
from report_words import words_of
from two_versions import Given, new_version, old_version
from version_pairs import answer, framework_of, pairs

STARTED = {"framework": "pair", "version": "1.0", "digest": "", "readings": {}, "practice": False, "engine": "0"}
FACTS = AuditFacts("0f3a9c2b7d1e4a55", "2026-11-20T09:12:00.000Z", "2026-11-22T16:40:00.000Z", Chain("9b" * 32, 9))
REPLIES = (
    Reply("text", to="reference", text="KITE-one"),
    Reply("partly", to="safety.3", note="KITE-two"),
    Reply("grade", to="safety", value="fair", note="KITE-three"),
    Reply("reason", to="safety", text="KITE-four"),
    Reply("yes", to="visits.1", note="KITE-five"),
    Reply("note", to="visits", text="KITE-six"),
    Reply("see", to="plan", value="visits"),
)
WORDS = ("KITE-one", "KITE-two", "KITE-three", "KITE-four", "KITE-five", "KITE-six")


def upgraded(*replies: Reply) -> Conversation:
    conversation = Conversation(old_version(), [Event("started", value=STARTED)], versions=Given())
    for reply in (*replies, Reply("upgrade")):
        outcome = conversation.propose(reply)
        assert not outcome.refused, outcome.says
        conversation.accept(outcome)
    return conversation


def test_what_is_set_aside_is_told_as_it_was_asked() -> None:
    account = gather(new_version(), upgraded(*REPLIES).events, FACTS)
    gone = "Version 1.1 does not ask this."
    scale = "Version 1.1: that is not on its scale, Good, Requires Improvement, Poor."
    told = [(kept.place, kept.question, kept.words, kept.note, kept.why) for kept in account.kept_not_counted]
    assert told == [
        ("Safety", "Grade", "Fair", "KITE-three", scale),
        ("Safety", "Reason", "KITE-four", "", "It is the reason for a grade that does not count."),
        ("Visits", "Were the visits often enough?", "Yes", "KITE-five", gone),
        ("Visits", "Note filed while reading", "KITE-six", "", gone),
        ("Plan", "Evidence refers to", "Visits", "", gone),
    ]
    (safety,) = [domain for domain in account.domains if domain.id == "safety"]
    assert [item.note for item in safety.prompts] == ["", "", "", "KITE-two"]


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_word_is_in_every_format(format_name: str) -> None:
    report = build_report(new_version(), upgraded(*REPLIES).events, FACTS)
    text = words_of(render(report, format_name), format_name)
    assert [word for word in WORDS if word not in text] == []


def test_the_report_says_when_it_came_under_this_version() -> None:
    events = upgraded(*REPLIES).events
    times = tuple(f"2026-11-21T10:{number:02}:00.000Z" for number in range(len(events)))
    account = gather(new_version(), events, FACTS._replace(event_times=times))
    assert account.framework.version == "1.1"
    assert account.framework.upgrades == (UpgradeAccount("1.0", "1.1", new_version().digest, times[-1]),)
    assert "from 1.0 to 1.1, 21 November 2026" in str(tell(account))
    assert gather(old_version(), events[:-1], FACTS).framework.upgrades == ()


def test_each_change_of_version_is_told_with_its_time() -> None:
    state = fold([Event("started", value=STARTED)])
    state.upgrades = [Upgrade("1", "2", "a", "b", 3), Upgrade("2", "1", "b", "a", 9)]
    found = list(upgrade_accounts(state, lambda number: f"at {number}"))
    assert found == [UpgradeAccount("1", "2", "b", "at 3"), UpgradeAccount("2", "1", "a", "at 9")]


@given(st.data(), pairs())
def test_nothing_that_was_said_is_missing_from_the_report(
    data: st.DataObject, versions: tuple[Framework, Framework]
) -> None:
    conversation = Conversation(versions[0], [Event("started", value=STARTED)], versions=Given(*versions))
    answer(data.draw, conversation)
    before = said(conversation)
    outcome = conversation.propose(Reply("upgrade"))
    conversation.accept(outcome)
    text = "\n".join(texts_in(gather(conversation.framework, conversation.events, FACTS)))
    assert {word for word in before if word not in text} == set()


def said(conversation: Conversation) -> set[str]:
    """The words that stand in an audit. Evidence that is written in another domain's place has none."""
    answers = {part for one in conversation.state.answers.values() for part in (one.note, str(one.value))}
    notes = {note.text for notes in conversation.state.notes.values() for note in notes}
    return {word for word in answers | notes if word.startswith("said")}


NAMED = {"kind": "ordinal", "grades": [("good", "Good"), ("poor", "Poor")], "facts": [], "forms": [],
         "domains": [{"id": "safety", "graded": True, "may_be_left_out": False, "questions": []}]}  # fmt: skip


@pytest.mark.parametrize("copy", ["worker", "learning"])
def test_a_name_that_only_the_older_version_asked_for_is_in_no_learning_copy(copy: str) -> None:
    old, new = (framework_of(version, {**NAMED, "fields": fields}) for version, fields in (
        ("1.0", {"team": "text", "story": "text"}), ("1.1", {"story": "text"}),
    ))  # fmt: skip
    body = old.model_dump(mode="json", by_alias=True)
    body["forms"][0]["fields"][2].update({"label": "Child's name", "identifies": True, "kind": "person"})
    old = Framework.model_validate_json(json.dumps(body))
    conversation = Conversation(old, [Event("started", value=STARTED)], versions=Given(old, new))
    for reply in (
        Reply("text", to="team", text="Robin Kestrel"),
        Reply("text", to="story", text="Kestrel was seen."),
        Reply("upgrade"),
    ):
        outcome = conversation.propose(reply)
        assert not outcome.refused, outcome.says
        conversation.accept(outcome)
    assert any(SET_ASIDE in key.to for key in conversation.state.answers)
    made = make_copy(new, conversation.events, FACTS, copy, others=(old,)).account
    text = "\n".join(texts_in(made))
    assert "Robin" not in text
    assert ("Kestrel" in text) == (copy == "worker")


def test_what_is_set_aside_is_no_part_of_a_copy_and_of_its_list_of_what_was_replaced() -> None:
    events = upgraded(Reply("yes", to="visits.1", note="Ring 020 7946 0018."), Reply("yes", to="safety.1")).events
    made = make_copy(new_version(), events, FACTS, "worker", others=(old_version(),)).account
    assert made.copy is not None
    kinds = {one.kind for one in made.copy.removed}
    assert "answer that does not count" in kinds
    assert "telephone number" not in kinds
    counted = upgraded(Reply("yes", to="safety.3", note="Ring 020 7946 0018.")).events
    made = make_copy(new_version(), counted, FACTS, "worker").account
    assert made.copy is not None
    assert ("telephone number", "Safety: answers and notes") in [(one.kind, one.place) for one in made.copy.removed]
