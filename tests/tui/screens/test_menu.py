"""The menu."""

from __future__ import annotations

from typing import Any

from textual.widgets import OptionList

from evenhand_tui.screens.menu import MenuScreen
from evenhand_tui.screens.opening import OpeningScreen


async def test_typing_narrows_the_list_and_enter_does_it(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("escape")
        assert isinstance(auditor.app.screen, MenuScreen)
        everything = auditor.app.screen.query_one(OptionList).option_count
        await auditor.press(*"to 5 risk")
        assert auditor.app.screen.query_one(OptionList).option_count < everything
        await auditor.press("enter")
        assert auditor.assistant.audit.conversation.question.domain == "risk"


async def test_the_list_of_audits_comes_first(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("f10", "enter")
        assert isinstance(auditor.app.screen, OpeningScreen)


async def test_the_arrows_move_the_mark_while_one_types(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("f10", "down", "down", "up")
        assert auditor.app.screen.query_one(OptionList).highlighted == 1
        await auditor.press("escape")
        assert auditor.app.screen is auditor.assistant
        assert auditor.app.focused is auditor.box
