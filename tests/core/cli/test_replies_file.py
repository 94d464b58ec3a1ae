"""Driving an audit from a replies file: both commands that begin one do it in the same way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from driving import durham
from evenhand.cli.replies_file import RepliesFile, StoppedError, check_version, play_replies, read_replies
from evenhand.conversation.replies import Reply
from evenhand.conversation.replies_header import OtherFrameworkError, header_of
from walking import audit

Command = Callable[..., Any]


class Opened:
    """As much of an open audit as a replies file needs."""

    def __init__(self) -> None:
        self.id = "aaaa"
        self.session = audit("herefordshire")


def test_replies_are_read_with_their_lines(evenhand: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    evenhand("version", typed='\n{"to": "assessment", "reply": "skip"}\n')
    file = read_replies("-")
    assert (file.name, file.shown, file.header) == ("-", "standard input", None)
    assert file.replies == [(2, Reply("skip", to="assessment"))]


def test_reading_from_a_line_on(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"to": "a", "reply": "skip"}\n\n{"to": "b", "reply": "skip"}\n', encoding="utf-8")
    assert [line for line, _ in read_replies(str(path), from_line=2).replies] == [3]
    with pytest.raises(StoppedError, match="no reply stands in line 4 or after it"):
        read_replies(str(path), from_line=4)


def test_a_file_of_another_version_is_refused_unless_any_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    made_under = header_of(durham())._replace(version="0.9", digest="0" * 64)
    path.write_text(made_under.line() + '{"to": "a", "reply": "skip"}\n', encoding="utf-8")
    file = read_replies(str(path))
    assert file.replies == [(2, Reply("skip", to="a"))]
    with pytest.raises(OtherFrameworkError, match=r"in\.jsonl: made under durham 0\.9 .* --any-version"):
        check_version(file, durham(), any_version=False)
    check_version(file, durham(), any_version=True)
    check_version(file._replace(header=header_of(durham())), durham(), any_version=False)


def test_a_refused_reply_stops_it_and_what_came_before_is_kept() -> None:
    opened = Opened()
    replies = [(1, Reply("text", to="case_reference", text="X-1")), (3, Reply("grade", to="assessment", value="Robin"))]
    with pytest.raises(StoppedError, match=r"in\.jsonl line 3: .* Audit aaaa keeps the 1 before it") as told:
        play_replies(opened, RepliesFile("in.jsonl", "in.jsonl", None, replies))  # type: ignore[arg-type]
    assert "evenhand audit resume aaaa --replies in.jsonl --from-line 3" in str(told.value)
    assert "evenhand audit discard aaaa" in str(told.value)
    assert "Robin" not in str(told.value)
    assert opened.session.conversation.state.value("case_reference") == "X-1"
