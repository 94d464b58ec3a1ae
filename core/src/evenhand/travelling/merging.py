"""What becomes of an audit when a copy of it comes in: nothing, a continuation, or two copies that are joined.

Joining is a union of events by their ids. Events of the other copy are chained after those that are here, with their
ids and times; what in them is a number of this or that copy (the event that an undo withdraws, the row of a form) is
translated. An event of kind ``merged`` follows and says in which order everything before it counts. What an event is to
is looked at under the name that it has now, after every upgrade of the audit, and kept under the one that it had.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast

from evenhand.conversation.state import ADVANCES, Key
from evenhand.models.event_order import as_named_now, reading_order, standing
from evenhand.models.events import Event
from evenhand.store.chain import canonical
from evenhand.store.joining import Carried
from evenhand.travelling.apart import joined_upgrades
from evenhand.travelling.errors import RefusedFile, TamperedFile
from evenhand.travelling.ordering import merged_order, runs
from evenhand.travelling.rows import RowForm, Rows, how_many, matched

if TYPE_CHECKING:
    from evenhand.models.events import Slot

FormsAfter = Callable[[Sequence[Event]], Mapping[str, RowForm]]
"""The forms with rows after upgrades, by every name of what belongs to them."""

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
        self.named = dict(zip(self.ids, as_named_now(self.events.values()), strict=True))
        self.stands = {self.ids[number - 1]: event for number, event in standing(self.events.values())}
        self.taken_back = {self.ids[event.value - 1] for event in self.events.values() if event.kind == "withdrawn"}
        counting = [self.ids[number - 1] for number, _ in reading_order(self.events.values())]
        self.counting = [event_id for event_id in counting if self.events[event_id].kind != "merged"]


def join(
    here: Sequence[Carried],
    there: Sequence[Carried],
    forms_after: FormsAfter,
    *,
    sender: str,
    heads: tuple[str, str],
) -> Joining:
    """What a copy that comes in adds to the audit that is here. Both begin with the same event at least.

    ``forms_after`` gives the forms with rows (:func:`~evenhand.travelling.rows.row_forms_after`), ``sender`` is the
    fingerprint of who signed the file, ``heads`` are the heads of the chain here and there. Raises
    :class:`RefusedFile`, also when the copies went on under different versions, and :class:`TamperedFile` when an event
    is another one in each copy.
    """
    if not here or not there or here[0] != there[0]:
        raise RefusedFile("an audit of the same id is here, and it is another audit")
    ours, theirs = _Copy(here), _Copy(there)
    if theirs.carried[: len(ours.carried)] == ours.carried:
        added = theirs.carried[len(ours.carried) :]
        return Joining("continued", added) if added else Joining("nothing new")
    upgrades = joined_upgrades(
        ours.stands,
        theirs.stands,
        both=ours.events.keys() & theirs.events.keys(),
        taken_back=ours.taken_back | theirs.taken_back,
    )
    forms = forms_after(list(upgrades.values()))
    names = _names(ours, theirs, upgrades)
    rows = matched(forms, _under(names, ours), _under(names, theirs))
    missing = [event_id for event_id in theirs.ids if event_id not in ours.events]
    ids = [*ours.ids, *missing]
    translated = _Translated(theirs, ids, forms, rows, names)
    _refuse_other_events(ours, translated)
    carried = tuple(translated.carried(event_id) for event_id in missing)
    if all(theirs.events[event_id].kind == "merged" for event_id in missing):
        return Joining("nothing new", carried)
    return _joined(ours, translated, ids, carried, sender, heads)


def _names(ours: _Copy, theirs: _Copy, upgrades: Mapping[str, Event]) -> dict[str, str]:
    """What every event is to, as it is named after these upgrades, which are those that stand in one of the copies."""
    stand_here = {event_id for event_id, event in ours.stands.items() if event.kind == "upgraded"} == set(upgrades)
    behind, ahead = (theirs, ours) if stand_here else (ours, theirs)
    return {event_id: event.to for copy in (behind, ahead) for event_id, event in copy.named.items()}


def _under(names: Mapping[str, str], copy: _Copy) -> dict[str, Event]:
    return {event_id: event._replace(to=names[event_id]) for event_id, event in copy.events.items()}


def _joined(
    ours: _Copy, theirs: _Translated, ids: list[str], carried: tuple[Carried, ...], sender: str, heads: tuple[str, str]
) -> Joining:
    kept = ours.events | {one.id: theirs.event(one.id) for one in carried}
    events = dict(zip(ids, as_named_now(kept[event_id] for event_id in ids), strict=True))
    at = {one.id: one.at for one in (*ours.carried, *carried)}
    order = merged_order(ours.counting, theirs.copy.counting, at)
    order += [event_id for event_id in ids if events[event_id].kind == "merged"]
    number = {event_id: place for place, event_id in enumerate(ids, start=1)}
    own = [event_id for event_id in ours.counting if event_id not in theirs.copy.events]
    new = [event_id for event_id in theirs.copy.counting if event_id not in ours.events]
    taken_back = ours.taken_back | theirs.copy.taken_back
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
    for event in (*events.values(), *theirs.copy.named.values()):
        told = event.value.get("rows", ()) if event.kind == "merged" else ()
        joined |= {theirs.forms[form].id for form in told if form in theirs.forms}
    joined |= {form.id for form in theirs.forms.values() if form.fixed}
    counted = how_many(theirs.forms, (event for event_id, event in events.items() if event_id not in taken_back))
    return {form: count for form, count in counted.items() if form in joined}


class _Translated:
    """The events of the other copy as they read here, where ``ids`` are in the order in which they will be kept.

    ``names`` is what each event is to, as it is named now.
    """

    def __init__(
        self, copy: _Copy, ids: Sequence[str], forms: Mapping[str, RowForm], rows: Rows, names: Mapping[str, str]
    ) -> None:
        self.copy = copy
        self.forms = forms
        self.rows = rows
        self.names = names
        self._numbers = {event_id: number for number, event_id in enumerate(ids, start=1)}
        self._by_id = {one.id: one for one in copy.carried}

    def event(self, event_id: str) -> Event:
        """One event as it reads here."""
        event = self.copy.events[event_id]
        if event.kind == "withdrawn":
            return event._replace(value=self._numbers[self.copy.ids[event.value - 1]])
        if event.kind == "merged":
            return event._replace(value=self._told(event.value, self.copy.named[event_id].value["conflicts"]))
        if event.kind == "upgraded":
            return event._replace(value=self._upgrade(event.value))
        return event._replace(row=self._row(self.names[event_id], event.row))

    def carried(self, event_id: str) -> Carried:
        """One event as it is kept here."""
        return self._by_id[event_id]._replace(body=canonical(self.event(event_id).to_json()))

    def has_rows(self, event_id: str) -> bool:
        """Whether an event is to a form with rows, whose numbers are each copy's own."""
        return self.names[event_id] in self.forms

    def _told(self, value: dict[str, Any], named: list[list[Any]]) -> dict[str, Any]:
        """What a joining elsewhere has to say here."""
        told = {name: what for name, what in value.items() if name not in LOCAL}
        conflicts = zip(value["conflicts"], named, strict=True)
        return {**told, "conflicts": [[to, slot, self._row(now, row)] for (to, slot, row), (now, _, _) in conflicts]}

    def _upgrade(self, value: dict[str, Any]) -> dict[str, Any]:
        """What an upgrade elsewhere sets aside here. What it is called then is known to every later version."""
        return {
            **value,
            "moved": [[to, slot, self._row(becomes, row), becomes] for to, slot, row, becomes in value["moved"]],
            "asked": [[to, slot, self._row(to, row), *words] for to, slot, row, *words in value["asked"]],
        }

    def _row(self, to: str, row: int) -> int:
        form = self.forms.get(to)
        return row if form is None else self.rows.get((form.id, row), row)


