"""What differs between two versions, as an auditor in the middle of an audit needs it: a line for each change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.reporting.framework_diff.matching import changes
from evenhand.reporting.framework_diff.rulings import compare_rulings
from evenhand.reporting.framework_diff.words import VERBS, plural, ruling_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.models.framework import Framework
    from evenhand.reporting.framework_diff.records import Change

UNTOLD_KINDS = frozenset({"header", "scale", "writing check", "worked ruling"})
"""Kinds of item that an auditor never meets by themselves."""

UNTOLD_FIELDS = frozenset({"source", "crosswalk", "plugin", "number"})
"""Fields whose change makes no difference to an auditor."""


def changes_for_auditors(old: Framework, new: Framework) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Headings with their lines, kind by kind, and then the rulings. What was only moved or renumbered is left out."""
    found: dict[str, list[str]] = {}
    for change in changes(old, new):
        if change.kind not in UNTOLD_KINDS and (words := _told(change)):
            found.setdefault(plural(change.kind), []).append(words)
    for heading, lines in found.items():
        yield heading, tuple(lines)
    heading, *rest = ruling_lines(compare_rulings(old, new))
    yield heading, tuple(line.strip() for line in rest)


def _told(change: Change) -> str:
    """One change in a line; empty for what makes no difference to an auditor."""
    entry, old, new = change.entry, change.old, change.new
    place = f"{entry.place}: " if entry.place else ""
    if old is None or new is None:
        return f"{VERBS[change.what]}: {place}{entry.text}"
    fields = [field for field in change.fields if field.field not in UNTOLD_FIELDS]
    parts = [f"{field.field} was {field.old or 'not given'}, now {field.new or 'not given'}" for field in fields]
    if old.text != new.text:
        parts.insert(0, f"was “{old.text}”, now “{new.text}”")
        return f"Changed: {place}{'; '.join(parts)}"
    return f"Changed: {place}{entry.text} ({'; '.join(parts)})" if parts else ""
