"""Upgrading within the assistant: the offer, the look before it, the same events as by script, all around it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from driving import counting_store
from evenhand.conversation.as_typed import as_typed
from evenhand.conversation.replies import Reply
from evenhand.conversation.state import Key
from evenhand.drivers.opening import resume_audit, start_audit
from evenhand.settings import Settings
from evenhand_tui.messages import history
from evenhand_tui.opened import AuditInHand
from evenhand_tui.progress import places
from evenhand_tui.screens.assistant import AssistantScreen
from evenhand_tui.widgets.guidance import GuidancePanel
from sample_plugins import SamplePlugin
from sample_versions import AFTER, REPLIES, publish_next


async def play(auditor: Any, text: str) -> None:
    """Send a text as somebody does who pastes it, or who presses the one key for it."""
    quick = {reply.types: reply.key for reply in auditor.assistant.quick}
    if text in quick:
        await auditor.press(quick[text])
    else:
        auditor.box.clear()
        await auditor.say(text)


DEEDS = (Reply("upgrade"), *AFTER, Reply("upgrade", value="back"), Reply("undo"))


def begun(folder: Path, name: str, sample: SamplePlugin) -> tuple[Any, str]:
    """A store with an audit under version 1.0."""
    store = counting_store(folder / "data" / f"{name}.db")
    with start_audit(store, Settings(), sample.catalogue(), "sample") as audit:
        for reply in REPLIES:
            audit.session.replied(reply)
        return store, audit.id


async def test_the_assistant_and_the_script_keep_the_same_events(
    sitting: Any, tmp_path: Path, sample: SamplePlugin
) -> None:
    store, audit_id = begun(tmp_path, "script", sample)
    other, other_id = begun(tmp_path, "assistant", sample)
    publish_next(sample)
    sendings: list[str] = []
    with resume_audit(store, Settings(), audit_id, sample.catalogue()) as audit:
        for reply in DEEDS:
            sendings += as_typed(reply, audit.conversation)
            audit.session.replied(reply)
    in_hand = AuditInHand(other, resume_audit(other, Settings(), other_id, sample.catalogue()))
    async with sitting() as auditor:
        auditor.app.audit = in_hand
        await auditor.app.push_screen(AssistantScreen(in_hand, auditor.app.signs))
        assert any("version 1.1 is installed" in words for words in auditor.said)
        for sending in sendings:
            await play(auditor, sending)
        assert other.read(other_id).events == store.read(audit_id).events
        assert in_hand.framework.header.version == "1.1"
    store.close()


async def test_it_is_looked_at_first_and_the_guidance_follows(
    sitting: Any, tmp_path: Path, sample: SamplePlugin
) -> None:
    store, audit_id = begun(tmp_path, "one", sample)
    publish_next(sample)
    in_hand = AuditInHand(store, resume_audit(store, Settings(), audit_id, sample.catalogue()))
    async with sitting() as auditor:
        auditor.app.audit = in_hand
        await auditor.app.push_screen(AssistantScreen(in_hand, auditor.app.signs))
        auditor.assistant.go_to(Key("plan_quality", "evidence"))
        await auditor.pilot.pause()
        await play(auditor, "/upgrade")
        await auditor.pilot.pause()
        assert "From version 1.0 to 1.1" in auditor.shown()
        assert in_hand.framework.header.version == "1.0"
        await auditor.pilot.press("escape")
        await play(auditor, "/upgrade yes")
        await auditor.pilot.pause()
        panel = auditor.assistant.query_one(GuidancePanel)
        columns = [column for column in panel.query(".column") if column.display]
        assert len(columns) == 1
        assert "Middling" in auditor.shown()
        assert "3 The child's voice" not in [place.name for place in places(in_hand.conversation)]


def test_the_transcript_shows_each_answer_under_the_question_it_was_given_to(
    tmp_path: Path, sample: SamplePlugin
) -> None:
    store, audit_id = begun(tmp_path, "one", sample)
    publish_next(sample)
    with resume_audit(store, Settings(), audit_id, sample.catalogue()) as audit:
        for text in ("/note voice: heard in March", "/see voice", "/upgrade yes"):
            audit.conversation.go_to(Key("plan_quality", "evidence"))
            audit.session.typed(text)
        messages = history(audit.conversation)
    said = [(message.text, message.goes_to) for message in messages]
    asked = [index for index, (text, _) in enumerate(said) if text.endswith("danger of?")]
    assert said[asked[0] + 1] == ("yes, named in March", Key("safety.2"))
    texts = [text for text, _ in said]
    assert "upgrade to version 1.1" in texts
    assert "note 3 The child's voice: heard in March" in texts
    assert "see 3 The child's voice" in texts
    assert "Fair" in texts or "fair" in texts
    store.close()
