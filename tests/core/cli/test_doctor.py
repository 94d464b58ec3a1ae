"""``evenhand doctor``: enough for a help desk, and not a word of case text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from driving import KITE, durham
from evenhand.cli.doctor import doctor, without_home
from evenhand.conversation.replies import WRITTEN

Command = Callable[..., Any]


def planted() -> str:
    """The example with a token in every place that an auditor writes in."""
    lines = []
    dates = {field.id for field in durham().field_by_id.values() if field.kind == "date"}
    for number, line in enumerate(KITE.read_text(encoding="utf-8").splitlines()):
        body = json.loads(line)
        if body["reply"] in WRITTEN and body["to"] not in dates:
            body["text"] = f"planted{number}text"
        if "note" in body or body["reply"] in {"yes", "no", "grade"}:
            body["note"] = f"planted{number}note"
        lines.append(json.dumps(body))
    return "\n".join(lines)


def test_it_holds_no_case_text(evenhand: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    assert doctor.name == "doctor"
    ran = evenhand("audit", "new", "durham", "--replies", "-", typed=planted())
    assert ran.code == 0, ran.err
    audit = ran.out.strip()
    assert "planted" in evenhand("audit", "list").out
    assert evenhand("audit", "amend", audit, "--why", "planted-amendment").code == 0
    evenhand("audit", "resume", audit, "--plain", typed="/jump risk/evidence/0\nplanted-draft\\\n")
    other = evenhand("audit", "new", "durham", "--replies", "-").out.strip()
    evenhand("audit", "discard", other, "--why", "planted-why", "--yes")
    for more in ((), ("--json",)):
        ran = evenhand("doctor", *more)
        assert ran.code == 0, ran.out
        assert "planted" not in ran.out + ran.err
        assert audit not in ran.out
    facts = json.loads(ran.out)
    assert (facts["store"]["audits"], facts["store"]["drafts"], facts["store"]["discards"]) == (1, 1, 1)


def test_it_says_what_a_help_desk_asks_for(evenhand: Command) -> None:
    facts = json.loads(evenhand("doctor", "--json").out)
    assert set(facts["versions"]) >= {"evenhand", "python", "system", "sqlite", "pydantic", "textual"}
    assert re.match(r"3\.\d+", facts["versions"]["python"])
    assert any(plugin.startswith("durham: evenhand-durham") for plugin in facts["plugins"])
    assert facts["store"] == "none yet; it is made with the first audit"
    assert facts["faults"] == []
    assert "TERM" in facts["terminal"]


def test_it_comes_to_the_end_whatever_is_wrong(evenhand: Command, evenhand_home: Path, audit: str) -> None:
    (evenhand_home / "config" / "settings.toml").write_text("theme = 'planted'\n", encoding="utf-8")
    (evenhand_home / "data" / "evenhand.db").write_bytes(b"not a database at all, whatever its name says" * 50)
    ran = evenhand("doctor", "--json")
    assert ran.code == 1
    problems = " ".join(json.loads(ran.out)["problems"])
    assert "settings.toml line 1" in problems
    assert "is damaged or is not an Evenhand store" in problems


def test_a_fault_is_reported(evenhand: Command, evenhand_home: Path) -> None:
    (evenhand_home / "config" / "authority.toml").write_text("[plugins]\ndisable = ['durhan']\n", encoding="utf-8")
    assert "durhan" in evenhand("doctor").out


def test_the_home_folder_is_not_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/homes/avery")
    monkeypatch.setenv("USERPROFILE", "/homes/avery")
    assert without_home(Path("/homes/avery/x.db")) == "~/x.db"
    monkeypatch.setenv("HOME", "/")
    monkeypatch.setenv("USERPROFILE", "/")
    assert without_home("/x/y") == "/x/y"
