"""Combining what rules do to the overall grade, exactly, over every way the unanswered may turn out."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Act(NamedTuple):
    """What one rule does: ``cap`` or ``force`` at a rank, ``withhold`` a rank, or ``earn`` it. Ranks: 0 is best."""

    hard: bool
    kind: str
    rank: int


class Outcome(NamedTuple):
    """Permitted ranks and those permitted by hard rules alone, as bit masks, and the rank that was earned."""

    permitted: int
    hard_permitted: int
    earned: int | None


MOST_OPEN_ACTS = 12
"""Beyond this many different open acts the union over their subsets is replaced by a safe wider answer."""


class Combiner:
    """Combines acts for a scale of ``size`` grades. Remembers what it has combined."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._everything = (1 << size) - 1
        self._known: dict[tuple[frozenset[Act], frozenset[Act]], Outcome] = {}

    def combine(self, certain: frozenset[Act], possible: frozenset[Act]) -> Outcome:
        """What is permitted, given acts that are certain and acts that may or may not come.

        The union over every subset of the possible ones, so that nothing a completion permits is left out. Hard rules
        first, then expected ones; the worst cap or force wins; what is earned narrows only where that leaves something.
        """
        possible -= certain
        key = (certain, possible)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._union(certain, possible)
        return found

    def _union(self, certain: frozenset[Act], possible: frozenset[Act]) -> Outcome:
        if len(possible) > MOST_OPEN_ACTS:
            hard = _limited(self._everything, [act for act in certain if act.hard])
            return Outcome(hard, hard, None)
        permitted = hard_permitted = 0
        earned: set[int | None] = set()
        for number in range(len(possible) + 1):
            for chosen in combinations(sorted(possible), number):
                outcome = self._resolve([*certain, *chosen])
                permitted |= outcome.permitted
                hard_permitted |= outcome.hard_permitted
                earned.add(outcome.earned)
        return Outcome(permitted, hard_permitted, earned.pop() if len(earned) == 1 else None)

    def _resolve(self, acts: list[Act]) -> Outcome:
        hard, earned = _stage(self._everything, [act for act in acts if act.hard])
        expected, earned_too = _stage(hard, [act for act in acts if not act.hard])
        if earned_too is not None:
            earned = earned_too
        if earned is not None and not expected >> earned & 1:
            earned = None
        return Outcome(expected, hard, earned)


def _stage(allowed: int, acts: list[Act]) -> tuple[int, int | None]:
    """One strength of rules applied to what is allowed so far: what is left, never nothing, and what was earned."""
    limited = _limited(allowed, acts)
    if any(act.kind == "force" for act in acts):
        limited &= -limited
    for rank in sorted(act.rank for act in acts if act.kind == "earn"):
        kept = limited & ((2 << rank) - 1)
        if kept:
            return kept, rank
    return limited, None


def _limited(allowed: int, acts: Iterable[Act]) -> int:
    """What caps, forces and withheld grades leave of what is allowed.

    The worst grade allowed is always left: a cap below it lowers as far as it can, and it cannot be withheld. Giving up
    the whole limit instead would let one rule more, or one answer better, move the ceiling the wrong way.
    """
    worst = allowed.bit_length() - 1
    ceiling, withheld = 0, 0
    for act in acts:
        if act.kind in {"cap", "force"}:
            ceiling = max(ceiling, act.rank)
        elif act.kind == "withhold":
            withheld |= 1 << act.rank
    return allowed & (1 << worst | ~withheld) & ~((1 << min(ceiling, worst)) - 1)
