"""Things to look at."""

from __future__ import annotations

from typing import Any

from textual.widgets import OptionList

from evenhand_tui.screens.view import ShownLine, ShownSection, ViewScreen


async def test_a_line_that_leads_somewhere_can_be_followed(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("f2")
        assert auditor.app.screen.query_one(OptionList) is auditor.app.focused
        await auditor.press("end", "enter")
        assert auditor.app.screen is auditor.assistant
        assert auditor.assistant.audit.conversation.question.place == "Overall grade"
        assert len(auditor.events) == 1


async def test_a_line_that_leads_nowhere_stays(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("f1")
        assert "Ctrl+J: a new line" in auditor.shown()
        await auditor.press("enter")
        assert isinstance(auditor.app.screen, ViewScreen)
        await auditor.press("f1")
        assert auditor.app.screen is auditor.assistant


async def test_what_is_not_answered_is_reached_from_the_summary(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.say("/summary")
        view = auditor.app.screen
        wanted = [number for number, key in enumerate(view._goes_to) if key is not None and key.to == "risk.1"]
        view.query_one(OptionList).highlighted = wanted[0]
        await auditor.press("enter")
        assert auditor.assistant.audit.conversation.question.key.to == "risk.1"


async def test_lines_and_sources_are_shown_whole(sitting: Any) -> None:
    async with sitting(size=(80, 24)) as auditor:
        line = ShownLine("word " * 60, "L1-L2")
        auditor.app.push_screen(ViewScreen("Title", [ShownSection("Heading", [line])], auditor.app.signs))
        await auditor.pilot.pause()
        assert auditor.shown().count("word") == 60
        assert "L1-L2" in auditor.shown()
