"""The catalogue: what the rest of the program knows of frameworks. Past it nothing touches a plugin."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from evenhand.catalogue.outline import Outline
from evenhand.catalogue.outlines import outlines
from evenhand.catalogue.summary import FrameworkSummary
from evenhand.errors import EvenhandError
from evenhand.loading.entries import PluginEntry, list_plugins
from evenhand.loading.guard import fault_line, make_fault
from evenhand.loading.load import load_plugin, without_clashes
from evenhand.loading.switches import Switches
from evenhand.models.faults import Fault
from evenhand.settings import paths
from evenhand.settings.settings import DEFAULTS, Settings
from evenhand.suggest import did_you_mean, nearest

if TYPE_CHECKING:
    from evenhand.catalogue.audit_hooks import AuditHooks
    from evenhand.catalogue.calibration import FoundCases
    from evenhand.loading.hooks import PluginHooks
    from evenhand.models.framework import Framework


class PluginState(NamedTuple):
    """One installed plugin, and why it is off, if it is."""

    entry: PluginEntry
    off_because: str | None

    @property
    def enabled(self) -> bool:
        """Whether the authority's settings let the plugin in."""
        return self.off_because is None


class UnknownFrameworkError(EvenhandError):
    """No framework of this id is installed."""


class FrameworkFaultError(EvenhandError):
    """A framework that is installed but cannot be used. ``faults`` holds everything that is wrong; the text, one line
    for each.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(fault_line(fault) for fault in self.faults))


class Catalogue:
    """Frameworks by id, from the plugins that the settings let in. Everything is found out when first asked for."""

    def __init__(
        self,
        settings: Settings = DEFAULTS,
        *,
        cache_folder: Path | None = None,
        entries: Iterable[PluginEntry] | None = None,
    ) -> None:
        """``entries`` and ``cache_folder`` are for tests and previews; by default what is installed, and the user's."""
        self._switches = Switches(settings.allow, settings.disable)
        self._cache = cache_folder or paths.cache_folder()
        self._entries = None if entries is None else tuple(entries)
        self._outlines: dict[PluginEntry, Outline] | None = None
        self._faults: list[Fault] = []
        self._frameworks: dict[str, Framework] = {}
        self._hooks: dict[PluginEntry, PluginHooks] = {}

    def plugins(self) -> tuple[PluginState, ...]:
        """Every plugin installed, on or off."""
        if self._entries is None:
            self._entries = list_plugins(cache_folder=self._cache)
        return tuple(PluginState(entry, self._switches.off_because(entry)) for entry in self._entries)

    def summaries(self) -> tuple[FrameworkSummary, ...]:
        """The frameworks to choose from, by title. Imports no plugin that has not changed since the last time."""
        found = []
        for entry, outline in self._outlined().items():
            for header in outline.frameworks:
                added = sum(other.extends.get(header["id"], 0) for other in self._outlined().values())
                about = {**header, "domains": header["domains"] + added, "additions": self._additions(header["id"])}
                found.append(FrameworkSummary(**about, plugin=entry.name, distribution=entry.distribution))
        return tuple(sorted(found, key=lambda summary: (summary.title, summary.id)))

    def frameworks_of(self, entry: PluginEntry) -> tuple[str, ...]:
        """Ids of the frameworks that a plugin owns or adds to; none where it is off or at fault."""
        outline = self._outlined().get(entry, Outline())
        return (*(header["id"] for header in outline.frameworks), *outline.extends)

    def _additions(self, framework_id: str) -> tuple[tuple[str, int], ...]:
        counts = ((entry.name, outline.adds.get(framework_id, 0)) for entry, outline in self._outlined().items())
        return tuple((name, count) for name, count in counts if count)

    def faults(self) -> tuple[Fault, ...]:
        """What is known to be wrong with plugins; :meth:`check` finds out everything."""
        self._outlined()
        return tuple(dict.fromkeys(self._faults))

    def check(self) -> tuple[Fault, ...]:
        """Assemble every framework, and give every fault there is, one for each thing that is wrong."""
        for summary in self.summaries():
            with contextlib.suppress(FrameworkFaultError):
                self.framework(summary.id)
                self._faults.extend(self.calibration_cases(summary.id).faults)
        return self.faults()

    def framework(self, framework_id: str) -> Framework:
        """The framework of this id, whole and checked.

        Raises :class:`UnknownFrameworkError`, or :class:`FrameworkFaultError` when its plugin is at fault.
        """
        if framework_id not in self._frameworks:
            owner, extensions = self._contributors(framework_id)
            self._frameworks[framework_id] = self._from_snapshot(framework_id, owner, extensions)
        return self._frameworks[framework_id]

    def has_code(self, framework_id: str) -> bool:
        """Whether a plugin that is installed now has code that runs during this framework's audits."""
        try:
            owner, extensions = self._contributors(framework_id)
        except (UnknownFrameworkError, FrameworkFaultError):
            return False
        return any(self._outlined()[entry].hooks for entry in (owner, *extensions))

    def audit_hooks(self, framework_id: str) -> AuditHooks:
        """The plugins' code that runs while this framework's audits are under way; nothing is imported for data."""
        from evenhand.catalogue.audit_hooks import AuditHooks

        owner, extensions = self._contributors(framework_id)
        with_code = [entry for entry in (owner, *extensions) if self._outlined()[entry].hooks]
        return AuditHooks(framework_id, tuple(self._hooks_of(entry) for entry in with_code), self._faults)

    def calibration_cases(self, framework_id: str) -> FoundCases:
        """The framework's invented cases with agreed grades, read now. Raises as :meth:`framework` does."""
        from evenhand.catalogue.calibration import cases_of
        from evenhand.loading.guard import PluginError

        framework, faults, plugins = self.framework(framework_id), list[Fault](), []
        owner, extensions = self._contributors(framework_id)
        for entry in (owner, *extensions):
            try:
                plugins.append(self._hooks_of(entry))
            except PluginError as error:
                faults.append(error.fault)
        found = cases_of(framework, plugins)
        return found._replace(faults=(*faults, *found.faults))

    def may_have_calibration_cases(self, framework_id: str) -> bool:
        """Whether it is worth asking for them; opens no file, and imports nothing."""
        from evenhand.catalogue.calibration import has_case_files

        try:
            owner, extensions = self._contributors(framework_id)
        except (UnknownFrameworkError, FrameworkFaultError):
            return False
        outlines = [self._outlined()[entry] for entry in (owner, *extensions)]
        return any(has_case_files(outline.folder) if outline.folder else outline.calibrates for outline in outlines)

    def _outlined(self) -> dict[PluginEntry, Outline]:
        """Outlines of the plugins that are on and clash with no other, those of the rest being faults."""
        if self._outlines is None:
            enabled, clashes = without_clashes(state.entry for state in self.plugins() if state.enabled)
            self._faults.extend(clashes)
            self._faults.extend(self._misspelt_switches())
            found = outlines(enabled, self._cache)
            self._faults.extend(outline.fault for outline in found.values() if outline.fault)
            self._outlines = self._without_clashing_frameworks(found)
            self._faults.extend(self._idle_extensions(self._outlines))
        return self._outlines

    def _without_clashing_frameworks(self, found: dict[PluginEntry, Outline]) -> dict[PluginEntry, Outline]:
        owners: dict[str, PluginEntry] = {}
        kept = {}
        for entry, outline in found.items():
            clash = next((header["id"] for header in outline.frameworks if header["id"] in owners), None)
            if clash is not None:
                first = owners[clash]
                message = f"clashes with the plugin '{first.name}' of {first.distribution}, which gives '{clash}' too"
                hint = f"disable or uninstall {entry.distribution} or {first.distribution}"
                self._faults.append(make_fault(entry, "catalogue", message, hint))
                continue
            owners.update((header["id"], entry) for header in outline.frameworks)
            if outline.fault is None:
                kept[entry] = outline
        return kept

    def _idle_extensions(self, known: dict[PluginEntry, Outline]) -> Iterator[Fault]:
        """An extension whose framework is not there would go unnoticed."""
        ids = [header["id"] for outline in known.values() for header in outline.frameworks]
        for entry, outline in known.items():
            for framework_id in outline.extends:
                if framework_id not in ids:
                    message = f"it adds to the framework '{framework_id}', which is not installed or not allowed"
                    meant = nearest(framework_id, ids)
                    hint = f"did you mean '{meant}'?" if meant else f"install or allow '{framework_id}'"
                    yield make_fault(entry, "catalogue", message, hint)

    def _misspelt_switches(self) -> Iterator[Fault]:
        """A switch for a plugin that is not there does no harm, unless it was meant for one that is."""
        names = {name for state in self.plugins() for name in (state.entry.name, state.entry.distribution)}
        for switch in (*self._switches.disable, *(self._switches.allow or ())):
            meant = None if switch in names else nearest(switch, names)
            if meant is not None:
                message = f"the settings switch a plugin '{switch}', which is not installed"
                yield Fault(switch, switch, "metadata", message, f"did you mean '{meant}'?")

    def _contributors(self, framework_id: str) -> tuple[PluginEntry, list[PluginEntry]]:
        """The owner of a framework, and the plugins that extend it."""
        owner, extensions = None, []
        for entry, outline in self._outlined().items():
            if any(header["id"] == framework_id for header in outline.frameworks):
                owner = entry
            elif framework_id in outline.extends:
                extensions.append(entry)
        if owner is not None:
            return owner, extensions
        for fault in self._faults:
            if fault.plugin == framework_id:
                raise FrameworkFaultError([fault])
        ids = [summary.id for summary in self.summaries()]
        raise UnknownFrameworkError(f"no framework '{framework_id}' is installed{did_you_mean(framework_id, ids)}")

    def _from_snapshot(self, framework_id: str, owner: PluginEntry, extensions: list[PluginEntry]) -> Framework:
        """From the cache where every part of it is data, else assembled."""
        from evenhand.catalogue.snapshot import from_json, keep_snapshot, load_snapshot, snapshot_key, to_json

        known = self._outlined()
        folders = [(entry, known[entry].folder) for entry in (owner, *extensions)]
        data = [(e.name, e.distribution, e.version, Path(folder)) for e, folder in folders if folder is not None]
        key = snapshot_key(framework_id, data) if len(data) == len(folders) else None
        if key is not None and (kept := load_snapshot(self._cache, framework_id, key)):
            return kept
        framework, faults = self._assembled(framework_id, owner, extensions)
        self._faults.extend(faults)
        # An extension left out must be met again at the next start, and files may have changed while they were read.
        if key is not None and not faults and key == snapshot_key(framework_id, data):
            keep_snapshot(self._cache, framework, key)
        return from_json(to_json(framework))

    def _assembled(
        self, framework_id: str, owner: PluginEntry, extensions: list[PluginEntry]
    ) -> tuple[Framework, tuple[Fault, ...]]:
        from evenhand.catalogue.assemble import assemble
        from evenhand.catalogue.problems import FrameworkProblemsError
        from evenhand.loading.guard import PluginError

        faults, adding = [], []
        for entry in extensions:
            try:
                adding.append(self._hooks_of(entry))
            except PluginError as error:
                faults.append(error.fault)
        try:
            framework, left_out = assemble(self._hooks_of(owner), framework_id, adding)
        except (PluginError, FrameworkProblemsError) as error:
            if isinstance(error, PluginError):
                wrong = [error.fault]
            else:
                wrong = [make_fault(owner, "catalogue", line, "") for line in error.lines]
            self._faults.extend(wrong)
            raise FrameworkFaultError(wrong) from None
        return framework, (*faults, *left_out)

    def _hooks_of(self, entry: PluginEntry) -> PluginHooks:
        """The plugin's hooks, imported now if need be. Raises :class:`PluginError`."""
        from evenhand.catalogue.data_plugin import DataPlugin
        from evenhand.loading.guard import PluginError
        from evenhand.loading.hooks import PluginHooks

        if entry not in self._hooks:
            loaded = load_plugin(entry)
            if isinstance(loaded, Fault):
                raise PluginError(loaded)
            if type(loaded.plugin) is DataPlugin:
                # The module keeps what it read once; the files may have changed since.
                loaded = loaded._replace(plugin=DataPlugin(loaded.plugin.folder, loaded.plugin.name))
            self._hooks[entry] = PluginHooks(loaded)
        return self._hooks[entry]
