"""``evenhand audit answer``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evenhand.cli.audit_answer import answer

Command = Callable[..., Any]


def themed(evenhand: Command, tmp_path: Path) -> str:
    replies = tmp_path / "replies.jsonl"
    replies.write_text('{"to": "themed_audit", "reply": "yes"}\n', encoding="utf-8")
    return str(evenhand("audit", "new", "northamptonshire", "--replies", str(replies)).out.strip())


def test_the_questions_of_a_theme_come_from_a_file(evenhand: Command, tmp_path: Path) -> None:
    assert answer.name == "answer"
    audit = themed(evenhand, tmp_path)
    theme = tmp_path / "theme.txt"
    theme.write_text("Was neglect named?\nWho was told?\n", encoding="utf-8")
    ran = evenhand("audit", "answer", audit, "themed_questions", "--file", str(theme))
    assert (ran.code, ran.err) == (0, "")
    last = json.loads(evenhand("audit", "show", audit, "--json").out)["events"][-1]
    assert last["to"] == "themed_questions"
    assert last["value"] == "Was neglect named?\nWho was told?"


def test_long_evidence_comes_from_a_file(evenhand: Command, audit: str, tmp_path: Path) -> None:
    text = tmp_path / "evidence.txt"
    text.write_text("First.\n\nSecond.", encoding="utf-8")
    assert evenhand("audit", "answer", audit, "risk", "--file", str(text)).code == 0
    last = json.loads(evenhand("audit", "show", audit, "--json").out)["events"][-1]
    assert (last["slot"], last["value"]) == ("evidence", "First.\n\nSecond.")


def test_what_is_not_taken_is_said_in_one_line_without_the_text(evenhand: Command, audit: str, tmp_path: Path) -> None:
    text = tmp_path / "evidence.txt"
    text.write_text("Robin told me", encoding="utf-8")
    for arguments in (
        (audit, "rsk", str(text)),
        (audit, "audit_date", str(text)),
        (audit, "risk", str(tmp_path / "no")),
    ):
        ran = evenhand("audit", "answer", arguments[0], arguments[1], "--file", arguments[2])
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert "Robin" not in ran.err
