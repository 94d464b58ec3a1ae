"""One-key answers, and texts that stand: nothing is recorded that was not meant, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from evenhand.conversation.commands import BY_NAME
from evenhand.conversation.understand import TAKES_MORE
from evenhand.models.events import Event
from evenhand.store.errors import StoreFull
from evenhand_tui.screens.assistant import AssistantScreen
from evenhand_tui.widgets.reply_box import ReplyBox

Kept = Callable[[], list[Event]]


async def at_risk(auditor: Any) -> None:
    """At the first question of Risk, which is answered yes, partly or no."""
    await auditor.start()
    auditor.assistant.send("/jump risk")
    await auditor.pilot.pause()
    auditor.assistant.slow_words.forget()


async def test_a_key_answers_once_nothing_follows_it(sitting: Any, kept_events: Kept) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.pilot.press("n")
        await auditor.pilot.pause()
        assert auditor.box.text == "n"
        assert len(auditor.events) == 1
        await auditor.wait()
        assert auditor.box.text == ""
    assert [(event.to, event.value) for event in kept_events()[1:]] == [("manages_practitioner", "no")]


async def test_seventeen_answers_take_seventeen_keys(sitting: Any) -> None:
    async with sitting() as auditor:
        await at_risk(auditor)
        await auditor.press(*"ypneaypneaypneayp"[:17].replace("a", "y"))
        given_here = [event for event in auditor.events if event.to.startswith("risk.") and event.kind == "answered"]
        assert len(given_here) == 17


async def test_enter_gives_it_at_once_and_a_late_enter_ends_it(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.type_fast("n", "enter")
        assert [event.value for event in auditor.events[1:]] == ["no"]
        said = len(auditor.said)
        await auditor.type_slowly("n", "enter")
        assert [event.value for event in auditor.events[1:]] == ["no", "no"]
        assert "2 of 11." in auditor.said[-1] or "1 of 11." in auditor.said[-1]
        assert len(auditor.said) == said + 3, auditor.said[said:]


async def test_backspace_takes_a_key_away_again(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.pilot.press("n", "backspace")
        await auditor.wait()
        assert len(auditor.events) == 1
        await auditor.type_fast("n", "e")
        await auditor.wait()
        assert (auditor.box.text, len(auditor.events)) == ("ne", 1)


async def test_a_key_that_cannot_be_kept_stays_in_the_box(sitting: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sitting() as auditor:
        await auditor.start()

        def full(*_: object, **__: object) -> None:
            raise StoreFull("There is no room on the disk: free some, then send again.")

        with monkeypatch.context() as patch:
            patch.setattr(type(auditor.assistant.audit._audit.keeper), "append", full)
            await auditor.press("n")
            assert auditor.said[-1] == "There is no room on the disk: free some, then send again."
            assert auditor.box.text == "n"
        await auditor.press("enter")
        assert [event.value for event in auditor.events[1:]] == ["no"]


async def test_a_key_answers_nothing_when_more_stands_in_the_box_by_then(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        auditor.box.insert("ne")
        auditor.box.post_message(ReplyBox.QuickKey("n"))
        await auditor.pilot.pause()
        assert (auditor.box.text, len(auditor.events)) == ("ne", 1)


async def test_what_is_typed_before_a_sent_text_is_taken_is_kept(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.paste("no, not mine")
        auditor.box.post_message(ReplyBox.Sent("no, not mine"))
        auditor.box.insert("and more")
        await auditor.pilot.pause()
        assert [(event.value, event.note) for event in auditor.events[1:]] == [("no", "not mine")]
        assert auditor.box.text == "and more"


async def test_a_key_left_in_the_box_is_no_draft_once_it_has_answered(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n")
        auditor.assistant.keep_draft()
        assert auditor.assistant.audit._audit.handle.drafts() == {}


@asynccontextmanager
async def back_at_a_name(sitting: Any) -> AsyncIterator[Any]:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n", "n")
        await auditor.say("A. Auditor")
        await auditor.say("/back")
        yield auditor


async def test_a_text_that_stands_is_shown_and_not_in_the_box(sitting: Any) -> None:
    async with back_at_a_name(sitting) as auditor:
        assert auditor.box.text == ""
        assert auditor.said[-2:] == [
            "Your answer now: A. Auditor",
            "Write it anew, or press Right to change its words. Enter leaves it as it is.",
        ]
        before = len(auditor.events)
        await auditor.press("enter")
        assert len(auditor.events) == before
        assert auditor.assistant.audit.conversation.question.key.to != "auditor"


async def test_a_command_typed_there_is_a_command(sitting: Any) -> None:
    async with back_at_a_name(sitting) as auditor:
        field = auditor.assistant.audit.conversation.question.key
        for line in sorted({name for name, command in BY_NAME.items() if command not in TAKES_MORE} - {"quit", "exit"}):
            auditor.assistant.go_to(field)
            auditor.box.put("")
            await auditor.type_fast(*auditor.keys(line), "enter")
            written = [event.value for event in auditor.events if event.to == field.to and event.kind == "answered"]
            assert written == ["A. Auditor"], line
            while not isinstance(auditor.app.screen, AssistantScreen):
                auditor.app.pop_screen()
            while auditor.events[-1].value != "A. Auditor":
                response = auditor.assistant.audit.send("/undo", typed=False)
                if response.outcome.refused or line == "undo":
                    break


async def test_a_new_text_takes_its_place_whole(sitting: Any) -> None:
    async with back_at_a_name(sitting) as auditor:
        await auditor.type_fast(*"Zo", "enter")
        assert auditor.events[-1].value == "Zo"


async def test_its_words_are_changed_after_right(sitting: Any) -> None:
    async with back_at_a_name(sitting) as auditor:
        await auditor.type_fast("right", "s", "enter")
        assert auditor.events[-1].value == "A. Auditors"


async def test_a_command_straight_behind_it_is_asked_about(sitting: Any) -> None:
    async with back_at_a_name(sitting) as auditor:
        await auditor.type_fast("right", *"next", "enter")
        assert auditor.said[-1].startswith("Nothing is recorded yet: next stands straight behind your earlier answer.")
        assert auditor.box.text == "A. Auditornext"
        await auditor.type_fast("enter")
        assert auditor.events[-1].value == "A. Auditornext"


@pytest.mark.parametrize("behind", ["/next", " /summary", " next", " note risk: rang"])
async def test_a_slash_a_blank_or_a_note_behind_it_is_asked_about_too(sitting: Any, behind: str) -> None:
    async with back_at_a_name(sitting) as auditor:
        before = len(auditor.events)
        await auditor.type_fast("right")
        await auditor.paste(behind)
        await auditor.type_fast("enter")
        assert auditor.said[-1].startswith("Nothing is recorded yet")
        assert len(auditor.events) == before
        assert auditor.box.text == f"A. Auditor{behind}"


async def test_deleting_it_is_not_leaving_it(sitting: Any) -> None:
    async with back_at_a_name(sitting) as auditor:
        before = auditor.assistant.audit.conversation.cursor
        await auditor.press("right", *["backspace"] * len("A. Auditor"), "enter")
        assert auditor.said[-1].startswith("Please write something"), "the auditor's name is needed"
        assert auditor.assistant.audit.conversation.cursor == before


async def test_the_editor_begins_with_it(sitting: Any) -> None:
    async with back_at_a_name(sitting) as auditor:
        await auditor.press("f5", "s", "ctrl+s")
        assert auditor.events[-1].value == "A. Auditors"
