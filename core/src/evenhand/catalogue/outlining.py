"""Outlines a plugin: enough to list its frameworks without assembling them. Data needs no pydantic for it."""

from __future__ import annotations

import sys
from pathlib import Path

from evenhand.catalogue.adding import added_by_code, added_items
from evenhand.catalogue.data_plugin import DataPlugin
from evenhand.catalogue.files import signature, toml_files
from evenhand.catalogue.outline import Outline
from evenhand.loading.entries import PluginEntry
from evenhand.loading.guard import PluginError, make_fault
from evenhand.loading.load import LoadedPlugin, load_plugin
from evenhand.models.faults import Fault
from evenhand.settings.toml_file import TomlError, read_toml

_TEXT_KEYS = ("id", "title", "short_title", "version", "publisher", "special")
_CLOSING_KEYS = ("withdrawn", "superseded_by")

CODE_HOOKS = ("evenhand_check_answer", "evenhand_overall_grade", "evenhand_report_sections")
"""The hooks that run while an audit is under way, rather than when its framework is assembled."""


def outline_of(entry: PluginEntry) -> Outline:
    """Load one plugin and outline it; whatever is wrong with it is the outline's ``fault``."""
    loaded = load_plugin(entry)
    if isinstance(loaded, Fault):
        return Outline(fault=loaded)
    roots = _roots(loaded)
    files = signature(roots)
    plugin = loaded.plugin
    outline = _outline_of_data(loaded, plugin) if type(plugin) is DataPlugin else _outline_of_code(loaded)
    return outline._replace(roots=tuple(roots), files=files)


def _roots(loaded: LoadedPlugin) -> list[str]:
    module = sys.modules.get(loaded.entry.value.partition(":")[0])
    file = getattr(module, "__file__", None)
    roots = [] if file is None else [str(Path(file).parent) if hasattr(module, "__path__") else file]
    if isinstance(loaded.plugin, DataPlugin):
        roots.append(str(loaded.plugin.folder))
    return roots


def _outline_of_data(loaded: LoadedPlugin, plugin: DataPlugin) -> Outline:
    """Only ``framework.toml`` is read, and only its keys looked at; the whole is checked when it is assembled."""
    folder = str(plugin.folder)
    try:
        header = read_toml(plugin.folder / "framework.toml", f"{plugin.name}/framework.toml").data
    except TomlError as error:
        return Outline(folder=folder, fault=make_fault(loaded.entry, "catalogue", str(error), ""))
    domains = sum(path.parent != plugin.folder for path in toml_files(plugin.folder))
    if isinstance(header.get("extends"), str) and isinstance(header.get("id"), str):
        extended = header["extends"]
        adds = {extended: domains + added_items(plugin.folder)}
        return Outline(extends={extended: domains}, folder=folder, adds=adds)
    wanted = {key: header.get(key) for key in (*_TEXT_KEYS, "year", *_CLOSING_KEYS)}
    texts = all(isinstance(wanted[key], str) for key in _TEXT_KEYS)
    closing = all(isinstance(wanted[key], str | None) for key in _CLOSING_KEYS)
    if texts and closing and isinstance(wanted["year"], int | None):
        return Outline(frameworks=({**wanted, "domains": domains},), folder=folder)
    return Outline(folder=folder, fault=_why_not(loaded, plugin))


def _why_not(loaded: LoadedPlugin, plugin: DataPlugin) -> Fault:
    """The header is not whole: read the folder properly, which says where and why."""
    from evenhand.catalogue.problems import FrameworkProblemsError

    try:
        _ = DataPlugin(plugin.folder, plugin.name).content
    except FrameworkProblemsError as error:
        more = len(error.lines) - 1
        hint = f"{more} more problems follow once it is mended" if more else ""
        return make_fault(loaded.entry, "catalogue", error.lines[0], hint)
    return make_fault(loaded.entry, "catalogue", f"{plugin.name}/framework.toml cannot be listed", "check its header")


def _outline_of_code(loaded: LoadedPlugin) -> Outline:
    from evenhand.loading.hooks import PluginHooks

    try:
        hooks = PluginHooks(loaded)
        frameworks = tuple(
            {
                **{key: getattr(header, key) for key in (*_TEXT_KEYS, "year", *_CLOSING_KEYS)},
                "domains": len(hooks.call("evenhand_domains", framework_id=header.id)),
            }
            for header in hooks.call("evenhand_frameworks")
        )
        extends = {
            framework_id: len(hooks.call("evenhand_domains", framework_id=framework_id))
            for framework_id in hooks.call("evenhand_extends")
        }
    except PluginError as error:
        return Outline(fault=error.fault)
    return Outline(
        frameworks=frameworks,
        extends=extends,
        hooks=tuple(sorted(hooks.names & set(CODE_HOOKS))),
        calibrates="evenhand_calibration_cases" in hooks.names,
        adds={framework_id: added_by_code(hooks, framework_id) for framework_id in extends},
    )
