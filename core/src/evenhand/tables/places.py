"""Locators in words, one and several."""

from __future__ import annotations

import re
from collections.abc import Sequence


def place_words(at: str) -> str:
    """A locator in words: ``T3:r2:c2`` is ``table 3, row 2, column 2``."""
    if found := re.fullmatch(r"T(\d+):r(\d+):c(\d+)", at):
        return f"table {found[1]}, row {found[2]}, column {found[3]} ({at})"
    if found := re.fullmatch(r"T(\d+)", at):
        return f"table {found[1]} ({at})"
    if found := re.fullmatch(r"P(\d+)", at):
        return f"paragraph {found[1]} ({at})"
    if found := re.fullmatch(r"(.+)!([A-Z]+\d+)", at):
        return f"sheet {found[1]}, cell {found[2]}"
    return at


def places_told(places: Sequence[str]) -> str:
    """Locators in a line, each once; paragraphs in a row as ``P12 to P15``, and cells of a sheet after its title."""
    told: list[str] = []
    run: list[int] = []
    sheet = ""
    for at in [*dict.fromkeys(places), ""]:
        found = re.fullmatch(r"P(\d+)", at)
        if found and run and int(found[1]) == run[-1] + 1:
            run.append(int(found[1]))
            continue
        if run:
            told.append(f"P{run[0]} to P{run[-1]}" if len(run) > 2 else ", ".join(f"P{number}" for number in run))
        run = [int(found[1])] if found else []
        if at and not found:
            title, _, cell = at.rpartition("!")
            told.append(cell if title and title == sheet else f"sheet {title}, {cell}" if title else at)
            sheet = title
    return ", ".join(told)
