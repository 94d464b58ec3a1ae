"""The assistant gives the same events as the script driver for the same replies file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual import events

from driving import EXAMPLES, counting_store, framework_called, played_by_script, typed_for
from evenhand.catalogue import Catalogue
from evenhand.conversation.replies import numbered_replies
from evenhand.drivers.opening import start_audit
from evenhand.settings import Settings
from evenhand_tui.opened import AuditInHand
from evenhand_tui.screens.assistant import AssistantScreen


async def play(auditor: Any, text: str) -> None:
    """Send a text as somebody does who pastes it, or who presses the one key for it."""
    quick = {reply.types: reply.key for reply in auditor.assistant.quick}
    if text in quick:
        await auditor.press(quick[text])
        return
    auditor.box.clear()
    auditor.app.post_message(events.Paste(text))
    await auditor.pilot.press("enter")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.parent.name)
async def test_script_and_assistant_agree_over_a_whole_audit(sitting: Any, tmp_path: Path, example: Path) -> None:
    name, text = example.parent.name, example.read_text(encoding="utf-8")
    by_script = played_by_script(tmp_path, name, text)
    store = counting_store(tmp_path / "assistant.db")
    audit = AuditInHand(store, start_audit(store, Settings(), Catalogue(), name))
    sendings = list(typed_for(framework_called(name), [reply for _, reply in numbered_replies(text, "replies")]))
    async with sitting() as auditor:
        auditor.app.audit = audit
        await auditor.app.push_screen(AssistantScreen(audit, auditor.app.signs))
        for sending in sendings:
            await play(auditor, sending)
        assert store.read(audit.id).events == by_script
        assert audit.conversation.state.stage in {"completed", "signed off"}
        assert auditor.box.text == ""
