"""Writes ``unsure.md``: what a person has to look at after an import, each with its place in the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evenhand.tables.draft import Doubt, Draft
from evenhand.tables.source import Piece, Source

NAME = "unsure.md"
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def unsure_text(draft: Draft, source: Source) -> str:
    """The list as Markdown. Together with the framework it holds every word of the document."""
    return "\n".join(_lines(draft, source)) + "\n"


def _lines(draft: Draft, source: Source) -> Iterator[str]:
    yield f"# What to look at after importing {plain(source.name)}"
    yield ""
    yield (
        "Every word of the document is either in the framework's files or in this list. Go through it from the top, "
        "change the files where something is wrong, and delete this file at the end."
    )
    yield from _section("Probable rules", "None of these computes anything yet.", map(_line, draft.rules))
    yield from _section("Not used", "These went nowhere.", map(_line, _left(draft, source)))
    yield from _section("Read, but not surely", "", map(_line, draft.doubts))
    yield from _section("Made up or guessed", "", map(plain, draft.general))
    yield from _section("About the file", "", map(plain, source.remarks))
    yield from _section(
        "Headings and labels", "These were understood, and are not in the framework as text.", map(_line, draft.labels)
    )


def _left(draft: Draft, source: Source) -> Iterator[Doubt]:
    beside = {aside.piece.number: aside.what for aside in source.asides}
    for piece in draft.left(source.pieces()):
        yield Doubt(piece.at, piece.text, _why(piece, beside.get(piece.number)))


def _why(piece: Piece, beside: str | None) -> str:
    if beside:
        return f"It stands {beside}."
    if piece.level:
        return "It is a heading, and nothing that could be read stands under it."
    return "It stands under no grade, and under no heading of prompts or a standard."


def _section(title: str, words: str, lines: Iterator[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield from ("", f"## {title}", "")
        if words:
            yield from (words, "")
        yield from (f"- {line}" for line in found)


def _line(doubt: Doubt) -> str:
    return f"{place_words(doubt.at)}: “{plain(doubt.text)}” {plain(doubt.words)}"


def place_words(at: str) -> str:
    """A locator in words: ``T3:r2:c2`` is ``table 3, row 2, column 2``."""
    if found := re.fullmatch(r"T(\d+):r(\d+):c(\d+)", at):
        return f"table {found[1]}, row {found[2]}, column {found[3]} ({at})"
    if found := re.fullmatch(r"P(\d+)", at):
        return f"paragraph {found[1]} ({at})"
    if found := re.fullmatch(r"(.+)!([A-Z]+\d+)", at):
        return f"sheet {plain(found[1])}, cell {found[2]}"
    return plain(at)


def plain(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
