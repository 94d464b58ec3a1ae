"""Saving the report and the transcript."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from evenhand.reporting.render import FORMATS


async def save_to(auditor: Any, path: Path) -> None:
    auditor.app.screen.query_one(Input).value = str(path)
    await auditor.press("enter")


async def test_the_report_is_written_where_it_is_asked_for(sitting: Any, tmp_path: Path) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n", "n")
        await auditor.say("Avery [b]Planted[/b]")
        await auditor.press("f8", "end", "enter", "enter")
        path = tmp_path / "report.json"
        await save_to(auditor, path)
        assert auditor.said[-1] == f"The report is saved: {path}"
        assert "Avery [b]Planted[/b]" in json.dumps(json.loads(path.read_text(encoding="utf-8")))
        if sys.platform != "win32":
            assert path.stat().st_mode & 0o777 == 0o600


async def test_the_learning_copy_is_asked_for_after_the_format(sitting: Any, tmp_path: Path) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n", "n")
        await auditor.say("Avery Planted")
        await auditor.press("f8", "end", "enter", "end", "enter")
        assert Path(auditor.app.screen.query_one(Input).value).name == "learning-copy.json"
        path = tmp_path / "learning.json"
        await save_to(auditor, path)
        text = path.read_text(encoding="utf-8")
        assert json.loads(text)["copy"]["kind"] == "learning"
        assert "Planted" not in text


async def test_nothing_is_overwritten_unasked(sitting: Any, tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("mine", encoding="utf-8")
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("f8", *["down"] * list(FORMATS).index("md"), "enter", "enter")
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


async def test_an_audit_is_saved_for_another_machine(sitting: Any, tmp_path: Path) -> None:
    from evenhand.travelling.parcel import opened, read

    path = tmp_path / "sent.evenhand"
    async with sitting() as auditor:
        await auditor.start()
        await auditor.press("n", "n")
        auditor.assistant.action_send_away()
        await auditor.pilot.pause()
        suggested = Path(auditor.app.screen.query_one(Input).value)
        assert suggested.name == f"audit-{auditor.app.audit.id}.evenhand"
        await save_to(auditor, path)
        assert "signed and not encrypted" in auditor.said[-1]
        copy = read(opened(path.read_bytes()).content).copy
        assert (copy.id, len(copy.carried)) == (auditor.app.audit.id, len(auditor.app.audit.conversation.events))


async def test_a_case_is_rated_again_from_the_menu(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        await auditor.say("/jump unique_id/answer/0")
        await auditor.say("EXAMPLE-1")
        auditor.assistant.action_second()
        await auditor.pilot.pause()
        assert "A second rating of this case is begun" in auditor.said[-1]
        auditor.assistant.action_adjudicate()
        await auditor.pilot.pause()
        assert "two" in auditor.said[-1]
        auditor.assistant.action_ratings()
        await auditor.pilot.pause()
        assert auditor.app.screen is not auditor.assistant
