"""Telling in the assistant what became of an action: one key begins, words follow, and nothing is sent without them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual import events

from acting import graded, kept_in_store, plan_replies, row
from evenhand.conversation.replies import Reply
from evenhand.models.events import Event
from evenhand.settings.paths import store_file
from evenhand_tui.app import EvenhandApp
from evenhand_tui.messages import history


@pytest.fixture
def app(make_app: Callable[..., EvenhandApp]) -> EvenhandApp:
    """The app on a graded audit with two actions."""
    events = (*row(what="Update it."), *row(1, what="Meet him."), Event("graded"))
    return make_app(audit_id=kept_in_store(store_file(), *events))


KEYS = {",": "comma", " ": "space"}


def told(auditor: Any) -> list[tuple[str, str, int]]:
    return [(event.value, event.note, event.row) for event in auditor.events if event.kind == "acted"]


async def test_a_key_begins_and_the_words_follow(sitting: Any, app: EvenhandApp) -> None:
    async with sitting(app=app) as auditor:
        await auditor.say("/action 2")
        await auditor.press("c")
        assert auditor.box.text == "completed, "
        assert auditor.said[-1] == "Completed: say what shows that it is done."
        assert told(auditor) == []
        await auditor.press("H", "e", "enter")
        assert told(auditor) == [("completed", "He", 1)]
        assert auditor.box.text == ""
        recorded, lead, asked = auditor.said[-3:]
        assert recorded == "Recorded: completed. Type actions to see them all."
        assert lead == "Action 2: nobody is named, no date is set, completed. Last told, completed: He"
        assert asked == "2 of 2. What became of this action? Meet him."
        assert "completed, He" in auditor.said
        assert [reply.key for reply in auditor.assistant.quick] == ["r", "x", "o", "s"]


def test_who_comes_back_reads_which_action_each_step_was_told_of() -> None:
    session, _ = graded([*plan_replies(what="Update it."), told_of("progress", "Half.")])
    said = [message.text for message in history(session.conversation)]
    assert said[-2:] == ["What became of this action? Update it.", "progress, Half."]


def told_of(step: str, words: str) -> Reply:
    return Reply("action", to="improvement", value=step, note=words)


async def test_a_bare_step_is_refused_and_stays_in_the_box(sitting: Any, app: EvenhandApp) -> None:
    async with sitting(app=app) as auditor:
        await auditor.say("/action 1")
        await auditor.press("x", "enter")
        assert told(auditor) == []
        assert "effect it has had on the child" in auditor.said[-1]
        assert auditor.box.text == "closed, "


async def test_who_types_the_whole_word_gets_it_once(sitting: Any, app: EvenhandApp) -> None:
    async with sitting(app=app) as auditor:
        await auditor.say("/action 1")
        await auditor.type_slowly("p")
        await auditor.type_fast(*"rogress", "comma", "space", "H", "e", "enter")
        assert told(auditor) == [("progress", "He", 0)]


async def test_nothing_is_lost_of_what_is_typed_in_one_go(sitting: Any, app: EvenhandApp) -> None:
    async with sitting(app=app) as auditor:
        await auditor.say("/action 1")
        for key in ("r", *"eviewed", ",", " ", *"first half"):
            # Faster than the screen hears of it.
            auditor.box.post_message(events.Key(KEYS.get(key, key), key))
        for _ in range(5):
            await auditor.pilot.pause()
        assert auditor.box.text == "reviewed, first half"
        await auditor.press("enter")
        assert told(auditor) == [("reviewed", "first half", 0)]


async def test_another_step_can_be_chosen_and_the_words_stay(sitting: Any, app: EvenhandApp) -> None:
    async with sitting(app=app) as auditor:
        await auditor.say("/action 1")
        await auditor.press("p", "H", "e")
        auditor.assistant.action_quick("c")
        assert auditor.box.text == "completed, He"


async def test_what_is_only_begun_is_no_unsent_text(sitting: Any, app: EvenhandApp) -> None:
    async with sitting(app=app) as auditor:
        await auditor.say("/action 1")
        await auditor.press("c")
        await auditor.pilot.pause()
        auditor.assistant.keep_draft()
        assert auditor.assistant.audit.drafts.text_for("improvement/action/0") == ""
        await auditor.press("H")
        await auditor.pilot.pause()
        auditor.assistant.keep_draft()
        assert auditor.assistant.audit.drafts.text_for("improvement/action/0") == "completed, H"


async def test_leaving_an_action_records_nothing(sitting: Any, app: EvenhandApp) -> None:
    async with sitting(app=app) as auditor:
        await auditor.say("/action 1")
        before = list(auditor.events)
        await auditor.press("s")
        assert auditor.events == before
        assert auditor.assistant.audit.conversation.cursor.slot != "action"
