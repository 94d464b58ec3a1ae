"""What becomes of an audit when a copy of it comes in: nothing, a continuation, or two copies that are joined.

Joining is a union of events by their ids. Events of the other copy are chained after those that are here, with their
ids and times; what in them is a number of this or that copy (the event that an undo withdraws, the row of a form) is
translated. An event of kind ``merged`` follows and says in which order everything before it counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from evenhand.conversation.state import ADVANCES, Key, reading_order
from evenhand.models.events import Event
from evenhand.store.chain import canonical
from evenhand.store.joining import Carried
from evenhand.travelling.errors import RefusedFile, TamperedFile
from evenhand.travelling.ordering import merged_order, runs
from evenhand.travelling.rows import RowForm, Rows, how_many, matched

if TYPE_CHECKING:
    from evenhand.models.events import Slot

LOCAL = ("order", "rows")
"""What a ``merged`` event says of the copy in which it was recorded, and of no other."""


class Joining(NamedTuple):
    """What to add to an audit that is here: events of the other copy, and then perhaps one that joins the two.

    Where there is ``nothing new``, the other copy may still tell of joinings that this one had no part in.
    ``conflicts`` are what both copies answered, differently; the later answer stands. ``went_on`` says that one copy
    was graded, or went further, while answers were still changed in the other.
    """

    kind: Literal["nothing new", "continued", "joined"]
    carried: tuple[Carried, ...] = ()
    merged: Event | None = None
    conflicts: tuple[Key, ...] = ()
    went_on: bool = False


class _Copy:
    """One copy of an audit: its events by id, in the order in which they are kept, and in that in which they count."""

    def __init__(self, carried: Sequence[Carried]) -> None:
        self.carried = tuple(carried)
        self.events = dict(zip((one.id for one in carried), events_of(carried), strict=True))
        self.ids = list(self.events)
        counting = [self.ids[number - 1] for number, _ in reading_order(self.events.values())]
        self.counting = [event_id for event_id in counting if self.events[event_id].kind != "merged"]


def join(
    here: Sequence[Carried],
    there: Sequence[Carried],
    forms: Mapping[str, RowForm],
    *,
    sender: str,
    heads: tuple[str, str],
) -> Joining:
    """What a copy that comes in adds to the audit that is here. Both begin with the same event at least.

    ``forms`` are the framework's forms with rows (:func:`~evenhand.travelling.rows.row_forms`), ``sender`` the
    fingerprint of who signed the file, ``heads`` the heads of the chain here and there. Raises :class:`RefusedFile`,
    and :class:`TamperedFile` when an event is another one in each copy.
    """
    if not here or not there or here[0] != there[0]:
        raise RefusedFile("an audit of the same id is here, and it is another audit")
    ours, theirs = _Copy(here), _Copy(there)
    if theirs.carried[: len(ours.carried)] == ours.carried:
        added = theirs.carried[len(ours.carried) :]
        return Joining("continued", added) if added else Joining("nothing new")
    rows = matched(forms, ours.events, theirs.events)
    missing = [event_id for event_id in theirs.ids if event_id not in ours.events]
    ids = [*ours.ids, *missing]
    translated = _Translated(theirs, ids, forms, rows)
    _refuse_other_events(ours, translated)
    carried = tuple(translated.carried(event_id) for event_id in missing)
    if all(theirs.events[event_id].kind == "merged" for event_id in missing):
        return Joining("nothing new", carried)
    return _joined(ours, translated, ids, carried, sender, heads)


def _joined(
    ours: _Copy, theirs: _Translated, ids: list[str], carried: tuple[Carried, ...], sender: str, heads: tuple[str, str]
) -> Joining:
    events = ours.events | {one.id: theirs.event(one.id) for one in carried}
    at = {one.id: one.at for one in (*ours.carried, *carried)}
    order = merged_order(ours.counting, theirs.copy.counting, at)
    order += [event_id for event_id in ids if events[event_id].kind == "merged"]
    number = {event_id: place for place, event_id in enumerate(ids, start=1)}
    own = [event_id for event_id in ours.counting if event_id not in theirs.copy.events]
    new = [event_id for event_id in theirs.copy.counting if event_id not in ours.events]
    taken_back = {ids[event.value - 1] for event in events.values() if event.kind == "withdrawn"}
    conflicts = _conflicts(*(_last_answers(events, side, taken_back) for side in (own, new)))
    went_on = _closed_while_open(events, own, new) or _closed_while_open(events, new, own)
    value = {
        "from": sender,
        "heads": list(heads),
        "events": len(carried),
        "conflicts": [list(key) for key in conflicts],
        "order": runs(number[event_id] for event_id in order),
    }
    if rows := _rows_to_keep(theirs, events, taken_back):
        value["rows"] = rows
    if went_on:
        value["went_on"] = True
    return Joining("joined", carried, Event("merged", value=value), conflicts, went_on)


def _rows_to_keep(theirs: _Translated, events: Mapping[str, Event], taken_back: set[str]) -> dict[str, int]:
    """How many rows are asked for whatever either copy said about more of them.

    Of a form that each copy can close after any row, that is so only once rows of both were put together.
    """
    joined = {form for (form, other), row in theirs.rows.items() if row != other}
    for event in (*events.values(), *theirs.originals):
        joined |= set(event.value.get("rows", ())) if event.kind == "merged" else set()
    joined |= {form.id for form in theirs.forms.values() if form.fixed}
    counted = how_many(theirs.forms, (event for event_id, event in events.items() if event_id not in taken_back))
    return {form: count for form, count in counted.items() if form in joined}


class _Translated:
    """The events of the other copy as they read here, where ``ids`` are in the order in which they will be kept."""

    def __init__(self, copy: _Copy, ids: Sequence[str], forms: Mapping[str, RowForm], rows: Rows) -> None:
        self.copy = copy
        self.forms = forms
        self.rows = rows
        self._numbers = {event_id: number for number, event_id in enumerate(ids, start=1)}
        self._by_id = {one.id: one for one in copy.carried}

    @property
    def originals(self) -> Iterable[Event]:
        """The events as they read there."""
        return self.copy.events.values()

    def event(self, event_id: str) -> Event:
        """One event as it reads here."""
        event = self.copy.events[event_id]
        if event.kind == "withdrawn":
            return event._replace(value=self._numbers[self.copy.ids[event.value - 1]])
        if event.kind == "merged":
            return event._replace(value=self._told(event.value))
        return event._replace(row=self._row(event.to, event.row))

    def carried(self, event_id: str) -> Carried:
        """One event as it is kept here."""
        return self._by_id[event_id]._replace(body=canonical(self.event(event_id).to_json()))

    def _told(self, value: dict[str, object]) -> dict[str, object]:
        """What a joining elsewhere has to say here."""
        keys = cast("list[tuple[str, str, int]]", value["conflicts"])
        told = {name: what for name, what in value.items() if name not in LOCAL}
        return {**told, "conflicts": [[to, slot, self._row(to, row)] for to, slot, row in keys]}

    def _row(self, to: str, row: int) -> int:
        form = self.forms.get(to)
        return row if form is None else self.rows.get((form.id, row), row)


def _refuse_other_events(ours: _Copy, theirs: _Translated) -> None:
    here = {one.id: one for one in ours.carried}
    for number, one in enumerate(theirs.copy.carried, start=1):
        kept = here.get(one.id)
        if kept is None:
            continue
        event = ours.events[one.id]
        if event.kind == "merged":
            # Each copy has numbers of its own in it; what counts is that it tells of the same joining.
            same = theirs.copy.events[one.id].kind == "merged" and kept.at == one.at
        else:
            # The number of a row is each copy's own as well.
            row = event.row if event.to in theirs.forms else theirs.copy.events[one.id].row
            same = kept.at == one.at and theirs.event(one.id)._replace(row=row) == event
        if not same:
            raise TamperedFile(f"its event {number} is here already and says something else: ask who changed it")


def _last_answers(
    events: Mapping[str, Event], side: Iterable[str], taken_back: set[str]
) -> dict[Key, tuple[object, str]]:
    standing = (events[event_id] for event_id in side if event_id not in taken_back)
    return {
        Key(event.to, event.slot, event.row): (event.value, event.note)
        for event in standing
        if event.kind == "answered"
    }


def _conflicts(own: Mapping[Key, object], new: Mapping[Key, object]) -> tuple[Key, ...]:
    return tuple(key for key, answer in own.items() if key in new and new[key] != answer)


def _closed_while_open(events: Mapping[str, Event], one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether one side reached a status while the other changed answers."""
    changes = {"answered", "skipped", "withdrawn", "referenced", "amended"}
    closed = any(events[event_id].kind in ADVANCES for event_id in one)
    return closed and any(events[event_id].kind in changes for event_id in other)


def conflicts_in(events: Iterable[Event]) -> Iterator[Key]:
    """The conflicts that joinings among these events found."""
    for event in events:
        if event.kind == "merged":
            for to, slot, row in event.value["conflicts"]:
                yield Key(to, cast("Slot", slot), row)


def events_of(carried: Iterable[Carried]) -> list[Event]:
    """The events alone, in order."""
    return [Event.from_json(json.loads(one.body)) for one in carried]
