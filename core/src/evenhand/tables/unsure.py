"""Writes ``unsure.md``: what a person has to look at after an import, each with its place in the document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from evenhand.tables.draft import Doubt, Draft
from evenhand.tables.not_used import forms_told, left_told
from evenhand.tables.places import place_words, places_told
from evenhand.tables.scale_found import FoundScale
from evenhand.tables.sections_told import sections_told, structure_told
from evenhand.tables.source import Source

NAME = "unsure.md"
_SPECIAL = re.compile(r"[\\`*]|<(?=[A-Za-z/!?])|(?<![^\W_])_|_(?![^\W_])|~(?=~)|\[(?=\^)|\](?=[(\[:])")
"""What Markdown takes for a sign of its own in the middle of a line; every line here begins with words of ours."""


def unsure_text(draft: Draft, source: Source, scale: FoundScale) -> str:
    """The list as Markdown. Together with the framework it holds every word of the document."""
    return "\n".join(_lines(draft, source, scale)) + "\n"


def _lines(draft: Draft, source: Source, scale: FoundScale) -> Iterator[str]:
    yield f"# What to look at after importing {plain(source.name)}"
    yield ""
    yield (
        "Every word of the document is either in the framework's files or in this list. Go through it from the top, "
        "change the files where something is wrong, and delete this file at the end."
    )
    yield from _section("The sections", "Compare them with the document.", map(plain, sections_told(draft, scale)))
    yield from _section(
        "Guesses about the sections",
        "If one is wrong, see 'The import split or joined my sections' in the page From Word or Excel.",
        map(_general, structure_told(draft)),
    )
    yield from _section(
        "Probable rules",
        "None of these computes anything yet. Rules are never guessed: write those that are rules in rules.toml.",
        (*map(_line, draft.rules), *map(plain, source.formulas)),
    )
    yield from _section(
        "Not used",
        "These went nowhere. Where nothing else is said, they stand under no grade, and under no heading of prompts or "
        "a standard.",
        map(_line, left_told(draft, source)),
    )
    noted = [Doubt(piece.at, piece.shown, piece.note) for piece in source.pieces() if piece.note]
    yield from _section("Read, but not surely", "", map(_line, (*draft.doubts, *noted)))
    yield from _section("Made up or guessed", "", map(_general, draft.made_up))
    yield from _section(
        "Forms",
        "These look like fields to be filled in. Forms are not imported: write those that you need in forms.toml, as "
        "the page Forms that follow a grade shows.",
        map(_line, forms_told(draft)),
    )
    yield from _section("About the file", "", map(plain, source.remarks))
    yield from _section("The document's own contents", "Its lines repeat the headings.", _contents(draft))
    yield from _section(
        "Headings and labels", "These were understood, and are not in the framework as text.", _labels(draft.labels)
    )


def _section(title: str, words: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield from ("", f"## {title}", "")
        if words:
            yield from (words, "")
        yield from (f"- {line}" for line in found)


def _line(doubt: Doubt) -> str:
    said = f" {plain(doubt.words)}" if doubt.words else ""
    return f"{plain(place_words(doubt.at))}: “{plain(doubt.text)}”{said}"


def _general(words: str) -> str:
    """A line of our own words, with the place that it may begin with in words too."""
    at, colon, rest = words.partition(": ")
    return plain(f"{place_words(at)}{colon}{rest}")


def _contents(draft: Draft) -> Iterator[str]:
    if draft.contents:
        words = " · ".join(piece.text for piece in draft.contents)
        yield f"{plain(places_told([piece.at for piece in draft.contents]))}: “{plain(words)}”"


def _labels(labels: list[Doubt]) -> Iterator[str]:
    """Each label once, with all the places where it stands."""
    alike: dict[tuple[str, str], list[str]] = {}
    for label in labels:
        alike.setdefault((label.text, label.words), []).append(label.at)
    for (text, words), places in alike.items():
        yield f"“{plain(text)}” {plain(words)} It stands in: {plain(places_told(places))}."


def plain(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    return _SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))
