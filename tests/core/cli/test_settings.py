"""``evenhand settings``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evenhand.cli.settings import settings

Command = Callable[..., Any]


def test_what_holds_where_nothing_is_set(evenhand: Command, evenhand_home: Path) -> None:
    assert settings.name == "settings"
    out = evenhand("settings").out
    assert f"authority: {evenhand_home / 'config' / 'authority.toml'} (not there: nothing is set)" in out
    assert "theme = dark" in out


def test_everything_that_is_set_is_shown(evenhand: Command, evenhand_home: Path) -> None:
    (evenhand_home / "config" / "authority.toml").write_text(
        "[readings.durham]\nlimiting = 'handbook'\n[lists]\nteams = ['North', 'South']\n"
        "[plugins]\nallow = ['durham']\ndisable = ['ofsted']\n",
        encoding="utf-8",
    )
    (evenhand_home / "config" / "settings.toml").write_text(
        "theme = 'light'\nmouse = false\nascii = true\n[keys]\nhelp = 'f2'\n", encoding="utf-8"
    )
    out = evenhand("settings").out
    wanted = (
        "reading durham.limiting = handbook", "list teams = North, South", "plugins allowed = durham",
        "plugins disabled = ofsted", "theme = light", "mouse = off", "ascii = on", "key help = f2",
    )  # fmt: skip
    assert [line for line in wanted if line not in out] == []
    body = json.loads(evenhand("settings", "--json").out)
    assert body["readings"] == {"durham": {"limiting": "handbook"}}
    assert body["plugins"] == {"allow": ["durham"], "disable": ["ofsted"]}
    assert body["keys"] == {"help": "f2"}
    assert body["person_file"]["found"]
