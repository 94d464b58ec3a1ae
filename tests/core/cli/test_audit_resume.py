"""``evenhand audit resume``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evenhand.cli.audit_resume import resume
from evenhand.settings.paths import store_file
from evenhand.store.store import Store

Command = Callable[..., Any]


def test_going_on_in_line_mode(evenhand: Command, audit: str) -> None:
    assert resume.name == "resume"
    ran = evenhand("audit", "resume", audit[:6], "--plain", typed="2026-11-22\nquit\n")
    assert ran.code == 0
    assert "Question 3 of 11, The case." in ran.out
    assert json.loads(evenhand("audit", "show", audit, "--json").out)["length"] == 3


def test_an_audit_that_is_open_elsewhere(evenhand: Command, audit: str) -> None:
    with Store.open(store_file()) as store, store.open_audit(audit):
        ran = evenhand("audit", "resume", audit, "--plain")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "is open elsewhere" in ran.err


def test_a_file_that_was_refused_is_gone_on_with_from_its_line(evenhand: Command, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    lines = [
        '{"to": "manages_case", "reply": "no"}',
        '{"to": "risk", "reply": "yes"}',
        '{"to": "risk.1", "reply": "yes"}',
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    begun = evenhand("audit", "new", "durham", "--replies", str(path))
    assert begun.code == 2
    whole = begun.out.strip()
    assert f"evenhand audit resume {whole} --replies {path} --from-line 2" in begun.err
    lines[1] = '{"to": "risk.2", "reply": "yes"}'
    path.write_text("\n".join(lines), encoding="utf-8")
    ran = evenhand("audit", "resume", whole, "--replies", str(path), "--from-line", "2")
    assert (ran.code, ran.out, ran.err) == (0, f"{whole}\n", "")
    events = json.loads(evenhand("audit", "show", whole, "--json").out)["events"]
    assert [event["to"] for event in events[1:]] == ["manages_case", "risk.2", "risk.1"]


def test_a_file_of_another_version_is_not_played(evenhand: Command, audit: str) -> None:
    other = f'{{"replies_of": "durham", "version": "0.9", "digest": "{"0" * 64}"}}\n{{"to": "risk", "reply": "skip"}}\n'
    ran = evenhand("audit", "resume", audit, "--replies", "-", typed=other)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "made under durham 0.9" in ran.err
    assert json.loads(evenhand("audit", "show", audit, "--json").out)["length"] == 2


def test_a_line_without_a_file_is_bad_usage(evenhand: Command, audit: str) -> None:
    ran = evenhand("audit", "resume", audit, "--from-line", "3")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "--replies FILE" in ran.err
