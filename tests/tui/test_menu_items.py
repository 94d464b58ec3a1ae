"""What the menu lists."""

from __future__ import annotations

from typing import Any

from evenhand.conversation.commands import COMMANDS
from evenhand_tui.keys import KEYS
from evenhand_tui.menu_items import menu_items


async def test_every_command_and_every_key_is_in_the_menu(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        items = menu_items(auditor.assistant)
        names = [item.name for item in items]
        assert len(names) == len(set(names))
        assert {command.name for command in COMMANDS} <= set(names)
        assert {key.does for key in KEYS if key.id != "menu"} <= {item.does for item in items}
        assert "go to 5 Risk" in names


async def test_a_command_that_needs_more_begins_in_the_box(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        next(item for item in menu_items(auditor.assistant) if item.name == "find").run()
        assert auditor.box.text == "/find "
