"""Whether every event of a file is one that this version of Evenhand knows and wrote in this way."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, get_args

from evenhand.models.events import STEPS, Event, EventKind
from evenhand.store.chain import Link, canonical
from evenhand.travelling.errors import RefusedFile
from evenhand.travelling.strict_json import read_canonical
from evenhand.travelling.upgrade_values import LONGEST_ID, MOST_ROWS, SLOTS, is_upgrade

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z", re.ASCII)
MOST_UPGRADES = 100
"""Each is carried through all that was answered before it, so their number is bounded."""

_KINDS = frozenset(get_args(EventKind))


def refuse_unknown_events(links: Sequence[Link]) -> None:
    """Go on only with events that can be read and counted here.

    Raises :class:`RefusedFile`, naming the event by its number. Never repeats what it holds.
    """
    seen: set[str] = set()
    upgrades = 0
    for link in links:
        if link.id in seen:
            raise RefusedFile(f"event {link.seq} stands in it twice: have it exported and sent again")
        seen.add(link.id)
        event = _event(link)
        _check(link, event)
        upgrades += event.kind == "upgraded"
        if upgrades > MOST_UPGRADES:
            raise RefusedFile(f"it was put under another version more than {MOST_UPGRADES} times: begin it anew")


def _event(link: Link) -> Event:
    try:
        body = read_canonical(link.body)
    except ValueError as error:
        raise RefusedFile(f"event {link.seq} is {error}: have it exported and sent again") from None
    kind = body.get("kind") if isinstance(body, dict) else None
    if not isinstance(kind, str):
        raise _wrong(link)
    if kind not in _KINDS or not set(body) <= set(Event._fields) or body.get("slot", "answer") not in SLOTS:
        raise RefusedFile(f"event {link.seq} is of a kind that only a newer Evenhand knows: upgrade Evenhand")
    event = Event.from_json(body)
    if not isinstance(event.to, str) or len(event.to) > LONGEST_ID or not isinstance(event.note, str):
        raise _wrong(link)
    if type(event.row) is not int or not 0 <= event.row < MOST_ROWS or canonical(event.to_json()) != link.body:
        raise _wrong(link)
    return event


def _check(link: Link, event: Event) -> None:
    if (event.kind == "started") != (link.seq == 1) or not _FITS.get(event.kind, _is_empty)(event.value, link.seq):
        raise _wrong(link)


def _is_start(value: Any, _: int) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("readings"), dict):
        return False
    words = [*value["readings"].values(), *(value.get(name) for name in ("framework", "version", "digest", "engine"))]
    return all(isinstance(word, str) for word in words) and type(value.get("practice")) is bool


def _is_answer(value: Any, _: int) -> bool:
    return isinstance(value, str | int)


def _is_text(value: Any, _: int) -> bool:
    return isinstance(value, str)


def _is_earlier(value: Any, number: int) -> bool:
    return type(value) is int and 0 < value < number


def _is_empty(value: Any, _: int) -> bool:
    return value is None


def _is_joining(value: Any, number: int) -> bool:
    if not isinstance(value, dict):
        return False
    heads, keys, rows = value.get("heads"), value.get("conflicts"), value.get("rows", {})
    return (
        isinstance(value.get("from"), str)
        and isinstance(heads, list)
        and all(isinstance(head, str) for head in heads)
        and _is_count(value.get("events"))
        and isinstance(keys, list)
        and all(_is_key(key) for key in keys)
        and isinstance(rows, dict)
        and all(_is_count(count) and count <= MOST_ROWS for count in rows.values())
        and type(value.get("went_on", False)) is bool
        and ("order" not in value or _is_order(value["order"], number))
    )


def _is_count(value: Any) -> bool:
    return type(value) is int and value >= 0


def _is_key(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 3
        and isinstance(value[0], str)
        and isinstance(value[1], str)
        and _is_count(value[2])
    )


def _is_order(runs: Any, number: int) -> bool:
    """Whether runs of numbers name each event before this one once. Nothing is counted out before that is likely."""
    if not isinstance(runs, list) or not runs or len(runs) >= number:
        return False
    for run in runs:
        if not isinstance(run, list) or len(run) != 2 or not all(type(end) is int for end in run):
            return False
        if not 0 < run[0] <= run[1] < number:
            return False
    ordered = sorted(runs)
    ends = [0, *(last for _, last in ordered)]
    return ends[-1] == number - 1 and all(first == end + 1 for (first, _), end in zip(ordered, ends, strict=False))


_FITS: dict[EventKind, Callable[[Any, int], bool]] = {
    "started": _is_start,
    "answered": _is_answer,
    "referenced": _is_text,
    "focused": lambda value, _: type(value) is bool,
    "withdrawn": _is_earlier,
    "acted": lambda value, _: value in STEPS,
    "merged": _is_joining,
    "upgraded": is_upgrade,
}
"""What the value of each kind of event may be; of all others it is nothing."""


def _wrong(link: Link) -> RefusedFile:
    return RefusedFile(f"event {link.seq} does not hold what its kind should: have it exported and sent again")
