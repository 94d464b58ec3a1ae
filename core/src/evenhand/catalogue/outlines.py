"""Outlines of all plugins, kept between runs, so that the opening screen imports no plugin."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import evenhand
from evenhand.catalogue.files import signature
from evenhand.catalogue.outline import Outline
from evenhand.loading import cache_file
from evenhand.loading.entries import PluginEntry
from evenhand.models.faults import Fault

FILE = "outlines.json"
_SCHEMA = [2, evenhand.API_VERSION, evenhand.__version__]


def outlines(entries: Iterable[PluginEntry], cache_folder: Path) -> dict[PluginEntry, Outline]:
    """The outline of each plugin; one whose metadata or files changed since it was kept is loaded again."""
    path = cache_folder / FILE
    kept = cache_file.read_object(path)
    known = kept.get("plugins") if kept.get("schema") == _SCHEMA else None
    known = known if isinstance(known, dict) else {}
    found: dict[PluginEntry, Outline] = {}
    fresh: dict[str, Any] = {}
    for entry in entries:
        key = "\0".join((entry.distribution, entry.name, entry.value, entry.version, entry.stamp))
        outline = _kept(known.get(key)) or _made(entry)
        found[entry] = outline
        if outline.may_be_kept():
            fresh[key] = [*outline[:4], list(outline.fault) if outline.fault else None, *outline[5:]]
    if any(known.get(key) is None or _kept(known[key]) is None for key in fresh):
        cache_file.write_object(path, {"schema": _SCHEMA, "plugins": fresh})
    return found


def _made(entry: PluginEntry) -> Outline:
    from evenhand.catalogue.outlining import outline_of

    return outline_of(entry)


def _kept(row: Any) -> Outline | None:
    """The outline that a row of the cache holds, if it is whole and the plugin's files are still the same."""
    try:
        frameworks, extends, hooks, folder, fault, roots, files, calibrates, adds = row
        if signature(list(roots)) != files:
            return None
        problem = Fault(*fault) if fault else None
        whole = all({"id", "title", "domains"} <= set(framework) for framework in frameworks)
        made_from = (tuple(roots), files)
        outline = Outline(
            tuple(frameworks), dict(extends), tuple(hooks), folder, problem, *made_from, calibrates, dict(adds)
        )
    except (TypeError, ValueError):
        return None
    return outline if whole else None
