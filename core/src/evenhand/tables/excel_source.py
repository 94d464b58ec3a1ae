"""Takes the sheets of an Excel file apart into paragraphs and tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from evenhand.suggest import did_you_mean
from evenhand.tables.cells import unescaped
from evenhand.tables.errors import TablesError
from evenhand.tables.excel_blocks import Blocks
from evenhand.tables.formulas import formula_words
from evenhand.tables.sheets import Sheet, cell_name
from evenhand.tables.source import SHEET, Aside, Grid, Piece, Source, one_line


def excel_source(sheets: tuple[Sheet, ...], name: str, skipped: Sequence[str] = ()) -> Source:
    """The sheets as a document: the title of each as a heading, then its paragraphs and tables.

    Raises :class:`TablesError` where a sheet to be ``skipped`` is none of them.
    """
    left_out = _titles(sheets, skipped)
    numbers = count()
    blocks: list[Piece | Grid] = []
    asides: list[Aside] = []
    remarks: list[str] = [f"Sheet {title} was left out, as --skip-sheet says." for title in left_out]
    formulas: list[str] = []
    for sheet in sheets:
        if sheet.title in left_out or not (sheet.cells or sheet.notes or sheet.formulas or sheet.asides):
            continue
        if sheet.is_list:
            words = " · ".join(one_line(unescaped(str(value))) for value in sheet.cells.values())
            remarks.append(
                f"Sheet {sheet.title} is hidden and holds what drop-downs offer, so it was not read: {words}"
            )
            continue
        if sheet.cells or sheet.notes:
            blocks.append(Piece(next(numbers), sheet.title, f"sheet {sheet.title}", SHEET))
        blocks += Blocks(sheet, numbers).blocks()
        for place, text in sheet.notes.items():
            piece = Piece(next(numbers), one_line(text), f"{sheet.title}!{cell_name(place)}")
            asides.append(Aside(piece, "in a comment on a cell"))
        for text, what in sheet.asides:
            asides.append(Aside(Piece(next(numbers), one_line(text), f"sheet {sheet.title}"), what))
        formulas += formula_words(sheet.title, sheet.formulas, sheet.cells)
        remarks += [f"{words}; it was read all the same." for words in sheet.hidden]
        if sheet.pictures:
            remarks.append(f"Sheet {sheet.title} has pictures or charts ({sheet.pictures}), which are not read.")
        if sheet.links:
            remarks.append(f"Sheet {sheet.title} has links ({len(sheet.links)}); their addresses are not read.")
    return Source(name, tuple(blocks), _said_once(asides), tuple(remarks), tuple(formulas))


def _titles(sheets: tuple[Sheet, ...], skipped: Sequence[str]) -> list[str]:
    titles = {sheet.title.casefold().strip(): sheet.title for sheet in sheets}
    found = []
    for words in skipped:
        if words.casefold().strip() not in titles:
            raise TablesError(
                f"--skip-sheet: there is no sheet '{words}'{did_you_mean(words, titles.values())}; "
                f"there are: {', '.join(titles.values())}"
            )
        found.append(titles[words.casefold().strip()])
    return found


def _said_once(asides: list[Aside]) -> tuple[Aside, ...]:
    """What every sheet says around its cells is one aside, with the sheets it stands on."""
    kept: dict[tuple[str, str], Aside] = {}
    for aside in asides:
        key = (aside.piece.text, aside.what)
        before = kept.get(key)
        if before is None or "!" in aside.piece.at:
            kept[key if before is None else (aside.piece.text, aside.piece.at)] = aside
        else:
            at = f"{before.piece.at}, {aside.piece.at.removeprefix('sheet ')}"
            kept[key] = before._replace(piece=before.piece._replace(at=at))
    return tuple(kept.values())
