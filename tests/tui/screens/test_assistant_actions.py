"""What the keys do apart from answering."""

from __future__ import annotations

from typing import Any

from evenhand_tui.screens.assistant_actions import AssistantActions


async def test_f7_marks_the_last_answer_and_esc_comes_back(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n", "f7")
        assert "Enter goes there" in auditor.shown()
        assert isinstance(auditor.app.screen, AssistantActions)
        await auditor.press("escape")
        assert "Enter goes there" not in auditor.shown()
        assert not auditor.box.picking


async def test_compare_shows_the_grades_and_records_nothing(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        auditor.assistant.send("/jump risk")
        await auditor.press("g", "c")
        assert "Requires Improvement" in auditor.shown()
        await auditor.press("escape")
        assert len(auditor.events) == 1


async def test_the_guidance_scrolls_while_the_box_keeps_the_focus(sitting: Any) -> None:
    async with sitting(size=(120, 30)) as auditor:
        await auditor.start()
        auditor.assistant.send("/jump risk")
        await auditor.pilot.pause()
        panel = auditor.assistant.query_one("#guidance")
        await auditor.press("ctrl+pagedown")
        assert panel.scroll_y > 0
        await auditor.press("ctrl+pageup")
        assert panel.scroll_y == 0
        assert auditor.app.focused is auditor.box
