"""What the checks look at: one framework as one plugin gives it, or adds to it. Everything is found when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from evenhand.catalogue.catalogue import FrameworkFaultError, UnknownFrameworkError
from evenhand.catalogue.data_plugin import DataPlugin
from evenhand.errors import EvenhandError
from evenhand.loading.guard import make_fault
from evenhand.loading.load import load_plugin
from evenhand.models.faults import Fault
from evenhand.suggest import did_you_mean

NO_PACKAGE = "0"
"""The version of what is no package."""

if TYPE_CHECKING:
    from evenhand.catalogue.catalogue import Catalogue
    from evenhand.grading.grader import Grader
    from evenhand.loading.entries import PluginEntry
    from evenhand.loading.hooks import PluginHooks
    from evenhand.models.framework import Framework


class UnknownPluginError(EvenhandError):
    """No plugin and no framework of this name can be checked."""


class Subject:
    """One plugin and one framework of it. ``framework_id`` is empty where the plugin could not say which it has."""

    def __init__(self, catalogue: Catalogue, entry: PluginEntry, framework_id: str = "") -> None:
        self.catalogue = catalogue
        self.entry = entry
        self.plugin = entry.name or entry.distribution
        self.distribution = entry.distribution
        self.version = entry.version
        self.framework_id = framework_id

    def __repr__(self) -> str:
        return f"Subject({self.plugin!r}, {self.framework_id!r})"

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """What keeps this plugin's part of the framework out; empty when all of it is in."""
        found: list[Fault] = []
        if self.framework_id:
            try:
                found += filter(self.concerns, self.catalogue.calibration_cases(self.framework_id).faults)
            except FrameworkFaultError as error:
                found += error.faults
            except UnknownFrameworkError:
                pass
        mine = (fault for fault in self.catalogue.faults() if self.concerns(fault))
        found = list(dict.fromkeys((*found, *mine)))
        if not found and not self.framework_id:
            message, hint = "it gives no framework and adds to none", "return one from evenhand_frameworks"
            found.append(make_fault(self.entry, "catalogue", message, hint))
        return tuple(found)

    def concerns(self, fault: Fault) -> bool:
        """Whether a fault is of this plugin, also where another has the same name."""
        return (fault.plugin, fault.distribution) == (self.plugin, self.distribution)

    @cached_property
    def framework(self) -> Framework:
        """The whole framework, with what every extension adds. Raises as ``Catalogue.framework`` does."""
        return self.catalogue.framework(self.framework_id)

    @cached_property
    def owns(self) -> bool:
        """Whether the framework is the plugin's own, rather than one that it adds to."""
        return any(one.id == self.framework_id and one.plugin == self.plugin for one in self.catalogue.summaries())

    @cached_property
    def grader(self) -> Grader:
        """Rulings under the default readings, with the plugins' code where there is any."""
        from evenhand.catalogue.readings import resolve_readings
        from evenhand.drivers.plugin_code import PluginCode
        from evenhand.grading.grader import Grader

        code = PluginCode(self.catalogue, self.framework_id).fired if self.has_code else None
        return Grader(self.framework, resolve_readings(self.framework), code)

    @cached_property
    def has_code(self) -> bool:
        """Whether any plugin runs code while this framework's audits are under way."""
        return self.catalogue.has_code(self.framework_id)

    @cached_property
    def hooks(self) -> PluginHooks:
        """The plugin's hooks, read anew from its files. Raises :class:`PluginError` where it cannot be loaded."""
        from evenhand.loading.guard import PluginError
        from evenhand.loading.hooks import PluginHooks

        loaded = load_plugin(self.entry)
        if isinstance(loaded, Fault):
            raise PluginError(loaded)
        if type(loaded.plugin) is DataPlugin:
            loaded = loaded._replace(plugin=DataPlugin(loaded.plugin.folder, loaded.plugin.name))
        return PluginHooks(loaded)

    @property
    def packaged(self) -> bool:
        """Whether it comes in a package, rather than as a folder of TOML files alone, of which a preview is made."""
        return self.version != NO_PACKAGE

    @cached_property
    def folder(self) -> Path | None:
        """The folder of TOML files of a plugin that is data; ``None`` for code, and where it cannot be loaded."""
        loaded = load_plugin(self.entry)
        if isinstance(loaded, Fault) or not isinstance(loaded.plugin, DataPlugin):
            return None
        return loaded.plugin.folder

    def where_files_are(self) -> str:
        """Which folder the names of files in findings begin from, in a line; empty for code and what is not here."""
        loaded = load_plugin(self.entry)
        if isinstance(loaded, Fault) or not isinstance(loaded.plugin, DataPlugin):
            return ""
        folder, here = loaded.plugin.folder, Path.cwd()
        shown = folder.relative_to(here) if folder.is_relative_to(here) else folder
        return f"{loaded.plugin.name}/ is the folder {shown}"

    def place_of(self, section: str, item: str) -> str:
        """Where an item of the plugin's own files stands, to begin a line with; empty for code and what is not here."""
        from evenhand.catalogue.problems import line_for
        from evenhand.loading.guard import PluginError

        try:
            plugin = self.hooks.plugin
            origins = plugin.content.origins if isinstance(plugin, DataPlugin) else []
        except (PluginError, EvenhandError):
            return ""
        found = next((one for one in origins if (one.section, one.item) == (section, item)), None)
        return "" if found is None else f"{line_for(found.file, found.path, '').partition(': ')[0]}: "


def subjects(catalogue: Catalogue, names: Iterable[str] = ()) -> tuple[Subject, ...]:
    """A subject for each framework of the plugins named, by name of plugin or id of framework; without names, of all.

    A plugin that gives none, because it is at fault, is a subject without framework, so that it cannot go unnoticed.
    Plugins that the settings switch off are left out. Raises :class:`UnknownPluginError` for a name that is none, or
    is off.
    """
    found = tuple(_everything(catalogue))
    wanted = tuple(dict.fromkeys(names))
    for name in wanted:
        if not any(name in (one.plugin, one.framework_id) for one in found):
            raise UnknownPluginError(_why_not(catalogue, name, found))
    return tuple(one for one in found if not wanted or {one.plugin, one.framework_id} & set(wanted))


def _everything(catalogue: Catalogue) -> Iterator[Subject]:
    for state in catalogue.plugins():
        if state.enabled:
            for framework_id in catalogue.frameworks_of(state.entry) or ("",):
                yield Subject(catalogue, state.entry, framework_id)


def _why_not(catalogue: Catalogue, name: str, found: Iterable[Subject]) -> str:
    for state in catalogue.plugins():
        if state.entry.name == name and state.off_because:
            return f"the plugin '{name}' is off: {state.off_because}; switch it on to check it"
    known = {word for one in found for word in (one.plugin, one.framework_id) if word}
    return f"no plugin '{name}' is installed{did_you_mean(name, known)}"
