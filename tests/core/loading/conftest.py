"""A folder of installed distributions that a test fills, as pip would leave it."""

from __future__ import annotations

import importlib
import itertools
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from evenhand.loading.entries import PluginEntry, list_plugins

_NUMBERS = itertools.count()

HOOKS = """
from evenhand import hookimpl

@hookimpl
def evenhand_extends():
    return ("elsewhere",)
"""


class Site:
    """One folder on ``sys.path``. Module names are never used twice, so that no test meets another's modules."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder = folder
        self.cache = cache

    def add(
        self,
        name: str,
        code: str = HOOKS,
        *,
        distribution: str | None = None,
        version: str = "1.0",
        requires: tuple[str, ...] = ("evenhand-core>=0.1,<1",),
        attribute: str = "",
    ) -> Path:
        """Install a plugin as a module of its own, and give the folder of its metadata."""
        module = f"stranger_{name}_{next(_NUMBERS)}"
        (self.folder / f"{module}.py").write_text(code, encoding="utf-8")
        importlib.invalidate_caches()
        return self.add_metadata(distribution or f"evenhand-{name}", version, requires, {name: module + attribute})

    def add_metadata(self, distribution: str, version: str, requires: tuple[str, ...], points: dict[str, str]) -> Path:
        """Install metadata alone."""
        info = self.folder / f"{distribution.replace('-', '_')}-{version}.dist-info"
        info.mkdir()
        lines = [f"Requires-Dist: {line}\n" for line in requires]
        about = f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n{''.join(lines)}"
        (info / "METADATA").write_text(about, encoding="utf-8")
        text = "[evenhand.plugins]\n" + "".join(f"{key} = {value}\n" for key, value in points.items())
        (info / "entry_points.txt").write_text(text, encoding="utf-8")
        return info

    def entries(self) -> tuple[PluginEntry, ...]:
        """What is installed here."""
        return list_plugins(cache_folder=self.cache, search=[str(self.folder)])

    def entry(self) -> PluginEntry:
        """The only plugin installed here."""
        (entry,) = self.entries()
        return entry


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """An empty folder of distributions."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    before = set(sys.modules)
    yield Site(folder, tmp_path / "cache")
    for name in set(sys.modules) - before:
        if name.startswith("stranger_"):
            del sys.modules[name]
