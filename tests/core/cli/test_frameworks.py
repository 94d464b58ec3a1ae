"""``evenhand frameworks``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evenhand.cli.frameworks import frameworks


def test_what_is_installed(evenhand: Callable[..., Any]) -> None:
    assert frameworks.name == "frameworks"
    ran = evenhand("frameworks")
    assert ran.code == 0
    assert "durham: Durham case file audit. Durham County Council, 2016. 16 domains." in ran.out
    ids = [entry["id"] for entry in json.loads(evenhand("frameworks", "--json").out)]
    assert set(ids) >= {"durham", "london_cin"}


def test_where_none_is_allowed_it_says_so(evenhand: Callable[..., Any], evenhand_home: Path) -> None:
    (evenhand_home / "config" / "authority.toml").write_text("[plugins]\nallow = []\n", encoding="utf-8")
    ran = evenhand("frameworks")
    assert (ran.code, ran.out) == (0, "")
    assert "No framework is installed." in ran.err
    assert json.loads(evenhand("frameworks", "--json").out) == []
