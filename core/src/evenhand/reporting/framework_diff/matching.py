"""Which item of one framework is which of the other, and what became of it.

Ids of items in domains come from their position, so one more item renumbers all that follow. Items are therefore paired
by id and text together, then by text, then by likeness within their place, and only then by id alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from evenhand.reporting.framework_diff.entries import entries
from evenhand.reporting.framework_diff.records import Change, Entry, FieldChange

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from evenhand.models.framework import Framework

ALIKE = 0.6
"""The least likeness (0 to 1) of two texts in one place that makes them one item in two wordings."""

Pair = tuple[Entry, Entry]


def changes(old: Framework, new: Framework) -> tuple[Change, ...]:
    """What became of every item that is not as it was, in the order of the new framework, those removed last."""
    before, after = _by_kind(old), _by_kind(new)
    found: list[Change] = []
    for kind in dict.fromkeys((*after, *before)):
        found += _of_kind(kind, before.get(kind, []), after.get(kind, []))
    return tuple(found)


def _by_kind(framework: Framework) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries(framework):
        found[entry.kind].append(entry)
    return found


def _of_kind(kind: str, before: Sequence[Entry], after: Sequence[Entry]) -> Iterator[Change]:
    pairs, gone, fresh = pair_up(before, after)
    partner = {id(new): old for old, new in pairs}
    reordered = _reordered(pairs, before, after)
    unpaired = {id(entry) for entry in fresh}
    for entry in after:
        if id(entry) in unpaired:
            yield Change("added", kind, None, entry)
        elif (change := _change(kind, partner[id(entry)], entry, id(entry) in reordered)) is not None:
            yield change
    for entry in gone:
        yield Change("removed", kind, entry, None)


def _change(kind: str, old: Entry, new: Entry, reordered: bool) -> Change | None:
    names = dict.fromkeys((*old.fields, *new.fields))
    fields = tuple(
        FieldChange(name, old.fields.get(name, ""), new.fields.get(name, ""))
        for name in names
        if old.fields.get(name) != new.fields.get(name)
    )
    if old.text != new.text or fields:
        return Change("changed", kind, old, new, fields)
    if old.home != new.home or (reordered and old.id == new.id):
        return Change("moved", kind, old, new)
    return Change("renumbered", kind, old, new) if old.id != new.id else None


def pair_up(before: Sequence[Entry], after: Sequence[Entry]) -> tuple[list[Pair], list[Entry], list[Entry]]:
    """Items of one kind in pairs, those only in the first, and those only in the second."""
    pairs: list[Pair] = []
    gone, fresh = list(before), list(after)
    keys: tuple[Callable[[Entry], Hashable], ...] = (
        lambda entry: (entry.id, entry.text),
        lambda entry: (entry.home, entry.text),
    )
    for key in keys:
        pairs += _by_key(gone, fresh, key, only_once=False)
    pairs += _by_key(gone, fresh, lambda entry: entry.text, only_once=True)
    pairs += _by_likeness(gone, fresh)
    pairs += _by_key(gone, fresh, lambda entry: entry.id, only_once=True)
    return pairs, gone, fresh


def _by_key(gone: list[Entry], fresh: list[Entry], key: Callable[[Entry], Hashable], *, only_once: bool) -> list[Pair]:
    """Pair what has the same key, in order, and take it out of both lists. ``only_once``: where no other has it."""
    waiting: dict[Hashable, list[Entry]] = defaultdict(list)
    for entry in gone:
        waiting[key(entry)].append(entry)
    counts: dict[Hashable, int] = defaultdict(int)
    for entry in fresh:
        counts[key(entry)] += 1
    pairs = []
    for entry in fresh:
        at = key(entry)
        if waiting.get(at) and not (only_once and (counts[at] > 1 or len(waiting[at]) > 1)):
            pairs.append((waiting[at].pop(0), entry))
    _take_out(gone, fresh, pairs)
    return pairs


def _by_likeness(gone: list[Entry], fresh: list[Entry]) -> list[Pair]:
    """Pair the most alike texts of each place, the most alike first."""
    scored = []
    for new_at, new in enumerate(fresh):
        for old_at, old in enumerate(gone):
            if old.home == new.home and (old.home or old.id == new.id):
                matcher = SequenceMatcher(None, old.text, new.text, autojunk=False)
                if matcher.quick_ratio() >= ALIKE and (ratio := matcher.ratio()) >= ALIKE:
                    scored.append((-ratio, old.id != new.id, new_at, old_at))
    pairs, used_old, used_new = [], set(), set()
    for _, _, new_at, old_at in sorted(scored):
        if old_at not in used_old and new_at not in used_new:
            used_old.add(old_at)
            used_new.add(new_at)
            pairs.append((gone[old_at], fresh[new_at]))
    _take_out(gone, fresh, pairs)
    return pairs


def _take_out(gone: list[Entry], fresh: list[Entry], pairs: Sequence[Pair]) -> None:
    taken = {id(entry) for pair in pairs for entry in pair}
    gone[:] = [entry for entry in gone if id(entry) not in taken]
    fresh[:] = [entry for entry in fresh if id(entry) not in taken]


def _reordered(pairs: Sequence[Pair], before: Sequence[Entry], after: Sequence[Entry]) -> set[int]:
    """The items, by Python's id of the new one, that stand in another order among those of their place.

    What keeps its order is a longest run of old positions that only rises; the rest have moved.
    """
    old_at = {id(entry): at for at, entry in enumerate(before)}
    new_at = {id(entry): at for at, entry in enumerate(after)}
    homes: dict[str, list[Pair]] = defaultdict(list)
    for old, new in pairs:
        if old.home == new.home:
            homes[new.home].append((old, new))
    moved: set[int] = set()
    for stayed in homes.values():
        stayed.sort(key=lambda pair: new_at[id(pair[1])])
        kept = _longest_rising([old_at[id(old)] for old, _ in stayed])
        moved |= {id(new) for at, (_, new) in enumerate(stayed) if at not in kept}
    return moved


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """The places of a longest rising run among numbers that are all different."""
    ends: list[int] = []
    places: list[int] = []
    earlier: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        earlier.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        places[length : length + 1] = [place]
    kept: set[int] = set()
    place = places[-1] if places else -1
    while place >= 0:
        kept.add(place)
        place = earlier[place]
    return kept
