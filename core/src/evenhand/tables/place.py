"""Where a framework is written to, and what of the one that stands there is kept."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from evenhand.settings.toml_file import TomlError, read_toml
from evenhand.tables import folder

_SCHEMAS = "schema"
_KEPT = ("title", "short_title", "publisher")


class Place(NamedTuple):
    """The framework's folder ``target``, and the ``package`` that it is in, if any.

    ``schema`` leads from the target to the schemas for editors. ``kept`` are fields of the header that were given to
    the framework that stands there. ``aside`` is where that framework is saved, where it is to be.
    """

    target: Path
    package: Path | None = None
    schema: str | None = None
    kept: Mapping[str, str] = {}
    aside: Path | None = None

    @property
    def list_in(self) -> Path:
        """The folder of the list of doubts: that of the package, since what is in the framework's is installed."""
        return self.package or self.target


def place_for(into: Path) -> Place:
    """The place that ``--into`` names: a framework's folder, or the package that holds one. Nothing is kept yet.

    Raises ``TablesError``.
    """
    target = folder.target_of(into)
    if target == into:
        return Place(target)
    schemas = into / _SCHEMAS
    named = (schemas / "framework.json").is_file()
    return Place(target, into, Path(os.path.relpath(schemas, target)).as_posix() if named else None)


def header_there(target: Path) -> dict[str, str]:
    """Title, short title and publisher of the framework that stands there; nothing where none can be read."""
    try:
        data = read_toml(target / "framework.toml", "framework.toml").data
    except TomlError:
        return {}
    return {key: data[key] for key in _KEPT if isinstance(data.get(key), str) and data[key].strip()}


def free_aside(place: Place) -> Path:
    """A folder, not there yet, for the framework that is replaced: in the package, or beside the framework's folder."""
    if place.package is not None:
        first = place.package / "before-import"
    else:
        first = place.target.with_name(f"{place.target.name}-before-import")
    number, free = 2, first
    while free.exists() or free.is_symlink():
        free, number = first.with_name(f"{first.name}-{number}"), number + 1
    return free
