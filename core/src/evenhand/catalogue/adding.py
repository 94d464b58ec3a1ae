"""How much an extension adds, counted for a list before anything is assembled or validated."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from evenhand.catalogue.files import toml_files
from evenhand.models.added import KINDS
from evenhand.settings.toml_file import TomlError, read_toml

if TYPE_CHECKING:
    from evenhand.loading.hooks import PluginHooks

SECTIONS = tuple(kind for kind in KINDS if kind not in {"domains", "prompts"})
"""The lists of a folder in which each item is an addition."""


def added_items(folder: Path) -> int:
    """The additions that the files of an extension's folder hold, apart from its domains.

    A file that cannot be read counts nothing: it is a fault when the framework is assembled.
    """
    total = 0
    for path in toml_files(folder):
        if path.parent == folder:
            try:
                data = read_toml(path, path.name).data
            except TomlError:
                continue
            total += _in_file(path.stem, data)
    return total


def _in_file(stem: str, data: dict[str, Any]) -> int:
    lists = list(data.values()) if stem == "prompts" else [data[name] for name in SECTIONS if name in data]
    return sum(len(items) for items in lists if isinstance(items, list))


def added_by_code(hooks: PluginHooks, framework_id: str) -> int:
    """The additions that the hooks of an extension give; none where a hook fails, which is told when it is used."""
    from evenhand.catalogue.parts import collect
    from evenhand.loading.guard import PluginError

    try:
        parts = collect(hooks, framework_id)
    except PluginError:
        return 0
    own = {domain.id for domain in parts.domains}
    prompts = sum(len(added) for domain, added in parts.prompts if domain not in own)
    return len(parts.domains) + prompts + sum(len(getattr(parts, section)) for section in SECTIONS)
