"""Opening the assistant, or line mode."""

from __future__ import annotations

import io
import sys
import types
from collections.abc import Callable
from typing import Any

import pytest

from evenhand.cli import assistant


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """A terminal, and an assistant that only notes how it was called."""
    calls: list[Any] = []

    def run(fallback: Callable[[], int], **named: Any) -> int:
        calls.append(named)
        return 0

    module = types.ModuleType("evenhand_tui.main")
    module.run = run  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "evenhand_tui.main", module)
    monkeypatch.setattr(assistant, "can_draw", lambda: True)
    return calls


def test_at_a_terminal_the_assistant_opens(at_a_terminal: list[Any]) -> None:
    assert assistant.open_assistant(mouse=False, audit_id="a1") == 0
    assert at_a_terminal == [{"audit_id": "a1", "mouse": False, "catalogue": None, "note": ""}]


def test_plain_means_line_mode(at_a_terminal: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assistant, "line_mode", lambda: 7)
    monkeypatch.setattr(assistant, "line_mode_on", lambda audit_id, catalogue: {("a1", None): 8}[audit_id, catalogue])
    assert assistant.open_assistant(plain=True) == 7
    assert assistant.open_assistant(plain=True, audit_id="a1") == 8
    assert at_a_terminal == []


def test_without_the_assistant_line_mode_says_so_once(
    at_a_terminal: list[Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(assistant, "line_mode", lambda: 7)
    monkeypatch.setitem(sys.modules, "evenhand_tui.main", None)
    monkeypatch.delitem(sys.modules, "evenhand_tui", raising=False)
    assert assistant.open_assistant() == 7
    assert capsys.readouterr().err == "evenhand: evenhand_tui.main is not installed, so this is line mode.\n"


def test_a_dumb_terminal_or_a_pipe_cannot_be_drawn_on(monkeypatch: pytest.MonkeyPatch) -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Screen())
    monkeypatch.setattr("sys.stdout", Screen())
    monkeypatch.setenv("TERM", "xterm")
    assert assistant.can_draw()
    monkeypatch.setenv("TERM", "dumb")
    assert not assistant.can_draw()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert not assistant.can_draw()
