"""At which overall grades a condition holds, found in one go instead of trying each grade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.grading.conditions import Compiled, compile_condition
from evenhand.grading.sheet import Layout, Sheet
from evenhand.grading.truth import TRUE

if TYPE_CHECKING:
    from evenhand.models.conditions import Condition


def compile_ranks(condition: Condition, layout: Layout) -> Compiled:
    """A function from a sheet to the mask of those ranks of the overall scale at which the condition is true.

    It does not look at which grade the sheet says is chosen.
    """
    if condition.test == "chosen":
        passing = layout.overall.passing(condition)
        return lambda _: passing
    if condition.test == "any_of":
        parts = [compile_ranks(part, layout) for part in condition.parts]
        return lambda sheet: _union(parts, sheet)
    if condition.test == "all_of":
        parts = [compile_ranks(part, layout) for part in condition.parts]
        return lambda sheet: _intersection(parts, sheet)
    if condition.test == "not":
        return _of_negation(condition, layout)
    everything, evaluate = layout.overall.every_position, compile_condition(condition, layout)
    return lambda sheet: everything if evaluate(sheet) == TRUE else 0


def _union(parts: list[Compiled], sheet: Sheet) -> int:
    ranks = 0
    for part in parts:
        ranks |= part(sheet)
    return ranks


def _intersection(parts: list[Compiled], sheet: Sheet) -> int:
    ranks = parts[0](sheet)
    for part in parts[1:]:
        ranks &= part(sheet)
    return ranks


def _of_negation(condition: Condition, layout: Layout) -> Compiled:
    """Where a part is not true it may be false, unknown or empty, so each grade is tried."""
    evaluate = compile_condition(condition, layout)

    def ranks(sheet: Sheet) -> int:
        probe = sheet.copy()
        found = 0
        for rank in range(layout.overall.size):
            probe.chosen = rank
            if evaluate(probe) == TRUE:
                found |= 1 << rank
        return found

    return ranks
