"""``evenhand audit resume``."""

from __future__ import annotations

import json
from collections.abc import Callable
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
