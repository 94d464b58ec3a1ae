"""Writing in a full screen."""

from __future__ import annotations

from typing import Any

from evenhand_tui.screens.editor import EditorScreen


async def test_what_is_written_comes_back_into_the_box(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n", "n", "A", "f5")
        assert isinstance(auditor.app.screen, EditorScreen)
        await auditor.press("B", "enter", "C", "escape")
        assert auditor.box.text == "AB\nC"
        assert len(auditor.events) == 3


async def test_ctrl_s_sends_it(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n", "n", "ctrl+e", "A", "enter", "B", "ctrl+s")
        assert auditor.events[-1].value == "A\nB"
        assert auditor.box.text == ""


async def test_what_is_written_is_kept_as_a_draft_while_writing(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n", "n", "f5")
        await auditor.paste("a long piece of evidence")
        auditor.assistant.keep_draft()
        handle = auditor.assistant.audit._audit.handle
        assert list(handle.drafts().values()) == ["a long piece of evidence"]
