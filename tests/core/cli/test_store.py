"""``evenhand store backup``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from evenhand.cli.store import backup
from evenhand.store.opening import list_for_opening


def test_a_copy_that_holds_the_audits_and_overwrites_nothing(
    evenhand: Callable[..., Any], audit: str, tmp_path: Path
) -> None:
    assert backup.name == "backup"
    copy = tmp_path / "copy.db"
    assert evenhand("store", "backup", str(copy)).code == 0
    assert [found.id for found in list_for_opening(copy)] == [audit]
    ran = evenhand("store", "backup", str(copy))
    assert (ran.code, ran.err.count("\n")) == (2, 1)
