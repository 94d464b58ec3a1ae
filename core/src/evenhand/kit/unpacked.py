"""A plugin straight from the folder that its author works in, installed or not."""

from __future__ import annotations

import importlib
import itertools
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from evenhand.catalogue.data_plugin import DataPlugin
from evenhand.kit.errors import KitError
from evenhand.loading.compatibility import CORE
from evenhand.loading.entries import GROUP, PluginEntry, list_plugins, normalised
from evenhand.settings.toml_file import read_toml
from evenhand.testing.subject import NO_PACKAGE

if TYPE_CHECKING:
    from evenhand.catalogue import Catalogue

PACKAGE_FILE = "pyproject.toml"
HEADER_FILE = "framework.toml"
_NUMBERS = itertools.count(1)


class Unpacked(NamedTuple):
    """The plugins of a folder. ``path`` is to be imported from, ``packages`` are what is imported there."""

    folder: Path
    entries: tuple[PluginEntry, ...]
    path: Path | None
    packages: tuple[str, ...]


def unpack(folder: Path) -> Unpacked:
    """The plugins of a package's folder (with ``pyproject.toml``), or of a folder with ``framework.toml`` alone.

    Nothing is imported. Raises :class:`KitError` when the folder is neither, ``TomlError`` when a file cannot be read.
    """
    folder = folder.resolve()
    if (folder / PACKAGE_FILE).is_file():
        return _package(folder)
    if (folder / HEADER_FILE).is_file():
        return _bare(folder)
    if not folder.is_dir():
        raise KitError(f"{folder}: no such folder")
    raise KitError(f"{folder}: holds neither {PACKAGE_FILE} nor {HEADER_FILE}; name the folder of a package")


def _package(folder: Path) -> Unpacked:
    shown = f"{folder.name}/{PACKAGE_FILE}"
    project = read_toml(folder / PACKAGE_FILE, shown).data.get("project")
    if not isinstance(project, dict):
        raise KitError(f"{shown}: has no table [project]; `evenhand framework new` shows one")
    points = project.get("entry-points")
    plugins = points.get(GROUP) if isinstance(points, dict) else None
    if not isinstance(plugins, dict) or not plugins or not all(isinstance(value, str) for value in plugins.values()):
        raise KitError(f'{shown}: names no plugin; write [project.entry-points."{GROUP}"] and a line such as '
                       'kent = "evenhand_kent:plugin"')  # fmt: skip
    name, version, requires = project.get("name"), project.get("version"), project.get("dependencies", [])
    for key, value in (("name", name), ("version", version)):
        if not isinstance(value, str):
            raise KitError(f"{shown}: [project] needs '{key}', as text in quotes")
    if not isinstance(requires, list) or not all(isinstance(line, str) for line in requires):
        raise KitError(f"{shown}: 'dependencies' must be a list of texts")
    path = folder / "src" if (folder / "src").is_dir() else folder
    entries = tuple(PluginEntry(key, value, str(name), str(version), tuple(requires)) for key, value in plugins.items())
    packages = tuple(dict.fromkeys(entry.value.partition(":")[0].partition(".")[0] for entry in entries))
    return Unpacked(folder, entries, path, packages)


def _bare(folder: Path) -> Unpacked:
    """A folder of TOML files without a package; :func:`importable` makes a module for it."""
    module = f"_evenhand_folder_{next(_NUMBERS)}"
    name = DataPlugin.from_folder(folder).name
    return Unpacked(folder, (PluginEntry(name, f"{module}:plugin", name, NO_PACKAGE, (CORE,)),), None, (module,))


@contextmanager
def importable(unpacked: Unpacked) -> Iterator[tuple[PluginEntry, ...]]:
    """Import the folder's plugins from the folder, as they stand there now, and forget them afterwards.

    Gives the entries to make a catalogue of: those of the folder, and whatever else is installed, since the folder may
    add to another plugin's framework. What is installed from this folder, or under the same names, gives way.
    """
    kept = _forget(unpacked.packages)
    # Two saves within the clock's grain leave the compiled file looking fresh.
    writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    with tempfile.TemporaryDirectory(prefix="evenhand-") as scratch:
        path = str(unpacked.path or _module_for(unpacked, Path(scratch)))
        sys.path.insert(0, path)
        importlib.invalidate_caches()
        try:
            yield (*unpacked.entries, *_others(unpacked))
        finally:
            sys.dont_write_bytecode = writes
            sys.path.remove(path)
            _forget(unpacked.packages)
            sys.modules.update(kept)


@contextmanager
def catalogue_of(unpacked: Unpacked) -> Iterator[tuple[Catalogue, list[str]]]:
    """A catalogue of the folder's plugins beside what is installed, with a cache of its own, and the plugins' names.

    The authority's list of plugins is about those in use, and this one is not yet, so every plugin is let in.
    """
    from evenhand.catalogue import Catalogue

    with importable(unpacked) as entries, tempfile.TemporaryDirectory(prefix="evenhand-") as scratch:
        yield Catalogue(entries=entries, cache_folder=Path(scratch)), [entry.name for entry in unpacked.entries]


def is_folder(name: str) -> bool:
    """Whether a name means a folder: it is written as a path, or holds a package or a framework."""
    written_as_path = name in {".", ".."} or "/" in name or "\\" in name
    return written_as_path or any(Path(name, file).is_file() for file in (PACKAGE_FILE, HEADER_FILE))


def _module_for(unpacked: Unpacked, scratch: Path) -> Path:
    """A file, because a check may load the plugin in another process too."""
    lines = ("from pathlib import Path", "from evenhand import DataPlugin")
    made = f"plugin = DataPlugin.from_folder(Path({str(unpacked.folder)!r}))"
    text = "\n".join((*lines, made, ""))
    (scratch / f"{unpacked.packages[0]}.py").write_text(text, encoding="utf-8")
    return scratch


def _others(unpacked: Unpacked) -> list[PluginEntry]:
    names = {entry.name for entry in unpacked.entries}
    distributions = {normalised(entry.distribution) for entry in unpacked.entries}
    return [
        entry
        for entry in list_plugins()
        if entry.name not in names and normalised(entry.distribution) not in distributions
    ]


def _forget(packages: tuple[str, ...]) -> dict[str, ModuleType]:
    """Take these packages out of the imported modules, and give what was there."""
    mine = [name for name in sys.modules if name.partition(".")[0] in packages]
    return {name: sys.modules.pop(name) for name in mine}
