"""Small questions before something is done."""

from __future__ import annotations

from typing import Any

from evenhand_tui.screens.asking import AskChoice, AskPath


async def test_a_path_is_handed_back_and_an_empty_one_is_not(sitting: Any) -> None:
    given: list[str | None] = []
    async with sitting() as auditor:
        auditor.app.push_screen(AskPath("Where?", " here "), given.append)
        await auditor.pilot.pause()
        await auditor.press("enter")
        auditor.app.push_screen(AskPath("Where?", ""), given.append)
        await auditor.pilot.pause()
        await auditor.press("enter")
        assert given == ["here"]
        await auditor.press("escape")
        assert given == ["here", None]


async def test_a_choice_is_handed_back(sitting: Any) -> None:
    given: list[str | None] = []
    async with sitting() as auditor:
        auditor.app.push_screen(AskChoice("Which?", [("a", "The first"), ("b", "The second")]), given.append)
        await auditor.pilot.pause()
        await auditor.press("down", "enter")
        assert given == ["b"]