def _refuse_other_events(ours: _Copy, theirs: _Translated) -> None:
    here = {one.id: one for one in ours.carried}
    for number, one in enumerate(theirs.copy.carried, start=1):
        kept = here.get(one.id)
        if kept is not None and (kept.at != one.at or not _is_same(ours.events[one.id], one.id, theirs)):
            raise TamperedFile(f"its event {number} is here already and says something else: ask who changed it")


def _is_same(event: Event, event_id: str, theirs: _Translated) -> bool:
    """Whether an event that is here is the one that the other copy has, but for numbers that are each copy's own."""
    if event.kind == "merged":
        # What counts is that it tells of the same joining.
        return theirs.copy.events[event_id].kind == "merged"
    other = theirs.event(event_id)
    if event.kind == "upgraded" == other.kind:
        return other._replace(value=_without_rows(other.value)) == event._replace(value=_without_rows(event.value))
    row = event.row if theirs.has_rows(event_id) else theirs.copy.events[event_id].row
    return other._replace(row=row) == event


def _without_rows(value: dict[str, Any]) -> dict[str, Any]:
    return {
        **value,
        "moved": [[to, slot, becomes] for to, slot, _, becomes in value["moved"]],
        "asked": [[to, slot, *words] for to, slot, _, *words in value["asked"]],
    }


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
