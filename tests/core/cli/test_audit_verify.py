"""``evenhand audit verify``."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

from evenhand.cli.audit_verify import verify
from evenhand.settings.paths import store_file

Command = Callable[..., Any]


def test_all_is_well(evenhand: Command, audit: str) -> None:
    assert verify.name == "verify"
    for more in ((), (audit,)):
        ran = evenhand("audit", "verify", *more)
        assert ran.code == 0
        assert f"{audit}: 2 events as they were written" in ran.out
    assert evenhand("audit", "verify", "nothing").code == 2


def test_tampering_is_a_finding_that_names_the_first_altered_event(evenhand: Command, audit: str) -> None:
    with closing(sqlite3.connect(store_file())) as connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute("UPDATE events SET body = replace(body, 'KITE-1', 'KITE-2')")
        connection.commit()
    for more in ((), (audit,)):
        ran = evenhand("audit", "verify", *more)
        assert ran.code == 1
        assert f"{audit}: ALTERED, first at event 2" in ran.out
        assert "KITE" not in ran.out


def test_no_audits(evenhand: Command) -> None:
    ran = evenhand("audit", "verify")
    assert (ran.code, ran.out) == (0, "")
