"""In what order the events of an audit count, and under which ids, after joining copies and after upgrades."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from evenhand.models.events import Event

SET_ASIDE = "@"
"""Stands in the id of what was answered under another version and does not count now; no framework has such an id."""

Place = tuple[str, str, int]
"""What an event is to, its slot and its row."""


def reading_order(events: Iterable[Event]) -> list[tuple[int, Event]]:
    """The events in the order in which they count, with their numbers from 1.

    That is the order in which they are kept, until two copies of an audit are joined: an event of kind ``merged`` says
    in what order everything before it counts, as runs of numbers, so that both copies add up to the same.
    """
    read: list[tuple[int, Event]] = []
    for number, event in enumerate(events, start=1):
        runs = event.value.get("order") if event.kind == "merged" and event.value else None
        if runs:
            by_number = dict(read)
            read = [(one, by_number[one]) for first, last in runs for one in range(first, last + 1)]
        read.append((number, event))
    return read


def standing(events: Iterable[Event]) -> list[tuple[int, Event]]:
    """The events that stand, with their numbers from 1: those that ``undo`` withdrew are left out.

    What they are to is named as the version does that the audit is under at their end.
    """
    numbered = reading_order(events)
    withdrawn = {event.value for _, event in numbered if event.kind == "withdrawn" and isinstance(event.value, int)}
    stand = [(number, event) for number, event in numbered if event.kind != "withdrawn" and number not in withdrawn]
    if not any(event.kind == "upgraded" for _, event in stand):
        return stand
    return list(_carried_over(stand))


def as_named_now(events: Iterable[Event]) -> list[Event]:
    """Every event in the order in which it is kept, withdrawn ones too, with what it is to named as it is now."""
    kept = list(events)
    if not any(event.kind == "upgraded" for event in kept):
        return kept
    upgrades = {number for number, event in standing(kept) if event.kind == "upgraded"}
    numbered = [
        (number, event) for number, event in enumerate(kept, start=1) if event.kind != "upgraded" or number in upgrades
    ]
    named = dict(_carried_over(numbered))
    return [named.get(number, event) for number, event in enumerate(kept, start=1)]


def is_about_a_form(kind: str, slot: str) -> bool:
    """Whether what an event is to is a form as a whole, and no question."""
    return kind in {"raised", "acted"} or slot in {"applicable", "action"}


def snapshot_in_force(events: Iterable[Event]) -> str:
    """The hash of the snapshot that an audit is under at the end of its events; empty for the one it began with."""
    upgrades = [event for _, event in standing(events) if event.kind == "upgraded"]
    return str(upgrades[-1].value["snapshot"]) if upgrades else ""


def snapshots_behind(events: Iterable[Event]) -> list[str]:
    """The hashes of the versions that an audit can go back to, the last of them first to be gone back to."""
    behind: list[str] = []
    for _, event in standing(events):
        if event.kind == "upgraded":
            if behind and behind[-1] == event.value["snapshot"]:
                behind.pop()
            else:
                behind.append(str(event.value["from"]["snapshot"]))
    return behind


def snapshot_after(event: Event, undone: Event | None) -> str | None:
    """The hash of the snapshot that an event puts the audit under, ``undone`` being what it takes back.

    ``None`` where the version stays.
    """
    if event.kind == "upgraded":
        return str(event.value["snapshot"])
    return str(undone.value["from"]["snapshot"]) if undone is not None and undone.kind == "upgraded" else None


def _carried_over(numbered: list[tuple[int, Event]]) -> Iterator[tuple[int, Event]]:
    upgrades = [
        (place, event.value["renamed"], _by_place(event.value["moved"]))
        for place, (_, event) in enumerate(numbered)
        if event.kind == "upgraded"
    ]
    for place, (number, event) in enumerate(numbered):
        now = event
        for at, renamed, moved in upgrades:
            if at > place:
                now = carried(now, renamed, moved)
        yield number, now


def _by_place(moved: Iterable[Sequence[Any]]) -> dict[Place, str]:
    return {(to, slot, row): becomes for to, slot, row, becomes in moved}


def carried(event: Event, renamed: Mapping[str, str], moved: Mapping[Place, str]) -> Event:
    """An event as one upgrade carries it over: by its own place where that is named, or else by its id."""
    place = (event.to, event.slot, event.row)
    if place in moved:
        return event._replace(to=moved[place])
    if event.kind == "referenced":
        return _reference(event, renamed)
    if event.kind == "merged" and event.value:
        return event._replace(value=_joining(event.value, renamed, moved))
    if is_about_a_form(event.kind, event.slot) and SET_ASIDE not in event.to:
        return event  # Forms keep their ids; a field of the same id may go its own way.
    return event._replace(to=renamed[event.to]) if event.to in renamed else event


def _joining(value: dict[str, Any], renamed: Mapping[str, str], moved: Mapping[Place, str]) -> dict[str, Any]:
    """What a joining says of conflicts, under the names that these have now. Rows are told by form."""
    told = dict(value)
    if "conflicts" in told:
        told["conflicts"] = [
            [
                moved.get((to, slot, row), to if is_about_a_form("answered", slot) else renamed.get(to, to)),
                slot,
                row,
            ]
            for to, slot, row in told["conflicts"]
        ]
    return told


def _reference(event: Event, renamed: Mapping[str, str]) -> Event:
    """Evidence that refers to a domain that is gone is set aside with it."""
    other = renamed.get(event.value, event.value)
    to = renamed.get(event.to, event.to)
    if SET_ASIDE in other and SET_ASIDE not in to:
        to = f"{to}{SET_ASIDE}{other.partition(SET_ASIDE)[2]}"
    return event._replace(to=to, value=other)
