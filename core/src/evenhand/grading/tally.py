"""Counting over domains whose grades may be given, missing or not applicable."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from evenhand.grading.truth import EMPTY, FALSE, TRUE, UNKNOWN

if TYPE_CHECKING:
    from evenhand.grading.sheet import Layout, Sheet
    from evenhand.models.conditions import Points, Tally

Decide = Callable[[int, int], int]
"""From how many pass and how many fail, of those that apply, to a truth."""


def compile_tally(tally: Tally, layout: Layout) -> Callable[[Sheet], int]:
    """A function that evaluates a tally on a sheet."""
    indexes = layout.domain_indexes(tally.over, tally.apart_from)
    places = [(index, layout.ladders[index].passing(tally), layout.ladders[index].not_applicable) for index in indexes]
    decide = _decision(tally, len(indexes))

    def evaluate(sheet: Sheet) -> int:
        passing = failing = 0
        open_kinds: list[int] = []
        masks = sheet.masks
        for index, passes, not_applicable in places:
            mask = masks[index]
            can_pass = mask & passes
            if mask & not_applicable:
                can_fail = mask & ~(passes | not_applicable)
                if can_pass or can_fail:
                    open_kinds.append(4 | (can_pass and 1) | (can_fail and 2))
            elif can_pass == mask:
                passing += 1
            elif not can_pass:
                failing += 1
            else:
                open_kinds.append(3)
        if not open_kinds:
            return decide(passing, failing)
        return _agreed(decide, passing, failing, open_kinds)

    return evaluate


def _agreed(decide: Decide, passing: int, failing: int, open_kinds: list[int]) -> int:
    outcome: int | None = None
    for more_passing, more_failing in _completions(open_kinds):
        value = decide(passing + more_passing, failing + more_failing)
        if outcome is None:
            outcome = value
        elif value != outcome:
            return UNKNOWN
    return UNKNOWN if outcome is None else outcome


def _completions(open_kinds: list[int]) -> Iterator[tuple[int, int]]:
    """Every (passing, failing) that the open domains can add. Kinds: 3 either, 5 pass or n/a, 6 fail or n/a, 7 any."""
    either, pass_or_none, fail_or_none, any_of_three = (open_kinds.count(kind) for kind in (3, 5, 6, 7))
    seen: set[tuple[int, int]] = set()
    for i in range(either + 1):
        for j in range(pass_or_none + 1):
            for k in range(fail_or_none + 1):
                for p in range(any_of_three + 1):
                    for f in range(any_of_three - p + 1):
                        pair = (i + j + p, either - i + k + f)
                        if pair not in seen:
                            seen.add(pair)
                            yield pair


def _decision(tally: Tally, listed: int) -> Decide:
    share = tally.share or Fraction(0)
    count = tally.count or 0
    of_all = tally.denominator == "all"
    how = tally.how

    def decide(passing: int, failing: int) -> int:
        applicable = passing + failing
        if applicable == 0:
            return EMPTY
        whole = listed if of_all else applicable
        if how == "any":
            met = passing >= 1
        elif how == "every":
            met = passing == whole
        elif how == "none":
            met = passing == 0
        elif how == "majority":
            met = 2 * passing > whole
        elif how == "at_least":
            met = passing >= count
        elif how == "at_most":
            met = passing <= count
        elif how == "share_at_least":
            met = passing * share.denominator >= share.numerator * whole
        else:
            met = passing * share.denominator > share.numerator * whole
        return TRUE if met else FALSE

    return decide


def compile_points(points: Points, layout: Layout) -> Callable[[Sheet], int]:
    """A function that evaluates summed points, as a share of the most that what applies could have."""
    most = max(points.points.values())
    places = []
    for index in layout.domain_indexes(points.over):
        ladder = layout.ladders[index]
        worth = [points.points[ladder.scale.grades[ladder.rank(position)].id] for position in range(ladder.size)]
        places.append((index, ladder.not_applicable, worth))
    floor = points.share_at_least if points.share_at_least is not None else Fraction(0)
    below = points.share_below if points.share_below is not None else Fraction(2)

    def evaluate(sheet: Sheet) -> int:
        certain: list[tuple[int, int]] = []
        optional: list[tuple[int, int]] = []
        for index, not_applicable, worth in places:
            mask = sheet.masks[index]
            if mask == not_applicable:
                continue
            values = [value for position, value in enumerate(worth) if mask >> position & 1] or [0]
            (optional if mask & not_applicable else certain).append((min(values), max(values)))
        if not certain:
            return UNKNOWN if optional else EMPTY
        lowest = _lowest_mean([low for low, _ in certain], [low for low, _ in optional]) / most
        highest = -_lowest_mean([-high for _, high in certain], [-high for _, high in optional]) / most
        if lowest >= floor and highest < below:
            return TRUE
        if highest < floor or lowest >= below:
            return FALSE
        return UNKNOWN

    return evaluate


def _lowest_mean(certain: list[int], optional: list[int]) -> Fraction:
    """The lowest mean that can be had by taking in any of the optional values."""
    total, number = sum(certain), len(certain)
    for value in sorted(optional):
        if value * number >= total:
            break
        total, number = total + value, number + 1
    return Fraction(total, number)
