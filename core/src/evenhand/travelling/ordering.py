"""In what order the events of two copies of an audit count: a function of the events alone, so that both agree on it.

Each copy's own order is kept, whatever its clock did. Where neither copy says which of two events came first, the
earlier by the clock does, then the smaller id. Taking at each step the first of what may come next has this property:
what is in order for all events is in order for any part that one copy held at some time. So copies that have come to
hold the same events read them in the same order, by whatever way and in however many steps they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from evenhand.travelling.errors import RefusedFile


def merged_order(ours: Sequence[str], theirs: Sequence[str], at: Mapping[str, str]) -> list[str]:
    """The ids of two copies in the one order in which they count. ``at`` gives each event's time (ISO 8601, UTC).

    Raises :class:`RefusedFile` when the copies hold the same events in orders that contradict each other, which no
    joining brings about.
    """
    in_ours, in_theirs = set(ours), set(theirs)
    order: list[str] = []
    taken: set[str] = set()
    here, there = 0, 0
    while True:
        while here < len(ours) and ours[here] in taken:
            here += 1
        while there < len(theirs) and theirs[there] in taken:
            there += 1
        mine = ours[here] if here < len(ours) else None
        other = theirs[there] if there < len(theirs) else None
        if mine is None and other is None:
            return order
        possible = [
            event_id
            for event_id, elsewhere, next_there in ((mine, in_theirs, other), (other, in_ours, mine))
            if event_id is not None and (event_id not in elsewhere or event_id == next_there)
        ]
        if not possible:
            raise RefusedFile("it holds the events of this audit in an order that contradicts the one here")
        first = min(possible, key=lambda event_id: (comparable(at[event_id]), event_id))
        order.append(first)
        taken.add(first)


def comparable(at: str) -> str:
    """A time of the store so that times compare as texts: those without milliseconds come before those with."""
    return at.removesuffix("Z")


def runs(numbers: Iterable[int]) -> list[list[int]]:
    """Numbers as runs of consecutive ones, each as its first and last."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return found
