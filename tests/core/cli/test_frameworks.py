"""``evenhand frameworks``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evenhand.cli import framework_show
from evenhand.cli import frameworks as listing
from evenhand.cli.frameworks import frameworks
from evenhand.settings import Settings
from shelved import shelved_durham


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


def test_additions_and_being_out_of_use_are_listed(
    evenhand: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = shelved_durham(tmp_path, header='withdrawn = "Replaced in May"', theme=True)
    for module in (listing, framework_show):
        monkeypatch.setattr(module, "settings_and_catalogue", lambda: (Settings(), catalogue))
    ran = evenhand("frameworks")
    assert "17 domains, with 3 additions by neglect_theme.\n" in ran.out
    assert "\n    No new audits. Withdrawn: Replaced in May.\n" in ran.out
    (summary,) = json.loads(evenhand("frameworks", "--json").out)
    assert summary["withdrawn"] == "Replaced in May"
    assert summary["additions"] == [["neglect_theme", 3]]
    shown = evenhand("framework", "show", "durham").out
    assert "\nwith additions by neglect_theme: 1 domain, 1 question, 1 rule\n" in shown
    assert "\nNo new audits. Withdrawn: Replaced in May.\n" in shown
    body = json.loads(evenhand("framework", "show", "durham", "--json").out)
    assert body["additions"] == [{"plugin": "neglect_theme", "domains": 1, "prompts": 1, "rules": 1}]
