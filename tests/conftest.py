"""Fixtures for every test: no test touches the person's own folders, and properties are tried in a repeatable way."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from sample_plugins import SamplePlugin

pytest_plugins = ["pytester"]

# Repeatable by default, so that a red run is red again; EVENHAND_TESTS=thorough searches further, and at random.
settings.register_profile("everyday", deadline=None, max_examples=60, derandomize=True, database=None)
settings.register_profile(
    "thorough", deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile(os.environ.get("EVENHAND_TESTS", "everyday"))


def _lead_into(home: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setenv("EVENHAND_DATA", str(home / "data"))
    patch.setenv("EVENHAND_CACHE", str(home / "cache"))
    patch.setenv("EVENHAND_SETTINGS", str(home / "config" / "settings.toml"))
    patch.setenv("EVENHAND_AUTHORITY_SETTINGS", str(home / "config" / "authority.toml"))
    # A test of the places used without these variables must not reach the person's folders either.
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        patch.setenv(name, str(home / name.lower()))
    patch.setenv("XDG_CONFIG_DIRS", str(home / "xdg_config_dirs"))


@pytest.fixture(scope="session", autouse=True)
def _session_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Folders for fixtures that outlive one test."""
    with pytest.MonkeyPatch.context() as patch:
        _lead_into(tmp_path_factory.mktemp("session-home"), patch)
        yield


@pytest.fixture(autouse=True)
def evenhand_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new home for this test alone, with ``data``, ``cache`` and ``config`` in it, which child processes inherit."""
    home = tmp_path_factory.mktemp("home")
    for folder in ("data", "cache", "config"):
        (home / folder).mkdir()
    _lead_into(home, monkeypatch)
    return home


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SamplePlugin]:
    """The good sample plugin, installed where this test alone finds it, to be spoilt or to be given a new version."""
    from sample_plugins import SamplePlugin, forget

    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))
    yield SamplePlugin(site)
    for path in site.glob("evenhand_*"):
        if path.stem in sys.modules:
            forget(path.stem)
