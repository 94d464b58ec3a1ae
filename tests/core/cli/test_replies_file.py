"""Driving an audit from a replies file: both commands that begin one do it in the same way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from evenhand.cli.replies_file import StoppedError, play_replies, read_replies
from evenhand.conversation.replies import Reply
from walking import audit

Command = Callable[..., Any]


class Opened:
    """As much of an open audit as a replies file needs."""

    def __init__(self) -> None:
        self.id = "aaaa"
        self.session = audit("herefordshire")


def test_replies_are_read_with_their_lines(evenhand: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    evenhand("version", typed='\n{"to": "assessment", "reply": "skip"}\n')
    assert read_replies("-") == [(2, Reply("skip", to="assessment"))]


def test_a_refused_reply_stops_it_and_what_came_before_is_kept() -> None:
    opened = Opened()
    replies = [(1, Reply("text", to="case_reference", text="X-1")), (3, Reply("grade", to="assessment", value="Robin"))]
    with pytest.raises(StoppedError, match=r"in\.jsonl line 3: .* Audit aaaa keeps the 1 before it") as told:
        play_replies(opened, replies, "in.jsonl")  # type: ignore[arg-type]
    assert "Robin" not in str(told.value)
    assert opened.session.conversation.state.value("case_reference") == "X-1"
