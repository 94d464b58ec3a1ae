"""Where commands find things."""

from __future__ import annotations

from pathlib import Path

import pytest

from evenhand.cli.places import open_store, settings_and_catalogue
from evenhand.settings import Settings


def test_the_settings_decide_what_is_let_in(evenhand_home: Path) -> None:
    (evenhand_home / "config" / "authority.toml").write_text("[plugins]\nallow = ['durham']\n", encoding="utf-8")
    settings, catalogue = settings_and_catalogue()
    assert settings.allow == ("durham",)
    assert [summary.id for summary in catalogue.summaries()] == ["durham"]


def test_the_stores_warnings_are_told_on_the_side(evenhand_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (evenhand_home / "data").chmod(0o755)
    with open_store(Settings()) as store:
        assert store.path == evenhand_home / "data" / "evenhand.db"
    said = capsys.readouterr()
    assert said.out == ""
    assert "Other people may look into the folder" in said.err
