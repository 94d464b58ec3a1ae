"""Where a command finds a framework that is named: installed, in a folder, in a file, or kept with an audit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from evenhand.catalogue.catalogue import UnknownFrameworkError
from evenhand.catalogue.snapshot import from_json, to_json
from evenhand.drivers.pinned import pinned_framework
from evenhand.errors import EvenhandError
from evenhand.settings.paths import store_file

if TYPE_CHECKING:
    from evenhand.catalogue import Catalogue
    from evenhand.models.framework import Framework
    from evenhand.settings.settings import Settings

LARGEST = 50_000_000
"""Bytes. A larger file is no snapshot of a framework."""


class NoFrameworkError(EvenhandError):
    """What was named is no framework that can be read."""


class Taken(NamedTuple):
    """A framework that was named, and where it was taken from, in words."""

    framework: Framework
    place: str


def framework_named(name: str, settings: Settings, catalogue: Catalogue) -> Framework:
    """The framework that :func:`taken_from` takes. Raises ``EvenhandError``."""
    return taken_from(name, settings, catalogue).framework


def taken_from(name: str, settings: Settings, catalogue: Catalogue) -> Taken:
    """The framework of an installed id, a package or framework folder, a snapshot file, or an audit's id.

    They are looked for in that order, apart from a name with a slash in it, which is a path. Raises ``EvenhandError``.
    """
    path = Path(name)
    looks_like_path = "/" in name or "\\" in name or name in {".", ".."}
    if not looks_like_path and any(summary.id == name for summary in catalogue.summaries()):
        return Taken(catalogue.framework(name), "as it is installed")
    if path.is_dir():
        return Taken(_from_folder(path), f"in the folder {name}")
    if path.is_file():
        return Taken(_from_file(path), f"in the file {name}")
    if looks_like_path:
        raise NoFrameworkError(f"{name}: there is no such folder or file")
    found = _kept_with(name, settings)
    if found is not None:
        return Taken(found, f"as it is kept with the audit {name}")
    try:
        return Taken(catalogue.framework(name), "as it is installed")
    except UnknownFrameworkError as error:
        raise UnknownFrameworkError(f"{error}; nor is it a folder, a snapshot file or the id of an audit") from None


def _from_folder(folder: Path) -> Framework:
    from evenhand.catalogue.assemble import assemble
    from evenhand.catalogue.data_plugin import DataPlugin
    from evenhand.catalogue.problems import FrameworkProblemsError
    from evenhand.loading.entries import PluginEntry
    from evenhand.loading.guard import PluginError, fault_line
    from evenhand.loading.hooks import PluginHooks
    from evenhand.loading.load import LoadedPlugin

    inside = _framework_folder(folder)
    plugin = DataPlugin.from_folder(inside)
    try:
        header = plugin.content.header
        if header is None:
            raise NoFrameworkError(f"{folder}: it adds to another framework and is none by itself")
        # Named as the installed one is, so that who owns an item is no difference.
        entry = PluginEntry(header.id, "", f"evenhand-{header.id.replace('_', '-')}", header.version)
        framework, _ = assemble(PluginHooks(LoadedPlugin(entry, plugin)), header.id)
    except FrameworkProblemsError as error:
        raise NoFrameworkError("\n".join(error.lines)) from None
    except PluginError as error:
        raise NoFrameworkError(fault_line(error.fault)) from None
    return from_json(to_json(framework))


def _framework_folder(folder: Path) -> Path:
    """The folder with ``framework.toml``: this one, or the only one in a package."""
    if (folder / "framework.toml").is_file():
        return folder
    found = [path.parent for pattern in ("framework", "*/framework", "src/*/framework")
             for path in sorted(folder.glob(f"{pattern}/framework.toml"))]  # fmt: skip
    if len(found) == 1:
        return found[0]
    if found:
        raise NoFrameworkError(f"{folder}: several frameworks are in it; name the folder of one, such as {found[0]}")
    raise NoFrameworkError(f"{folder}: no framework.toml is in it, nor in src/PACKAGE/framework")


def _from_file(path: Path) -> Framework:
    try:
        if path.stat().st_size > LARGEST:
            raise NoFrameworkError(f"{path}: it is too large to be a snapshot of a framework")
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeError):
        raise NoFrameworkError(f"{path}: it cannot be read as text; name a snapshot file or a folder") from None
    # A snapshot in the cache has a line of its own before the framework.
    first, _, rest = text.partition("\n")
    body = text if first.startswith("{") else rest
    try:
        return from_json(body)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise NoFrameworkError(f"{path}: it is no snapshot of a framework") from None


def _kept_with(audit_id: str, settings: Settings) -> Framework | None:
    """The framework kept with an audit; ``None`` where there is no store, or no such audit in it."""
    from evenhand.store.errors import UnknownAudit
    from evenhand.store.store import Store

    path = store_file(settings.data)
    if not path.exists():
        return None
    with Store.open(path) as store:
        try:
            record = store.read(audit_id)
        except UnknownAudit:
            return None
    return pinned_framework(record.snapshot, record.summary.id)
