"""Gathers what an import did not use: the cells of one table together, and fields of a form together."""

from __future__ import annotations

from collections.abc import Iterator

from evenhand.tables.draft import Doubt, Draft
from evenhand.tables.source import SHEET, Grid, Piece, Source


def left_told(draft: Draft, source: Source) -> Iterator[Doubt]:
    """What went nowhere, in the order of the document. A table of which nothing was used is told as one.

    What a formula gave is told with the formula.
    """
    beside = {aside.piece.number: aside.what for aside in source.asides}
    whole = {grid.pieces[0].number: grid for grid in source.blocks if isinstance(grid, Grid) and _unused(draft, grid)}
    inside = {piece.number for grid in whole.values() for piece in grid.pieces}
    read = {section.at.rpartition("!")[0] for section in draft.sections}
    for piece in draft.left(source.pieces()):
        if piece.level == SHEET and piece.text in read:
            # Its words are in the locators of what was read from it.
            continue
        if piece.number in whole:
            grid = whole[piece.number]
            texts = [each.shown for each in grid.pieces if not each.computed]
            yield Doubt(grid.at, " · ".join(texts), "Nothing in this table was used.")
        elif piece.number not in inside and not piece.computed:
            yield Doubt(piece.at, piece.shown, _why(piece, beside.get(piece.number)))


def forms_told(draft: Draft) -> list[Doubt]:
    """Tables and fields that look like forms; the fields of one sheet that follow each other are told as one."""
    told: list[Doubt] = []
    for form in draft.forms:
        sheet = form.at.rpartition("!")[0]
        if told and sheet and told[-1].at.rpartition("!")[0].removeprefix("sheet ") == sheet:
            told[-1] = Doubt(told[-1].at, f"{told[-1].text} · {form.text}", "")
        else:
            told.append(form)
    return told


def _unused(draft: Draft, grid: Grid) -> bool:
    said = [piece for piece in grid.pieces if not piece.computed]
    return len(said) > 1 and grid.pieces[0] in said and not any(piece.number in draft.went for piece in grid.pieces)


def _why(piece: Piece, beside: str | None) -> str:
    if beside:
        return f"It stands {beside}."
    if piece.level == SHEET:
        return "It is the title of a sheet, and no section was read from it."
    if piece.level:
        return "It is a heading, and nothing that could be read stands under it."
    return ""
