from __future__ import annotations

import sys
from pathlib import Path

import pytest

from evenhand.settings import paths


def test_environment_variables_move_everything(evenhand_home: Path) -> None:
    assert paths.data_folder() == evenhand_home / "data"
    assert paths.cache_folder() == evenhand_home / "cache"
    assert paths.person_file() == evenhand_home / "config" / "settings.toml"
    assert paths.authority_file() == evenhand_home / "config" / "authority.toml"


def test_the_environment_wins_over_the_authority_for_the_data_folder(
    evenhand_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert paths.data_folder(Path("/srv/evenhand")) == evenhand_home / "data"
    monkeypatch.setenv("EVENHAND_DATA", "  ")
    assert paths.data_folder(Path("/srv/evenhand")) == Path("/srv/evenhand")


@pytest.mark.skipif(sys.platform != "linux", reason="names the folders of the XDG standard")
def test_without_variables_the_platforms_folders_are_used(evenhand_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "CACHE", "SETTINGS", "AUTHORITY_SETTINGS"):
        monkeypatch.delenv(f"EVENHAND_{name}")
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(evenhand_home / name))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(evenhand_home / "site"))
    assert paths.data_folder() == evenhand_home / "DATA" / "evenhand"
    assert paths.cache_folder() == evenhand_home / "CACHE" / "evenhand"
    assert paths.person_file() == evenhand_home / "CONFIG" / "evenhand" / "settings.toml"
    assert paths.authority_file() == evenhand_home / "site" / "evenhand" / "authority.toml"
