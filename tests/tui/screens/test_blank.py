"""The blank screen."""

from __future__ import annotations

from typing import Any

from textual import events

from evenhand_tui.screens.blank import BlankScreen


async def test_the_blank_key_shows_nothing_until_it_is_pressed_again(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n", "n")
        await auditor.paste("Robin Kite")
        await auditor.press("f9")
        assert auditor.shown().strip() == ""
        auditor.app.post_message(events.Paste("pasted"))
        await auditor.press("y", "f3", "f1", "escape", "enter")
        assert isinstance(auditor.app.screen, BlankScreen)
        assert auditor.shown().strip() == "F9 brings the screen back."
        await auditor.press("f9")
        assert auditor.app.screen is auditor.assistant
        assert auditor.box.text == "Robin Kite"
        assert len(auditor.events) == 3


async def test_the_blank_key_also_hides_what_lies_over_the_conversation(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n", "n", "f5", "f9")
        assert auditor.shown().strip() == ""
