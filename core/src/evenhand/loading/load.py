"""Loads one plugin, or all of them, each alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import evenhand
from evenhand.loading.compatibility import incompatibility
from evenhand.loading.entries import PluginEntry
from evenhand.loading.guard import PluginError, guarded, make_fault
from evenhand.loading.switches import EVERYTHING, Switches
from evenhand.models.faults import Fault


class LoadedPlugin(NamedTuple):
    """A plugin whose object has been imported. Its hooks are checked when they are first called."""

    entry: PluginEntry
    plugin: Any


def load_plugin(entry: PluginEntry, *, core_version: str = evenhand.__version__) -> LoadedPlugin | Fault:
    """Import one plugin, after its metadata has said that it fits this core. Whatever fails is the fault it gives."""
    if fault := incompatibility(entry, core_version):
        return fault
    from importlib.metadata import EntryPoint

    try:
        with guarded(entry, "import", f"importing {entry.value}"):
            plugin = EntryPoint(entry.name, entry.value, "").load()
    except PluginError as error:
        return error.fault
    if isinstance(plugin, type):
        return make_fault(entry, "hooks", f"{entry.value} is a class", "name an instance of it in the entry point")
    return LoadedPlugin(entry, plugin)


def load_all(
    entries: Iterable[PluginEntry], switches: Switches = EVERYTHING, *, core_version: str = evenhand.__version__
) -> tuple[tuple[LoadedPlugin, ...], tuple[Fault, ...]]:
    """Load every plugin that the switches let in, each alone: those that could be loaded, and the faults.

    Of two plugins of one name the first keeps it and the later is a fault.
    """
    loaded: list[LoadedPlugin] = []
    enabled, faults = without_clashes(entry for entry in entries if switches.off_because(entry) is None)
    for entry in enabled:
        result = load_plugin(entry, core_version=core_version)
        if isinstance(result, Fault):
            faults.append(result)
        else:
            loaded.append(result)
    return tuple(loaded), tuple(faults)


def without_clashes(entries: Iterable[PluginEntry]) -> tuple[list[PluginEntry], list[Fault]]:
    """The entries whose name is their own, and a fault for each that comes later under a name already taken."""
    taken: dict[str, PluginEntry] = {}
    kept: list[PluginEntry] = []
    faults: list[Fault] = []
    for entry in entries:
        first = taken.setdefault(entry.name, entry) if entry.name else entry
        if first is entry:
            kept.append(entry)
        else:
            message = f"clashes with the plugin '{first.name}' of {first.distribution}"
            hint = f"disable or uninstall {entry.distribution} or {first.distribution}"
            faults.append(make_fault(entry, "metadata", message, hint))
    return kept, faults
