"""Lists the plugins that are installed, by metadata alone, from an index that is kept between runs.

importlib.metadata reads and parses every distribution each time. Here one scan of each ``sys.path`` folder and one
``stat`` of each ``entry_points.txt`` say whether what the index holds is still true.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from evenhand.loading import cache_file
from evenhand.settings import paths

GROUP = "evenhand.plugins"
"""The entry-point group in which a distribution names its plugins."""

INDEX_FILE = "plugins.json"
_INDEX_SCHEMA = 1
_SUFFIXES = (".dist-info", ".egg-info")


class PluginEntry(NamedTuple):
    """One plugin as its distribution's metadata names it. ``value`` is ``module:attribute``.

    ``stamp`` changes whenever the metadata on disk does.
    """

    name: str
    value: str
    distribution: str
    version: str
    requires: tuple[str, ...] = ()
    stamp: str = ""


def list_plugins(*, cache_folder: Path | None = None, search: Iterable[str] | None = None) -> tuple[PluginEntry, ...]:
    """The plugins installed on ``search`` (default ``sys.path``), by distribution and name. Imports nothing of them.

    A distribution that stands in several folders counts once, from the first, as it does for Python's own imports.
    """
    index_path = (cache_folder or paths.cache_folder()) / INDEX_FILE
    index = cache_file.read_object(index_path)
    known = index.get("distributions") if index.get("schema") == _INDEX_SCHEMA else None
    known = known if isinstance(known, dict) else {}
    fresh: dict[str, Any] = {}
    seen: set[str] = set()
    found: list[tuple[str, PluginEntry]] = []
    for info in _metadata_folders(sys.path if search is None else search):
        project = normalised(os.path.basename(info).partition("-")[0].removesuffix(".egg"))  # noqa: PTH119
        if project in seen:
            continue
        seen.add(project)
        stamp = _stamp(info)
        if stamp is None:
            continue
        row = _known_row(known.get(info), stamp) or _read_row(info, stamp)
        fresh[info] = row
        for name, value, distribution, version, requires in row["entries"]:
            found.append((project, PluginEntry(name, value, distribution, version, tuple(requires), stamp)))
    if fresh != known:
        # Other installations share the index, so what belongs to folders outside this search stays.
        searched = {os.path.dirname(info) for info in fresh} | set(sys.path if search is None else search)  # noqa: PTH120
        others = {info: row for info, row in known.items() if os.path.dirname(info) not in searched}  # noqa: PTH120
        if fresh | others != known:
            cache_file.write_object(index_path, {"schema": _INDEX_SCHEMA, "distributions": fresh | others})
    return tuple(entry for _, entry in sorted(found))


def _metadata_folders(search: Iterable[str]) -> Iterable[str]:
    """The metadata folders of all distributions on the path, in the order of the path, as plain strings for speed."""
    for folder in dict.fromkeys(search):
        try:
            with os.scandir(folder or ".") as found:
                yield from sorted(item.path for item in found if item.name.endswith(_SUFFIXES))
        except OSError:
            continue


def _stamp(info: str) -> str | None:
    """Changes with every installation of the distribution, which writes the file anew, and with every edit."""
    try:
        found = os.stat(f"{info}/entry_points.txt")  # noqa: PTH116
    except OSError:
        return None
    return f"{found.st_mtime_ns}.{found.st_size}.{found.st_ino}"


def _known_row(row: Any, stamp: str) -> dict[str, Any] | None:
    """The index's row, if it is whole and what it was made from has not changed."""
    if not isinstance(row, dict) or row.get("stamp") != stamp or not isinstance(row.get("entries"), list):
        return None
    try:
        for name, value, distribution, version, requires in row["entries"]:
            "".join((name, value, distribution, version, *requires))
    except (TypeError, ValueError):
        return None
    return row


def _read_row(info: str, stamp: str) -> dict[str, Any]:
    """Read one distribution's metadata. One whose metadata is broken gives entries without version or name."""
    row: dict[str, Any] = {"stamp": stamp, "entries": []}
    raw = cache_file.read_bytes(Path(info) / "entry_points.txt") or b""
    if GROUP.encode() not in raw:
        return row
    from importlib.metadata import Distribution

    folder = Path(info).name
    try:
        distribution = Distribution.at(info)
        found = [point for point in distribution.entry_points if point.group == GROUP]
        about = distribution.metadata
        name = about["Name"] if "Name" in about else folder.partition("-")[0]
        version = about["Version"] if "Version" in about else ""  # noqa: SIM401 - its type has no get
        requires = list(distribution.requires or ())
    except Exception:  # a stranger's files: whatever is wrong with them, the entry without a name becomes a fault
        row["entries"].append(["", "", folder, "", []])
    else:
        row["entries"].extend([point.name, point.value, name, version, requires] for point in found)
    return row


def normalised(name: str) -> str:
    """A name as package installers compare it."""
    return name.lower().replace("_", "-").replace(".", "-")
