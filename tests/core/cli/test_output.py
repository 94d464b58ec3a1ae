"""What commands print."""

from __future__ import annotations

import json
import time

import pytest

from evenhand.cli.output import local_time, print_json


def test_json_keeps_the_order_of_keys_and_every_character(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"b": "Zoë", "a": (1, 2)})
    out = capsys.readouterr().out
    assert "Zoë" in out
    assert list(json.loads(out)) == ["b", "a"]


def test_times_are_shown_as_a_clock_here_shows_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC-2")
    time.tzset()
    try:
        assert local_time("2026-11-22T23:30:00.000Z") == "23 Nov 2026 01:30"
    finally:
        monkeypatch.undo()
        time.tzset()
