"""The assistant: what keys and typed text do, and that nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from evenhand.models.events import Event
from evenhand.store.errors import StoreFull
from evenhand_tui.screens.assistant import AssistantScreen
from evenhand_tui.screens.opening import OpeningScreen
from evenhand_tui.widgets.progress import PlaceLine
from evenhand_tui.widgets.transcript import Transcript

Kept = Callable[[], list[Event]]


async def test_enter_enter_starts_an_audit_for_a_newcomer(sitting: Any, kept_events: Kept) -> None:
    async with sitting() as auditor:
        await auditor.start()
        assert isinstance(auditor.app.screen, AssistantScreen), auditor.shown()
        assert "Do you manage the practitioner" in auditor.said[-1]
        assert auditor.app.focused is auditor.box
    assert [event.kind for event in kept_events()] == ["started"]


async def test_one_key_answers_and_the_next_question_is_there(sitting: Any, kept_events: Kept) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n")
        assert auditor.said[-2:] == ["no", auditor.said[-1]]
        assert "2 of 2." in auditor.said[-1]
        assert auditor.box.text == ""
    assert [(event.to, event.value) for event in kept_events()[1:]] == [("manages_practitioner", "no")]


async def test_typed_answers_and_commands(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.say("no, I am from another team")
        await auditor.say("/back")
        assert auditor.said[-2:] == [
            "Your answer now: no, I am from another team",
            "Answer again. Enter leaves it as it is.",
        ]
        assert auditor.box.text == ""
        await auditor.say("/next")
        await auditor.say("n")
        assert [event.note for event in auditor.events[1:]] == ["I am from another team", ""]
        await auditor.say("undo")
        assert auditor.events[-1].kind == "withdrawn"


async def test_what_is_not_understood_stays_in_the_box_with_a_hint(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.say("perhaps")
        assert auditor.box.text == "perhaps"
        assert "Please answer" in auditor.said[-1]
        assert len(auditor.events) == 1


async def test_a_paste_of_20000_characters_arrives_whole(sitting: Any, kept_events: Kept) -> None:
    text = "\n".join(f"{number}. [b]seen[/b] \t on the file, Zoë said “no” & left" for number in range(600))[
        :20_000
    ].strip()
    assert len(text) > 19_900
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n", "n")
        await auditor.paste(text)
        assert auditor.box.text == text
        await auditor.press("enter")
    assert kept_events()[-1].value == text


async def test_ctrl_j_begins_a_new_line_and_enter_sends(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n", "n", "A", "ctrl+j", "B", "enter")
        assert auditor.events[-1].value == "A\nB"


async def test_clicks_and_scrolling_leave_the_box_its_focus(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n", "n")
        for where in ("#transcript", "#progress", "#guidance", "#ruling", "#title", "#quick", "#foot"):
            await auditor.pilot.click(where)
            assert auditor.app.focused is auditor.box, where
        await auditor.press("pageup", "pagedown", "tab", "shift+tab", "ctrl+pagedown", "f6", "f12")
        assert auditor.app.focused is auditor.box
        await auditor.press("Z")
        assert auditor.box.text == "Z"


async def test_quick_replies_can_be_clicked(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.pilot.click("#quick", offset=(10, 0))
        await auditor.pilot.pause()
        assert [event.value for event in auditor.events[1:]] == ["no"]


async def test_an_earlier_answer_is_reached_with_the_arrows_and_changed(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n", "n", "up", "up")
        assert auditor.app.focused is auditor.box
        await auditor.press("enter")
        assert auditor.assistant.audit.conversation.question.key.to == "manages_practitioner"
        assert len(auditor.events) == 3
        await auditor.press("n")
        assert auditor.events[-1].to == "manages_practitioner"


async def test_a_letter_typed_while_an_earlier_answer_is_marked_answers_nothing(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n", "up", "n")
        assert auditor.box.text == "n"
        assert len(auditor.events) == 2
        assert auditor.assistant.query_one(Transcript).picked is None


async def test_an_earlier_answer_can_be_clicked(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n", "n")
        answer = auditor.assistant.query(".-you").first()
        await auditor.pilot.click(answer, offset=(12, 0))
        await auditor.pilot.pause()
        assert auditor.assistant.audit.conversation.question.key.to == "manages_practitioner"


async def test_an_answer_that_cannot_be_kept_stays_in_the_box(sitting: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n", "n")
        keeper = auditor.assistant.audit._audit.keeper

        def full(*_: object, **__: object) -> None:
            raise StoreFull("There is no room on the disk: free some, then send again.")

        with monkeypatch.context() as patch:
            patch.setattr(type(keeper), "append", full)
            await auditor.say("A. Auditor")
            assert auditor.said[-1] == "There is no room on the disk: free some, then send again."
            assert auditor.box.text == "A. Auditor"
            assert len(auditor.events) == 3
        await auditor.press("enter")
        assert auditor.events[-1].value == "A. Auditor"


async def test_unsent_text_survives_closing_and_is_there_again(sitting: Any, make_app: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n", "n")
        await auditor.paste("half a name")
        await auditor.press("ctrl+q")
    async with sitting(app=make_app()) as auditor:
        await auditor.press("enter")
        assert auditor.box.text == "half a name"
        await auditor.press("enter")
        assert auditor.events[-1].value == "half a name"
        assert auditor.assistant.audit._audit.handle.drafts() == {}


async def test_moving_keeps_unsent_text_with_its_question(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n", "n")
        here = auditor.assistant.audit.conversation.question.key
        await auditor.paste("half a name")
        await auditor.pilot.click(list(auditor.assistant.query(PlaceLine))[2])
        await auditor.pilot.pause()
        assert auditor.assistant.audit.conversation.question.key != here
        assert auditor.box.text == ""
        auditor.assistant.go_to(here)
        await auditor.pilot.pause()
        assert auditor.box.text == "half a name"


async def test_looking_keeps_what_is_typed(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n", "n")
        await auditor.paste("half a name")
        for key in ("f1", "f2", "f3", "f4"):
            await auditor.press(key)
            assert auditor.app.screen is not auditor.assistant, key
            await auditor.press("escape")
            assert auditor.app.screen is auditor.assistant, key
        assert auditor.box.text == "half a name"
        assert auditor.app.focused is auditor.box


async def test_a_command_from_the_box_leaves_no_draft(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n")
        await auditor.say("/back")
        await auditor.say("/next")
        assert auditor.box.text == ""


async def test_leaving_goes_back_to_the_list_and_continuing_shows_what_was_said(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n", "n")
        auditor.assistant.action_leave()
        await auditor.pilot.pause()
        assert isinstance(auditor.app.screen, OpeningScreen)
        await auditor.press("enter")
        assert [words for words in auditor.said if words == "no"] == ["no", "no"]
        assert "1 of 11." in auditor.said[-1]


async def test_the_transcript_mounts_a_window_only(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n", "n")
        for number in range(60):
            auditor.assistant.send(f"Auditor {number}")
            auditor.assistant.send("/back")
            await auditor.pilot.pause(0)
        await auditor.pilot.pause()
        transcript = auditor.assistant.query_one(Transcript)
        assert len(transcript.messages) > 150
        assert len(transcript.children) <= 50
