"""Which plugins an authority lets in."""

from __future__ import annotations

from typing import NamedTuple

from evenhand.loading.entries import PluginEntry, normalised


class Switches(NamedTuple):
    """Names of plugins or distributions. With ``allow``, only those are loaded; ``disable`` wins over ``allow``."""

    allow: tuple[str, ...] | None = None
    disable: tuple[str, ...] = ()

    def off_because(self, entry: PluginEntry) -> str | None:
        """Why a plugin is not loaded, or ``None`` when it may be."""
        names = {normalised(entry.name), normalised(entry.distribution)}
        if names & set(map(normalised, self.disable)):
            return "disabled in the authority's settings"
        if self.allow is not None and not names & set(map(normalised, self.allow)):
            return "not among those that the authority's settings allow"
        return None


EVERYTHING = Switches()
"""Lets every plugin in."""
