"""The list of what a copy left out: which kind of thing, where, and how often. Never the thing itself."""

from __future__ import annotations

from collections import Counter

from evenhand.reporting.copies.told import RemovedAccount

Removals = Counter[tuple[str, str]]
"""How often each kind of thing was taken out of each place."""


def as_list(found: Removals) -> tuple[RemovedAccount, ...]:
    """The removals as the copy lists them, those of one kind together, in the order in which they were met."""
    order = {kind: number for number, kind in enumerate(dict.fromkeys(kind for kind, _ in found))}
    ordered = sorted(found.items(), key=lambda entry: order[entry[0][0]])
    return tuple(RemovedAccount(kind, place, times) for (kind, place), times in ordered)
