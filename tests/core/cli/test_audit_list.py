"""``evenhand audit list``."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from evenhand.cli.audit_list import audit_line
from evenhand.store.records import AuditSummary

Command = Callable[..., Any]


def test_newest_first_without_practice_unless_asked_for(evenhand: Command, audit: str) -> None:
    practice = evenhand("audit", "new", "durham", "--replies", "-", "--practice").out.strip()

    def ids(*more: str) -> list[str]:
        return [found["id"] for found in json.loads(evenhand("audit", "list", "--json", *more).out)]

    assert (ids(), ids("--practice"), ids("--all")) == ([audit], [practice], [practice, audit])
    text = evenhand("audit", "list").out
    assert text.startswith(f"{audit}  KITE-1  Durham case file audit, 0 of 16 domains graded, in progress")


def test_none_is_said_on_the_side(evenhand: Command) -> None:
    ran = evenhand("audit", "list")
    assert (ran.code, ran.out, ran.err) == (0, "", "There are no audits.\n")
    assert evenhand("audit", "list", "--json").out == "[]\n"


def test_practice_audits_are_mentioned_where_there_is_nothing_else(evenhand: Command) -> None:
    evenhand("audit", "new", "durham", "--replies", "-", "--practice")
    ran = evenhand("audit", "list")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "There are no audits here, but there is 1 practice audit: evenhand audit list --all.\n"
    evenhand("audit", "new", "durham", "--replies", "-", "--practice")
    assert "are 2 practice audits" in evenhand("audit", "list").err


def test_one_line() -> None:
    summary = AuditSummary("a1", "durham", "Durham", "d", True, "graded", "", "3 of 16", 9, "2026-01-01T00:00:00.000Z",
                           "2026-01-02T12:00:00.000Z", 3, "h")  # fmt: skip
    line = audit_line(summary)
    assert line.startswith("a1  no case reference yet  Durham, 3 of 16, graded, practice, last change 0")
