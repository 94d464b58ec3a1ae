"""Saving the report and the transcript."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input


async def save_to(auditor: Any, path: Path) -> None:
    auditor.app.screen.query_one(Input).value = str(path)
    await auditor.press("enter")


async def test_the_report_is_written_where_it_is_asked_for(sitting: Any, tmp_path: Path) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n", "n")
        await auditor.say("Avery [b]Planted[/b]")
        await auditor.press("f8", "end", "enter")
        path = tmp_path / "report.json"
        await save_to(auditor, path)
        assert auditor.said[-1] == f"The report is saved: {path}"
        assert "Avery [b]Planted[/b]" in json.dumps(json.loads(path.read_text(encoding="utf-8")))
        if sys.platform != "win32":
            assert path.stat().st_mode & 0o777 == 0o600


async def test_nothing_is_overwritten_unasked(sitting: Any, tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("mine", encoding="utf-8")
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("f8", "down", "enter")
        await save_to(auditor, path)
        assert path.read_text(encoding="utf-8") == "mine"
        await auditor.press("enter")
        await save_to(auditor, path)
        await auditor.press("down", "enter")
        assert path.read_text(encoding="utf-8") != "mine"


async def test_a_place_that_cannot_be_written_is_one_line(sitting: Any, tmp_path: Path) -> None:
    async with sitting() as auditor:
        await auditor.start()
        auditor.assistant.action_save_transcript()
        await auditor.pilot.pause()
        await save_to(auditor, tmp_path / "missing" / "t.txt")
        assert "no such folder" in auditor.said[-1]
        assert "--output" not in auditor.said[-1]


async def test_the_transcript_is_saved_whole_and_its_name_says_nothing_of_the_case(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n", "n")
        await auditor.say("Avery")
        auditor.assistant.action_save_transcript()
        await auditor.pilot.pause()
        path = Path(auditor.app.screen.query_one(Input).value)
        assert path.parent == Path(os.environ["EVENHAND_DATA"])
        assert "Avery" not in path.name
        await auditor.press("enter")
        text = path.read_text(encoding="utf-8")
        assert "Assistant: 1 of 2. Do you manage" in text
        assert "You: Avery\n" in text


async def test_copying_says_what_to_do_where_the_terminal_cannot(sitting: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    async with sitting() as auditor:
        await auditor.start()
        monkeypatch.setattr(auditor.app, "copy_to_clipboard", copied.append)
        await auditor.press("n", "up", "c")
        assert copied == ["no"]
