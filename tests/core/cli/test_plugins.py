"""``evenhand plugins``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evenhand.cli.plugins import plugins

Command = Callable[..., Any]


def test_what_is_installed_and_on(evenhand: Command) -> None:
    assert plugins.name == "plugins"
    ran = evenhand("plugins", "--check")
    assert "durham: evenhand-durham 1.0.0\n" in ran.out
    assert "\nNo faults.\n" in ran.out
    unchecked = evenhand("plugins").out
    assert "No faults" not in unchecked
    assert "Not checked yet; to load everything and see what is wrong: evenhand plugins --check\n" in unchecked
    listed = {plugin["name"]: plugin for plugin in json.loads(evenhand("plugins", "--json").out)["plugins"]}
    assert listed["durham"]["enabled"]


def test_what_is_off_says_why(evenhand: Command, evenhand_home: Path) -> None:
    (evenhand_home / "config" / "authority.toml").write_text("[plugins]\ndisable = ['durham']\n", encoding="utf-8")
    assert "off: disabled in the authority's settings" in evenhand("plugins").out
    assert "durham" not in evenhand("frameworks").out


def test_faults_are_named_and_with_check_are_a_finding(evenhand: Command, evenhand_home: Path) -> None:
    (evenhand_home / "config" / "authority.toml").write_text("[plugins]\ndisable = ['durhan']\n", encoding="utf-8")
    ran = evenhand("plugins")
    assert ran.code == 0
    assert "fault: durhan" in ran.out
    assert "did you mean 'durham'" in ran.out
    checked = evenhand("plugins", "--check", "--json")
    assert checked.code == 1
    assert json.loads(checked.out)["faults"][0]["plugin"] == "durhan"
