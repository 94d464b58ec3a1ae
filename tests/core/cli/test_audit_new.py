"""``evenhand audit new``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from driving import KITE
from evenhand.cli.audit_new import new

Command = Callable[..., Any]

OTHER = f'{{"replies_of": "durham", "version": "0.9", "digest": "{"0" * 64}"}}\n{{"to": "risk.1", "reply": "yes"}}\n'


def audits(evenhand: Command) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(evenhand("audit", "list", "--json", "--all").out)
    return found


def test_a_whole_audit_from_a_file_and_the_file_back(evenhand: Command) -> None:
    assert new.name == "new"
    ran = evenhand("audit", "new", "durham", "--replies", str(KITE), "--practice")
    assert (ran.code, ran.err) == (0, "")
    audit_id = ran.out.strip()
    header, _, written = evenhand("audit", "replies", audit_id).out.partition("\n")
    assert written == KITE.read_text(encoding="utf-8")
    again = evenhand("audit", "new", "durham", "--replies", "-", typed=f"{header}\n{written}")
    assert (again.code, again.err) == (0, "")
    assert evenhand("audit", "discard", again.out.strip(), "--why", "made twice", "--yes").code == 0
    (listed,) = audits(evenhand)
    assert (listed["id"], listed["status"], listed["practice"]) == (audit_id, "signed_off", True)


def test_a_refused_reply_names_the_line_and_keeps_what_came_before(evenhand: Command) -> None:
    typed = '{"to": "manages_case", "reply": "no"}\n\n{"to": "risk", "reply": "grade", "value": "Robin told me"}\n'
    ran = evenhand("audit", "new", "durham", "--replies", "-", typed=typed)
    assert ran.code == 2
    (listed,) = audits(evenhand)
    assert listed["id"] == ran.out.strip()
    assert listed["length"] == 2
    assert "standard input line 3: the reply 'grade' to 'risk' was refused" in ran.err
    assert f"Audit {listed['id']} keeps the 1 before it." in ran.err
    assert "Robin" not in ran.err


@pytest.mark.parametrize(
    ("framework", "more", "typed", "said"),
    [
        ("durham", (), '{"to": "risk", "reply": "grad"}\n', "standard input line 1"),
        ("durham", (), b"\xff\n", "not UTF-8"),
        ("durhan", (), "", "did you mean 'durham'"),
        ("durham", ("--reading", "handbok"), "", "did you mean 'handbook'"),
        ("durham", (), OTHER, "made under durham 0.9 (digest 000000000000), and this audit is under durham 1.0"),
        ("durham", (), '{"replies_of": "durham"}\n', "standard input line 1: it should name the framework"),
    ],
)
def test_what_cannot_begin_leaves_no_audit(
    evenhand: Command, framework: str, more: tuple[str, ...], typed: str | bytes, said: str
) -> None:
    ran = evenhand("audit", "new", framework, "--replies", "-", *more, typed=typed)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert said in ran.err
    assert audits(evenhand) == []


def test_a_file_of_another_version_is_played_when_that_is_asked_for(evenhand: Command) -> None:
    ran = evenhand("audit", "new", "durham", "--replies", "-", "--any-version", typed=OTHER)
    assert (ran.code, ran.err) == (0, "")
    (listed,) = audits(evenhand)
    assert listed["length"] == 2


def test_a_file_that_is_not_there(evenhand: Command, tmp_path: Path) -> None:
    ran = evenhand("audit", "new", "durham", "--replies", str(tmp_path / "none.jsonl"))
    assert (ran.code, ran.err.count("\n")) == (2, 1)


def test_without_a_file_line_mode_opens_on_it(evenhand: Command) -> None:
    ran = evenhand("audit", "new", "durham", "--plain", "--reading", "handbook", typed="no\nquit\n")
    assert ran.code == 0
    (listed,) = audits(evenhand)
    assert listed["length"] == 2
    assert f"Audit {listed['id']}, in progress." in ran.out
