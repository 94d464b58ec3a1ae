"""``evenhand report``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evenhand.cli.report import report

Command = Callable[..., Any]


def test_a_word_file_is_named_after_the_id_and_overwrites_nothing(
    evenhand: Command, audit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert report.name == "report"
    monkeypatch.chdir(tmp_path)
    ran = evenhand("report", audit[:6], "--format", "docx")
    assert (ran.code, ran.out) == (0, f"audit-{audit}.docx\n")
    assert (tmp_path / f"audit-{audit}.docx").stat().st_size > 500
    again = evenhand("report", audit, "--format", "docx")
    assert again.code == 2
    assert "is there already" in again.err
    assert evenhand("report", audit, "--format", "docx", "--force").code == 0


@pytest.mark.parametrize(("format_name", "start"), [("md", "# Durham"), ("json", "{")])
def test_text_goes_to_stdout_and_writes_nothing(
    evenhand: Command, audit: str, format_name: str, start: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = evenhand("report", audit, "--format", format_name)
    assert ran.code == 0
    assert ran.out.startswith(start)
    assert list(tmp_path.iterdir()) == []


def test_where_it_is_asked_for(evenhand: Command, audit: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    assert evenhand("report", audit, "--format", "json", "--output", str(path)).out == f"{path}\n"
    assert json.loads(path.read_text(encoding="utf-8"))["audit"]["case_reference"] == "KITE-1"
    printed = evenhand("report", audit, "--format", "json", "--output", "-").out
    assert json.loads(printed)["audit"]["id"] == audit


def test_what_there_is_not(evenhand: Command, audit: str, tmp_path: Path) -> None:
    for arguments in ((audit, "--format", "doc"), ("nothing", "--format", "md"),
                      (audit, "--format", "md", "--output", str(tmp_path / "no" / "x.md"))):  # fmt: skip
        ran = evenhand("report", *arguments)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
