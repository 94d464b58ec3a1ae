"""From what was asked for to a plan of checks: which subjects, which checks, which waivers."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from evenhand.testing.registry import LEVELS, Level, all_checks
from evenhand.testing.runner import Plan
from evenhand.testing.subject import subjects
from evenhand.testing.waivers import read_waivers

if TYPE_CHECKING:
    from evenhand.catalogue.catalogue import Catalogue
    from evenhand.testing.registry import Check


def plan_for(
    catalogue: Catalogue, names: Iterable[str] = (), *, level: Level = "may", waivers: Path | None = None
) -> Plan:
    """The plan for the plugins or frameworks of these names, or all, with checks down to a level.

    Raises :class:`UnknownPluginError`, and :class:`WaiverError` for a file of waivers that cannot be used.
    """
    found = subjects(catalogue, names)
    installed = tuple(summary.id for summary in catalogue.summaries())
    # All checks, whatever the level: a file names those that it waives, not those that are run today.
    given = () if waivers is None else read_waivers(waivers, waivers.name, all_checks(), installed)
    return Plan(found, checks_from(level), given)


def checks_from(level: Level) -> tuple[Check, ...]:
    """The checks of this level and of those above it, in their order."""
    wanted = LEVELS[: LEVELS.index(level) + 1]
    return tuple(check for check in all_checks() if check.level in wanted)
