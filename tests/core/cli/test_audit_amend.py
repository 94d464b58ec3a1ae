"""``evenhand audit amend``."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from driving import KITE
from evenhand.cli.audit_amend import amend

Command = Callable[..., Any]


def test_a_completed_audit_is_opened_with_a_reason(evenhand: Command) -> None:
    assert amend.name == "amend"
    audit = evenhand("audit", "new", "durham", "--replies", str(KITE)).out.strip()
    assert evenhand("audit", "amend", audit, "--why", " ").code == 2
    ran = evenhand("audit", "amend", audit, "--why", "a page was missing")
    assert (ran.code, ran.err) == (0, "")
    body = json.loads(evenhand("audit", "show", audit, "--json").out)
    assert body["status"] == "amended"
    assert body["events"][-1]["kind"] == "amended"
    assert body["events"][-1]["note"] == "a page was missing"


def test_one_in_progress_is_not(evenhand: Command, audit: str) -> None:
    ran = evenhand("audit", "amend", audit, "--why", "Robin told me")
    assert (ran.code, ran.out) == (2, "")
    assert "still open" in ran.err
    assert "Robin" not in ran.err
