"""Signs for every console."""

from __future__ import annotations

import pytest

from evenhand_tui import signs


def test_ascii_signs_are_ascii() -> None:
    assert all(sign.isascii() for sign in signs.ASCII)
    assert len(set(signs.ASCII[:4])) == 4


def test_the_setting_asks_for_ascii() -> None:
    assert signs.choose_signs(ascii_only=True) is signs.ASCII


@pytest.mark.parametrize(
    ("encoding", "expected"), [("utf-8", signs.UNICODE), ("ascii", signs.ASCII), ("cp850", signs.ASCII)]
)
def test_a_console_that_is_not_utf8_gets_ascii(
    monkeypatch: pytest.MonkeyPatch, encoding: str, expected: signs.Signs
) -> None:
    class Out:
        pass

    out = Out()
    out.encoding = encoding  # type: ignore[attr-defined]
    monkeypatch.setattr("sys.__stdout__", out)
    assert signs.choose_signs(ascii_only=False) is expected


@pytest.mark.parametrize(("session", "plain"), [("", True), ("a1b2", False)])
def test_the_classic_windows_console_is_plain(monkeypatch: pytest.MonkeyPatch, session: str, plain: bool) -> None:
    monkeypatch.setattr("evenhand_tui.signs.os.name", "nt")
    monkeypatch.setenv("WT_SESSION", session)
    result = signs.is_plain_console()
    monkeypatch.undo()
    assert result is plain
