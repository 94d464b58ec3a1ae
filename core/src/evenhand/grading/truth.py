"""Four-valued truth: what a condition can be while some answers are missing and some things do not apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

FALSE, TRUE, UNKNOWN, EMPTY = 0, 1, 2, 3
"""False, true, unknown (something it needs is unanswered), empty (nothing it looks at applies)."""


def negate(value: int) -> int:
    """Not applicable satisfies no test, not even a negated one, so empty stays empty."""
    return (TRUE, FALSE, UNKNOWN, EMPTY)[value]


def conjunction(values: Iterable[int]) -> int:
    """False if any part is false, then unknown, then empty, else true."""
    found = set(values)
    for value in (FALSE, UNKNOWN, EMPTY):
        if value in found:
            return value
    return TRUE


def disjunction(values: Iterable[int]) -> int:
    """True if any part is true, then unknown, then false; empty only when every part is."""
    found = set(values)
    for value in (TRUE, UNKNOWN, FALSE):
        if value in found:
            return value
    return EMPTY


def merged(outcomes: Iterable[int]) -> int:
    """The one value that every way of completing the answers gives, else unknown."""
    found = set(outcomes)
    return found.pop() if len(found) == 1 else UNKNOWN
