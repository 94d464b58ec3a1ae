"""``evenhand framework watch``: no test waits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from evenhand.cli import framework_watch
from evenhand.kit.new_package import make_package, plan


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return make_package(plan("fernshire"), tmp_path)


def test_one_look_at_a_sound_folder(evenhand: Callable[..., Any], package: Path) -> None:
    ran = evenhand("framework", "watch", str(package), "--once")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0].endswith(str(package))
    assert ran.out.splitlines()[-1].startswith("  fine: ")


def test_one_look_at_a_broken_one_is_a_finding(evenhand: Callable[..., Any], package: Path) -> None:
    (package / "src/evenhand_fernshire/framework/scales.toml").write_text("[[scales", encoding="utf-8")
    ran = evenhand("framework", "watch", str(package), "--once")
    assert (ran.code, ran.err) == (1, "")
    assert "scales.toml line 1: a line that begins with [[ ends with ]]" in ran.out


def test_it_goes_on_until_it_is_stopped(
    evenhand: Callable[..., Any], package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 1:
            (package / "src/evenhand_fernshire/framework/scales.toml").write_text("[[scales", encoding="utf-8")
        if len(slept) == 3:
            raise KeyboardInterrupt

    # Only what the command itself waits for; the checks wait for other processes.
    monkeypatch.setattr(framework_watch, "time", SimpleNamespace(sleep=sleep, strftime=lambda _: "12:00:00"))
    ran = evenhand("framework", "watch", str(package))
    assert ran.code == 0
    assert "fine: " in ran.out
    assert ran.out.count("begins with [[ ends with ]]") == 1
    assert ran.out.splitlines()[-1] == "Stopped."


def test_a_folder_that_is_none_is_bad_input(evenhand: Callable[..., Any], tmp_path: Path) -> None:
    ran = evenhand("framework", "watch", str(tmp_path / "nowhere"))
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


def test_on_a_terminal_lines_break_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    line = "  must loads: " + "some words that go on " * 8
    assert framework_watch._fitted(line) == [line]
    monkeypatch.setattr("sys.stdout", SimpleNamespace(isatty=lambda: True))
    monkeypatch.setenv("COLUMNS", "60")
    parts = framework_watch._fitted(line)
    assert len(parts) > 2
    assert max(map(len, parts)) <= 60
    assert " ".join(" ".join(parts).split()) == " ".join(line.split())
    assert all(part.startswith("    ") for part in parts[1:])
