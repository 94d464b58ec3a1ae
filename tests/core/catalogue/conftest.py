"""A small invented framework as a folder of files that a test spoils, and plugins made of it."""

from __future__ import annotations

import importlib
import itertools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from evenhand.catalogue.assemble import assemble
from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.data_plugin import DataPlugin
from evenhand.loading.entries import PluginEntry
from evenhand.loading.hooks import PluginHooks
from evenhand.loading.load import LoadedPlugin
from evenhand.models.framework import Framework
from evenhand.settings.settings import DEFAULTS, Settings

_NUMBERS = itertools.count()

SAMPLES = Path(__file__).parent / "samples"


def sample(name: str) -> dict[str, str]:
    """The files of one of the samples, by name."""
    folder = SAMPLES / name
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.toml")}


Edit = tuple[str, str, str]
"""File, what stands there, what shall stand there instead. Nothing to replace means: put it at the end."""


class Workshop:
    """Makes folders and plugins of the small framework."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, files: dict[str, str], *edits: Edit) -> Path:
        """A folder of these files, after the edits, each of which must find its place."""
        folder = self.folder / name
        files = dict(files)
        for file, old, new in edits:
            text = files.get(file, "")
            assert old in text, f"{old!r} is not in {file}"
            files[file] = text.replace(old, new, 1) if old else text + new
        for file, text in files.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder

    def kent(self, *edits: Edit) -> DataPlugin:
        """The framework ``kent``."""
        return DataPlugin.from_folder(self.write("kent", sample("kent"), *edits))

    def theme(self, *edits: Edit) -> DataPlugin:
        """The extension ``theme`` of ``kent``."""
        return DataPlugin.from_folder(self.write("theme", sample("theme"), *edits))


def hooks_for(name: str, plugin: object) -> PluginHooks:
    """A plugin's hooks, as if it were installed."""
    return PluginHooks(LoadedPlugin(PluginEntry(name, "x", f"evenhand-{name}", "1.0"), plugin))


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """Makes folders and plugins of the small framework below this test's folder."""
    return Workshop(tmp_path)


@pytest.fixture
def hooks() -> Callable[[str, object], PluginHooks]:
    """A plugin's hooks, as if it were installed."""
    return hooks_for


@pytest.fixture
def kent(workshop: Workshop) -> Framework:
    """The small framework, assembled."""
    return assemble(hooks_for("kent", workshop.kent()), "kent")[0]


class Shelf:
    """Plugins on ``sys.path``, and catalogues of them."""

    def __init__(self, workshop: Workshop, cache: Path) -> None:
        self.workshop = workshop
        self.cache = cache
        self.entries: list[PluginEntry] = []

    def data(self, name: str, files: dict[str, str], *edits: Edit) -> Path:
        """Install a framework's folder as a package, and give the folder."""
        package = f"shelf_{name}_{next(_NUMBERS)}"
        folder = self.workshop.write(f"{package}/framework", files, *edits)
        code = "from evenhand import DataPlugin\nplugin = DataPlugin.from_package(__name__)\n"
        (folder.parent / "__init__.py").write_text(code, encoding="utf-8")
        self._add(name, f"{package}:plugin")
        return folder

    def code(self, name: str, code: str) -> Path:
        """Install a module of hooks, and give its file."""
        module = f"shelf_{name}_{next(_NUMBERS)}"
        path = self.workshop.folder / f"{module}.py"
        path.write_text(f"from evenhand import hookimpl\n{code}", encoding="utf-8")
        self._add(name, module)
        return path

    def _add(self, name: str, value: str) -> None:
        importlib.invalidate_caches()
        self.entries.append(PluginEntry(name, value, f"evenhand-{name}", "1.0", ("evenhand-core",), "stamp"))

    def catalogue(self, settings: Settings = DEFAULTS) -> Catalogue:
        """A new catalogue, as a new process would have it, but for the modules that are imported."""
        return Catalogue(settings, cache_folder=self.cache, entries=self.entries)


@pytest.fixture
def shelf(workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    """An empty shelf of plugins."""
    monkeypatch.syspath_prepend(str(tmp_path))
    before = set(sys.modules)
    yield Shelf(workshop, tmp_path / "cache")
    for name in set(sys.modules) - before:
        if name.startswith("shelf_"):
            del sys.modules[name]


@pytest.fixture
def files() -> dict[str, str]:
    """The files of the small framework."""
    return sample("kent")


@pytest.fixture
def extension_files() -> dict[str, str]:
    """The files of its extension."""
    return sample("theme")
