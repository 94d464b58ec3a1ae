"""Says what the cells of a sheet compute: formulas that differ only in the cells they look at are said once."""

from __future__ import annotations

import re
from collections.abc import Mapping

from evenhand.tables.sheets import Place, Value, cell_name

_QUOTED = re.compile(r"'[^']*'!|\b\w+!")
_CELL = re.compile(r"\$?[A-Z]{1,3}\$?\d+")


def formula_words(title: str, formulas: Mapping[Place, str], results: Mapping[Place, Value]) -> list[str]:
    """A line for each kind of formula on a sheet: the cells, the first of the formulas, and its saved result."""
    alike: dict[str, list[Place]] = {}
    for place, formula in sorted(formulas.items(), key=lambda each: (each[0][1], each[0][0])):
        alike.setdefault(_CELL.sub("A1", _QUOTED.sub("", formula)), []).append(place)
    return [_line(title, places, formulas[places[0]], results) for places in alike.values()]


def _line(title: str, places: list[Place], formula: str, results: Mapping[Place, Value]) -> str:
    # Excel counts true and false as numbers no less than Python does; here they are words.
    shown = [f"“{results[place]}”" if place in results else "empty" for place in places]
    if len(places) == 1:
        return f"sheet {title}, cell {cell_name(places[0])} holds the formula {formula} (saved result: {shown[0]})."
    said = "all " + shown[0] if len(set(shown)) == 1 else ", ".join(shown)
    return (
        f"sheet {title}, cells {_ranges(places)} hold formulas of one kind, the first of them {formula} "
        f"(saved results: {said})."
    )


def _ranges(places: list[Place]) -> str:
    """Cells, by columns, with those below one another as ``C8 to C13``."""
    runs: list[list[Place]] = []
    for place in places:
        if runs and (runs[-1][-1][0] + 1, runs[-1][-1][1]) == place:
            runs[-1].append(place)
        else:
            runs.append([place])
    return ", ".join(
        cell_name(run[0]) if len(run) == 1 else f"{cell_name(run[0])} to {cell_name(run[-1])}" for run in runs
    )
