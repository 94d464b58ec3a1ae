"""What an upgrade refuses, and forms, actions, references and replies around it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from driving import durham
from evenhand.catalogue.assemble import digest_of
from evenhand.conversation.engine import Conversation
from evenhand.conversation.replies import Reply, replies_from_events
from evenhand.conversation.state import Key
from evenhand.conversation.upgrading import aside
from evenhand.models.event_order import SET_ASIDE
from evenhand.models.events import Event
from evenhand.models.framework import Framework
from two_versions import Given, new_version, old_version
from upgrading_audits import ANSWERED, BACK, STARTED, UPGRADE, begun, refused, take, two


def test_an_upgrade_is_refused_with_the_reason() -> None:
    assert "begun under, so there is none" in refused(two(), BACK)
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


def test_a_concern_that_is_not_passed_on_stops_it() -> None:
    conversation = Conversation(durham(), [Event("started", value=STARTED)], versions=Given(durham(), new_version()))
    take(conversation, Reply("raise", to=next(form.id for form in durham().forms if form.purpose == "concern")))
    assert "not passed on yet" in refused(conversation, UPGRADE)


def with_forms(framework: Framework, change: Callable[[Any], None]) -> Framework:
    body = framework.model_dump(mode="json", by_alias=True)
    change(body["forms"])
    made = Framework.model_validate_json(json.dumps(body))
    return made.model_copy(update={"digest": digest_of(made)})


def test_what_was_recorded_in_a_form_that_is_gone_never_fills_another() -> None:
    def rename(forms: Any) -> None:
        (form,) = [form for form in forms if form["id"] == "concern"]
        form.update(id="worry", title="Worry")

    newer = with_forms(old_version(), rename)
    conversation = begun(old_version(), newer)
    for reply in (Reply("raise", to="concern"), Reply("text", to="told", text="Bruises.", row=1)):
        take(conversation, reply)
    take(conversation, UPGRADE)
    assert conversation.state.value("told", "answer", 1) is None
    take(conversation, Reply("raise", to="worry"))
    assert conversation.state.value("told", "answer", 1) is None
    take(conversation, Reply("undo"))
    take(conversation, BACK)
    assert conversation.state.value("told", "answer", 1) == "Bruises."


def test_a_form_keeps_its_rows_when_a_field_of_the_same_id_goes() -> None:
    def alike(forms: Any) -> None:
        (form,) = [form for form in forms if form["id"] == "concern"]
        form["fields"][0]["id"] = "concern"

    def drop(forms: Any) -> None:
        (form,) = [form for form in forms if form["id"] == "concern"]
        form["fields"].pop(0)

    older = with_forms(old_version(), alike)
    conversation = begun(older, with_forms(older, drop))
    for reply in (
        Reply("raise", to="concern"),
        Reply("text", to="concern", text="Bruises.", row=1),
        Reply("text", to="how", text="By telephone.", row=1),
    ):
        take(conversation, reply)
    take(conversation, UPGRADE)
    assert conversation.state.raised == {"concern": 2}
    assert conversation.path.place(Key("how", "answer", 1)) is not None
    assert [asked.question for asked in conversation.state.asked.values()] == ["What was seen"]


def test_steps_of_an_action_are_set_aside_with_the_row_that_a_form_loses() -> None:
    def one_only(forms: Any) -> None:
        (form,) = [form for form in forms if form["id"] == "actions"]
        form["repeats"] = False

    conversation = begun(old_version(), with_forms(old_version(), one_only))
    told = [Event("acted", "actions", "action", "progress", "Half done.", row) for row in (0, 1)]
    conversation = Conversation(old_version(), [*conversation.events, *told], versions=conversation.versions)
    take(conversation, UPGRADE)
    assert {form for form, _ in conversation.state.acts} == {"actions", f"actions@{old_version().digest[:12]}"}
    take(conversation, BACK)
    assert [row for _, row in sorted(conversation.state.acts)] == [0, 1]
    assert {form for form, _ in conversation.state.acts} == {"actions"}


def test_evidence_and_what_it_refers_to_are_told_apart() -> None:
    conversation = two(
        Reply("evidence", to="visits", text="Seen twice."), Reply("see", to="visits", value="safety"),
        Reply("see", to="plan", value="visits"), Reply("see", to="plan", value="safety"),
    )  # fmt: skip
    take(conversation, UPGRADE)
    told = [(asked.place, asked.question, asked.words) for asked in conversation.state.asked.values()]
    assert sorted(told) == [
        ("Plan", "Evidence refers to", "Visits"),
        ("Visits", "Evidence", ""),
        ("Visits", "Evidence refers to", "Safety"),
    ]  # fmt: skip
    assert conversation.state.references["plan"] == ["safety"]


def test_replies_of_an_upgraded_audit_say_what_stands_and_nothing_else() -> None:
    conversation = two(
        Reply("grade", to="safety", value="poor"), Reply("grade", to="safety", value="fair"), Reply("undo"),
        Reply("yes", to="safety.2"), Reply("no", to="safety.2"),
    )  # fmt: skip
    take(conversation, UPGRADE)
    told = replies_from_events(conversation.events, new_version())
    assert told == [Reply("grade", to="safety", value="poor"), Reply("no", to="safety.3")]
    take(conversation, Reply("undo"))
    told = replies_from_events(conversation.events, old_version())
    assert told == [Reply("grade", to="safety", value="poor"), Reply("no", to="safety.2")]


def test_the_id_of_what_is_set_aside_names_the_version_that_asked_it() -> None:
    assert aside("plan.2", old_version()) == f"plan.2@{old_version().digest[:12]}"
    assert SET_ASIDE in aside("", old_version())


def test_going_back_walks_down_to_the_first_version_and_stops_there() -> None:
    third = with_forms(new_version(), lambda forms: forms[0].update(title="The case in hand"))
    conversation = begun(old_version(), new_version(), third)
    versions = conversation.versions
    assert isinstance(versions, Given)
    versions.frameworks = (old_version(), new_version())
    take(conversation, UPGRADE)
    versions.frameworks = (old_version(), new_version(), third)
    take(conversation, UPGRADE)
    for expected in (new_version(), old_version()):
        take(conversation, BACK)
        assert conversation.framework.digest == expected.digest
    assert "begun under" in refused(conversation, BACK)
