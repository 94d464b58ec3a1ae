"""The terminal of line mode: text that only grows, and nothing that steers a terminal."""

from __future__ import annotations

import io
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.drivers.plain_terminal import NOT_TEXT, Terminal, visible


def terminal(typed: bytes) -> tuple[Terminal, io.StringIO]:
    taken = io.StringIO()
    return Terminal(io.TextIOWrapper(io.BytesIO(typed), encoding="ascii"), taken), taken


def test_replies_from_a_pipe_are_utf_8_whatever_the_locale() -> None:
    said, _ = terminal("Zoë\n".encode())
    typed = said.read()
    assert typed is not None
    assert typed.text == "Zoë"
    assert said.read() is None


def test_line_ends_inside_a_reply_arrive_as_they_were_sent() -> None:
    said, _ = terminal(b"a\rb\x0bc\r\nlast without end")
    assert [typed.text for typed in (said.read(), said.read()) if typed] == ["a\rb\x0bc", "last without end"]


def test_what_is_no_text_is_asked_for_again() -> None:
    said, taken = terminal(b"caf\xe9\nok\n")
    typed = said.read()
    assert typed is not None
    assert typed.text == "ok"
    assert NOT_TEXT in taken.getvalue()


def test_lines_are_not_wrapped_in_a_pipe() -> None:
    said, taken = terminal(b"")
    said.say("word " * 100)
    assert taken.getvalue().count("\n") == 1


def test_lines_are_wrapped_at_the_width_of_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((40, 10)))
    taken = Screen()
    Terminal(io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), taken).say("- " + "word " * 30, "", "short")
    lines = taken.getvalue().split("\n")
    assert max(map(len, lines)) < 40
    assert lines[1].startswith("  word")
    assert lines[-3:] == ["", "short", ""]


def test_nothing_typed_steers_the_terminal() -> None:
    said, taken = terminal(b"")
    said.say("a\x1b[2Jb\x07c\x9bd\x00e\ttab")
    assert taken.getvalue() == "a\ufffd[2Jb\ufffdc\ufffdd\ufffde\ttab\n"


@given(st.text())
def test_visible_text_has_no_control_characters(text: str) -> None:
    assert not set(visible(text)) & {chr(n) for n in (*range(9), *range(11, 32), *range(127, 160))}
