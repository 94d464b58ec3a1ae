"""Finds out on which scale a document grades, from the names of grades that it prints."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from evenhand.tables.errors import TablesError
from evenhand.tables.grade_places import figures_of, names_in_columns
from evenhand.tables.grade_words import USUAL, GradeLabel, figure, printed_label, same_name, usual_label
from evenhand.tables.marks import label_before
from evenhand.tables.source import Grid, Piece, Source

_CROSSWALK = {
    "outstanding": "outstanding",
    "good": "good",
    "requires improvement": "requires_improvement",
    "inadequate": "inadequate",
}


class FoundScale(NamedTuple):
    """The grades, best first, as labels by id; ``data`` is the scale as TOML has it.

    ``by_figures`` says that grades are told by their numbers alone. ``doubts`` are for the person to look at.
    """

    grades: dict[str, str]
    data: dict[str, Any]
    by_figures: bool
    doubts: tuple[str, ...]

    def grade(self, text: str) -> str | None:
        """The id of the grade that a text names, if it names one and says nothing else."""
        if self.by_figures:
            named = figure(text)
            wanted = named.numbers if named else None
            ids = {figure(label).numbers: id_ for id_, label in self.grades.items()}  # type: ignore[union-attr]
            return ids.get(wanted) if wanted else None
        label = printed_label(text, self.grades.values())
        if label is None:
            return None
        return next(id_ for id_, known in self.grades.items() if same_name(known) == same_name(label.label))


def find_scale(source: Source, given: tuple[str, ...] = ()) -> FoundScale:
    """The scale of a document. ``given`` are the grades that the author named, best first.

    Raises :class:`TablesError` where fewer than two grades are recognised.
    """
    columns = None if given else names_in_columns(source)
    names = given or (columns.names if columns else USUAL)
    found: dict[str, list[GradeLabel]] = {}
    first = ""
    for piece in _headings(source):
        label = printed_label(piece.text, names)
        if label is not None:
            found.setdefault(same_name(label.label), []).append(label)
            first = first or piece.at
    ordered = [name for name in names if given or same_name(name) in found]
    if len(ordered) >= 2 and len(found) >= (1 if given else 2):
        scale = _named(ordered, found, first)
        return scale._replace(doubts=(columns.words, *scale.doubts)) if columns else scale
    if given:
        raise TablesError(f"{source.name}: none of the grades given stands in it; look at how it writes them")
    return _by_figures(source)


def _headings(source: Source) -> Iterator[Piece]:
    """What may name a grade: the first piece of each cell, short paragraphs, and what stands before a colon."""
    for block in source.blocks:
        if isinstance(block, Grid):
            yield from (cell.pieces[0] for cell in block.cells if cell.pieces and not cell.pieces[0].computed)
        elif len(block.text) <= 60:
            yield block
        if isinstance(block, Piece) and (split := label_before(block.text)) is not None:
            yield block._replace(text=split[0])


def _named(names: list[str], found: dict[str, list[GradeLabel]], first: str) -> FoundScale:
    grades: list[dict[str, Any]] = []
    doubts, unmatched = [], []
    for name in names:
        printed = found.get(same_name(name), [])
        label, others = usual_label(name, printed)
        if others:
            doubts.append(f"The grade '{label}' is also printed as {others}. The most frequent wording was kept.")
        # An id is kept for ever, so it comes from the usual name, whatever is printed after that.
        known = name if name in USUAL else label
        grade: dict[str, Any] = {"id": _id(known, len(grades)), "label": label}
        if letter := next((each.letter for each in printed if each.letter), None):
            grade["letter"] = letter.upper()
        if crosswalk := _CROSSWALK.get(same_name(label)):
            grade["crosswalk"] = crosswalk
        else:
            grade["no_crosswalk"] = "The document does not say which Ofsted grade it matches"
            unmatched.append(label)
        numbers = [each.numbers for each in printed if each.numbers]
        if len(set(numbers)) == 1:
            grade["numbers"] = numbers[0]
        grades.append(grade)
    if unmatched:
        said = ", ".join(f"'{label}'" for label in unmatched)
        which = f"The grade {said} is" if len(unmatched) == 1 else f"The grades {said} are"
        doubts.append(f"{which} matched with none of the Ofsted grades. Say in scales.toml if one is.")
    if {"requires improvement", "adequate"} <= {same_name(grade["label"]) for grade in grades}:
        doubts.append("Both Requires improvement and Adequate are printed. They were read as two grades of one scale.")
    kind, words = _kind(grades)
    return _scale(grades, kind, first or "Given with --grades", False, [*doubts, *words])


def _kind(grades: list[dict[str, Any]]) -> tuple[str, list[str]]:
    """Whether the numbers printed beside the grades make a coded or banded scale; puts them in their place."""
    numbers = [grade.pop("numbers", ()) for grade in grades]
    if not any(numbers):
        return "ordinal", []
    if all(len(each) == 1 for each in numbers) and len(set(numbers)) == len(numbers):
        for grade, (code,) in zip(grades, numbers, strict=True):
            grade["code"] = code
        return "coded", ["The number beside each grade was read as its code."]
    bands = [(each[0], each[-1]) for each in numbers if each]
    follows = all(lower[1] == upper[0] - 1 for upper, lower in itertools.pairwise(bands))
    if len(bands) == len(grades) and follows:
        for grade, band in zip(grades, bands, strict=True):
            grade["band"] = list(band)
        return "banded", ["The numbers beside each grade were read as the scores that fall in it."]
    said = ", ".join(f"{grade['label']} {each}" for grade, each in zip(grades, numbers, strict=True) if each)
    return "ordinal", [f"Numbers stand beside grades, but make no whole scale, and were left out: {said}."]


def _by_figures(source: Source) -> FoundScale:
    """A scale told by numbers alone: the row or column of a table that holds the most of them before texts."""
    best: list[tuple[tuple[int, ...], str, str]] = []
    for grid in (block for block in source.blocks if isinstance(block, Grid)):
        for labels in figures_of(grid):
            if len(labels) > max(2, len(best)):
                best = [(numbers, label, at) for numbers, (label, at) in labels.items()]
    if not best:
        usual = ", ".join(USUAL)
        raise TablesError(
            f"{source.name}: no grades were recognised (known are {usual}, and numbers); name them, best first, with "
            '--grades "A, B, C"'
        )
    bands = any(len(numbers) > 1 for numbers, _, _ in best)
    best.sort(reverse=bands)
    unmatched = "The document prints numbers only, and does not say which Ofsted grade they match"
    grades: list[dict[str, Any]] = [
        {"id": f"grade_{'_'.join(map(str, numbers))}", "label": label, "no_crosswalk": unmatched, "numbers": numbers}
        for numbers, label, _ in best
    ]
    kind, words = _kind(grades)
    end = "the highest scores are the best" if bands else "1 is the best"
    doubts = [f"Grades are printed as numbers alone. It was taken that {end}; turn scales.toml round if not."]
    return _scale(grades, kind, best[0][2], True, [*doubts, *words])


def _scale(grades: list[dict[str, Any]], kind: str, at: str, by_figures: bool, doubts: list[str]) -> FoundScale:
    labels = {str(grade["id"]): str(grade["label"]) for grade in grades}
    return FoundScale(labels, {"id": "grade", "kind": kind, "source": at, "grades": grades}, by_figures, tuple(doubts))


def _id(label: str, number: int) -> str:
    words = re.sub(r"[^a-z0-9]+", "_", label.casefold()).strip("_")[:50]
    return words if words[:1].isalpha() else f"grade_{words or number + 1}"
