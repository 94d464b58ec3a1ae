"""One replies file gives identical events whichever driver plays it."""

from __future__ import annotations

from pathlib import Path

import pytest

from driving import EXAMPLES, KITE, durham, played_by_script, played_in_line_mode
from evenhand.conversation.engine import Conversation
from evenhand.conversation.replies import replies_from_events, write_replies


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.parent.name)
def test_script_and_line_mode_agree_over_a_whole_audit(tmp_path: Path, example: Path) -> None:
    text = example.read_text(encoding="utf-8")
    by_script = played_by_script(tmp_path, example.parent.name, text)
    in_lines, printed = played_in_line_mode(tmp_path, example.parent.name, text)
    assert len(by_script) == len(text.splitlines()) + 1
    # Times, ids and the hash chain over everything are the same too.
    assert in_lines == by_script
    assert "The audit is completed." in printed


def test_the_example_is_whole_and_its_ruling_is_as_written(tmp_path: Path) -> None:
    text = KITE.read_text(encoding="utf-8")
    events = [stored.event for stored in played_by_script(tmp_path, "durham", text)]
    conversation = Conversation(durham(), events)
    assert conversation.state.status == "signed off"
    assert conversation.unanswered() == ()
    assert conversation.path.inapplicable == frozenset()
    ruling = conversation.ruling
    assert ruling.permitted == ("Requires Improvement", "Inadequate")
    assert ruling.hard_ceiling == "Requires Improvement"
    assert not ruling.provisional
    assert ruling.accepted == "yes"
    assert ruling.follow_up == ("support_plan",)
    assert [entry.rule for entry in ruling.trace if entry.strength == "hard" and entry.scope == "overall"] == ["D-2314"]
    assert write_replies(replies_from_events(events, durham())) == text
