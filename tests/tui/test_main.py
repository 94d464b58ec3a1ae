"""The entry point."""

from __future__ import annotations

import os
import sys
from typing import Any

import pytest

from evenhand.catalogue import Catalogue
from evenhand_tui.main import run, run_app


@pytest.mark.parametrize(("terminal", "term"), [(False, "xterm"), (True, "dumb")])
def test_line_mode_takes_over_where_nothing_can_be_drawn(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, term: str
) -> None:
    class Stream:
        def isatty(self) -> bool:
            return terminal

    monkeypatch.setattr(sys, "stdin", Stream())
    monkeypatch.setenv("TERM", term)
    assert run(lambda: 7) == 7


def test_what_goes_wrong_outside_the_app_is_one_line_too(capsys: pytest.CaptureFixture[str]) -> None:
    class Broken:
        crash: str | None = None

        def run(self, **_: bool) -> None:
            raise OSError("planted-quokka")

        def let_go(self) -> str:
            return ""

    assert run_app(Broken(), mouse=True) == 1  # type: ignore[arg-type]
    said = capsys.readouterr().err
    assert said.startswith("Evenhand stopped: OSError at ")
    assert "quokka" not in said


def test_developer_variables_of_the_library_are_put_out_of_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def run_app(app: Any, *, mouse: bool) -> int:
        seen.extend(name for name in os.environ if name.startswith("TEXTUAL"))
        assert app.devtools is None
        assert not mouse
        return 0

    monkeypatch.setattr("evenhand_tui.main.run_app", run_app)
    monkeypatch.setattr("evenhand_tui.main._fit_for_screens", lambda: True)
    monkeypatch.setattr("evenhand_tui.main.gc.disable", lambda: None)
    for name in ("TEXTUAL", "TEXTUAL_LOG", "TEXTUAL_PRESS"):
        monkeypatch.setenv(name, "devtools,debug")
    assert run(lambda: 7, mouse=False) == 0
    assert seen == []


def test_a_preview_brings_its_own_catalogue_and_says_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Any] = []

    def run_app(app: Any, *, mouse: bool) -> int:
        opened.append(app)
        return 0

    monkeypatch.setattr("evenhand_tui.main.run_app", run_app)
    monkeypatch.setattr("evenhand_tui.main._fit_for_screens", lambda: True)
    monkeypatch.setattr("evenhand_tui.main.gc.disable", lambda: None)
    mine = Catalogue(entries=())
    assert run(lambda: 7, catalogue=mine, note="A preview.") == 0
    assert (opened[0].catalogue, opened[0].note) == (mine, "A preview.")
