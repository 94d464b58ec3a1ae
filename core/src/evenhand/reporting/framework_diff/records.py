"""What a framework holds, item by item, and what became of an item."""

from __future__ import annotations

from typing import Literal, NamedTuple

What = Literal["added", "removed", "changed", "moved", "renumbered"]
"""What became of an item. ``moved`` is to another place or order; ``renumbered`` is as before under another id."""


class Entry(NamedTuple):
    """One item. ``home`` is the id of what it stands in, ``place`` the same in words; ``fields`` are in words too."""

    kind: str
    id: str
    home: str
    place: str
    text: str
    fields: dict[str, str]


class FieldChange(NamedTuple):
    """One field of an item that reads otherwise; empty where it was or is not given."""

    field: str
    old: str
    new: str


class Change(NamedTuple):
    """What became of one item. ``old`` or ``new`` is ``None`` where it was added or removed."""

    what: What
    kind: str
    old: Entry | None
    new: Entry | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def entry(self) -> Entry:
        """The item as it is now, or as it was where it is gone."""
        found = self.new or self.old
        if found is None:
            raise ValueError("a change needs the item before or after it")
        return found
