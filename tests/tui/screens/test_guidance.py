"""The guidance on a full screen."""

from __future__ import annotations

from typing import Any

import pytest

from evenhand_tui.screens.guidance import GuidanceScreen
from evenhand_tui.widgets.guidance import GuidancePanel


@pytest.mark.parametrize(("width", "columns"), [(80, 1), (120, 4)])
async def test_grades_stand_side_by_side_where_there_is_room(sitting: Any, width: int, columns: int) -> None:
    async with sitting(size=(width, 40)) as auditor:
        await auditor.start()
        auditor.assistant.send("/jump risk")
        await auditor.pilot.pause()
        await auditor.press("f3")
        assert isinstance(auditor.app.screen, GuidanceScreen)
        assert sum(column.display for column in auditor.app.screen.query(".column")) == columns


async def test_everything_is_read_with_the_keys(sitting: Any) -> None:
    async with sitting(size=(80, 24)) as auditor:
        await auditor.start()
        auditor.assistant.send("/jump risk")
        await auditor.pilot.pause()
        await auditor.press("f3")
        panel = auditor.app.screen.query_one(GuidancePanel)
        tabs = []
        for _ in range(5):
            await auditor.press("right")
            tabs.append(panel.tab)
        assert tabs == ["Good", "Requires Improvement", "Inadequate", "Consider", "Outstanding"]
        await auditor.press("left", "end")
        assert panel.scroll_y == panel.max_scroll_y > 0
        await auditor.press("home", "pagedown")
        assert panel.scroll_y > 0
        await auditor.press("f3")
        assert auditor.app.screen is auditor.assistant
