"""``evenhand audit findings``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from driving import KITE
from evenhand.cli.audit_findings import findings

Command = Callable[..., Any]

WRITTEN = '{"to": "risk", "reply": "evidence", "text": "Ring 07700 900123\\u001b[2J"}\n'


def test_an_audit_that_cannot_go_on_exits_1_and_says_why(evenhand: Command, audit: str) -> None:
    assert findings.name == "findings"
    ran = evenhand("audit", "findings", audit[:6])
    assert ran.code == 1
    assert ran.out.startswith("Findings: ")
    assert "\nNeeded before the audit can go on\n" in ran.out
    assert "- 5 Risk: Not answered yet: grade and reason. Also open: evidence. (source: L" in ran.out
    assert ran.err == ""


def test_as_json_each_with_its_place(evenhand: Command) -> None:
    audit = evenhand("audit", "new", "durham", "--replies", "-", typed=WRITTEN).out.strip()
    ran = evenhand("audit", "findings", audit, "--json")
    assert ran.code == 1
    found = json.loads(ran.out)
    (identifier,) = [one for one in found if one["kind"] == "identifiers"]
    assert identifier == {
        "severity": "warning",
        "kind": "identifiers",
        "place": "5 Risk, evidence",
        "words": "A telephone number stands here, and the report travels.",
        "source": "Evenhand",
        "to": "risk",
        "slot": "evidence",
        "row": 0,
    }
    assert "07700" not in ran.out


def test_an_audit_that_nothing_stops_exits_0(evenhand: Command) -> None:
    audit = evenhand("audit", "new", "durham", "--replies", str(KITE)).out.strip()
    ran = evenhand("audit", "findings", audit)
    assert ran.code == 0
    assert "Hints on the wording" in ran.out


def test_what_is_switched_off_is_left_out(evenhand: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    audit = evenhand("audit", "new", "durham", "--replies", "-", typed=WRITTEN).out.strip()
    settings = tmp_path / "settings.toml"
    settings.write_text('[checks]\noff = ["identifiers"]\n', encoding="utf-8")
    monkeypatch.setenv("EVENHAND_SETTINGS", str(settings))
    assert not [
        one for one in json.loads(evenhand("audit", "findings", audit, "--json").out) if one["kind"] == "identifiers"
    ]


def test_an_audit_that_is_not_there_is_one_line(evenhand: Command) -> None:
    ran = evenhand("audit", "findings", "ffffffff")
    assert ran.code == 2
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 1
