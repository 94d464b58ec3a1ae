"""Law: no test touches the folders of whoever runs it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.settings import paths

PLACES = (paths.data_folder, paths.cache_folder, paths.person_file, paths.authority_file)


def test_everything_is_kept_in_the_tests_home(evenhand_home: Path) -> None:
    assert [place() for place in PLACES if not place().is_relative_to(evenhand_home)] == []


@pytest.mark.skipif(sys.platform == "darwin", reason="platformdirs asks macOS, which no variable moves")
def test_the_folders_used_without_variables_are_in_it_too(evenhand_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "CACHE", "SETTINGS", "AUTHORITY_SETTINGS"):
        monkeypatch.delenv(f"EVENHAND_{name}")
    assert [place() for place in PLACES if not place().is_relative_to(evenhand_home)] == []


def test_child_processes_inherit_the_home(evenhand_home: Path, fresh: Callable[[str], str]) -> None:
    assert Path(fresh("from evenhand.settings.paths import data_folder\nprint(data_folder())").strip()) == (
        evenhand_home / "data"
    )


@given(st.integers())
def test_properties_run_in_a_home_too(number: int) -> None:
    assert isinstance(number, int)
    assert paths.data_folder().parent.name.startswith("home")
