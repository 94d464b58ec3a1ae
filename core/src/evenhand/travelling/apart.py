"""Whether two copies of an audit can be joined: what each was answered must mean the same once they are one.

An answer is to a question of the version that its copy was under. So where a copy brings an answer, the joined audit
has to be under just the upgrades that this copy is under: an upgrade that the other made alone would carry the answer
over although it was never looked at, and one that the other took back would no longer carry it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from evenhand.models.events import Event
from evenhand.travelling.errors import RefusedFile

Standing = Mapping[str, Event]
"""The events that stand in one copy by itself, by id, in the order in which they count."""


def joined_upgrades(
    ours: Standing, theirs: Standing, *, both: Collection[str], taken_back: Collection[str]
) -> Standing:
    """The upgrades that stand once two copies are joined, in order.

    ``both`` are the ids of the events that both copies have, ``taken_back`` those that an undo in either withdrew.
    Raises :class:`RefusedFile` where a copy brings something that was said under other upgrades.
    """
    joined = {event_id: event for event_id, event in _upgrades(ours, theirs).items() if event_id not in taken_back}
    for side, other in ((ours, theirs), (theirs, ours)):
        said = any(
            event.kind != "merged" and event_id not in both and event_id not in taken_back
            for event_id, event in side.items()
        )
        # What an undo brings back to light was never looked at by an upgrade that the other made.
        undid = any(event_id in both and event_id not in side for event_id in other)
        if (said or undid) and set(_upgrades(side)) != set(joined):
            raise RefusedFile(f"both copies went on, and {_what_to_do(set(_upgrades(ours)), set(_upgrades(theirs)))}")
    return joined


def _upgrades(*sides: Standing) -> dict[str, Event]:
    return {event_id: event for side in sides for event_id, event in side.items() if event.kind == "upgraded"}


def _what_to_do(here: set[str], there: set[str]) -> str:
    if here - there and there - here:
        return (
            "each was put under another version of its framework by itself: undo the upgrade in one of them, with what "
            "was answered there since, and exchange the files again"
        )
    if here - there:
        return (
            "only the one here was put under another version of its framework: undo the upgrade here, import the file "
            "again, and upgrade after that"
        )
    return (
        "only the one in the file was put under another version of its framework: have the upgrade undone there, send "
        "your copy there first, and have it upgraded after that"
    )
