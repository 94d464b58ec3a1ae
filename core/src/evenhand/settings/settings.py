"""The two settings files: the authority's and the person's. Plain tuples, since every start reads them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

LIST_NAMES = ("teams", "managers", "localities", "practitioners")
"""The lists that an authority may give, whose entries are offered where a field asks for one of them."""

THEMES = ("dark", "light")

CHECKS = (
    *("initials", "acronyms", "negative", "relative_dates", "owner", "proofread"),
    *("identifiers", "experience", "contradiction", "fit", "reason", "dates"),
)
"""The kinds of checks, each of which a person can switch off: those that a framework declares, and Evenhand's own."""


class Settings(NamedTuple):
    """All settings, with what holds where nothing is set.

    From the authority's file: ``readings`` (framework id to reading to option), ``lists``, ``allow`` (``None`` lets
    every plugin in) and ``disable``, ``data`` (the store's folder). From the person's: ``theme``, ``mouse``, ``keys``
    (action to key), ``ascii`` and ``checks_off`` (kinds of checks). ``authority_file`` and ``person_file`` are
    the files read, ``None`` where there are none.
    """

    readings: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    lists: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    allow: tuple[str, ...] | None = None
    disable: tuple[str, ...] = ()
    data: Path | None = None
    theme: str = "dark"
    mouse: bool = True
    keys: Mapping[str, str] = MappingProxyType({})
    ascii: bool = False
    checks_off: tuple[str, ...] = ()
    authority_file: Path | None = None
    person_file: Path | None = None


DEFAULTS = Settings()
"""What holds where nothing is set."""
