"""Text for the PDF: every character of it drawn or told by its code, and no word wider than its line."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from evenhand.reporting.pdf_glyphs import clusters, undrawn
from evenhand.reporting.text import clean, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable

Prose = list[list[str]]
"""Paragraphs, each as its lines."""

MAY_BREAK = "\u200b"
"""Takes no room; a line may end at it."""
_WORD = re.compile(r"\S+")
_NARROW, _WIDE = frozenset("iljtfrI.,;:'|!()[]"), frozenset("mwMW@%—…")


class Lettering:
    """Makes texts fit for drawing. ``codes`` are the characters told by their code, in the order of their codes."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Look at all texts of a document at once: asking what can be drawn costs some milliseconds each time."""
        self._undrawn = undrawn(set(map(printable, texts)))
        joined = {character for cluster in self._undrawn if len(cluster) > 1 for character in cluster}
        alone = self._undrawn | undrawn(joined)
        self._told = {cluster: _told(cluster, alone) for cluster in self._undrawn}
        self._pattern = re.compile("|".join(map(re.escape, sorted(self._undrawn, key=len, reverse=True))) or r"(?!)")

    @property
    def codes(self) -> list[str]:
        """Every code that stands for a character, with the character's name where it says more."""
        found = {code for told in self._told.values() for code in re.findall(r"U\+([0-9A-F]+)", told)}
        return [_named(int(code, 16)) for code in sorted(found, key=lambda code: int(code, 16))]

    def line(self, text: str, room: float) -> str:
        """A text on one line. ``room`` is how wide a word may be, in ems."""
        return self._drawn(" ".join(printable(text).split()), room)

    def prose(self, text: str, room: float) -> Prose:
        """A text as paragraphs of lines. ``room`` is how wide a word may be, in ems."""
        return [[self._drawn(line, room) for line in lines] for lines in paragraphs(printable(text))]

    def _drawn(self, text: str, room: float) -> str:
        text = "".join(self._told.get(each, each) for each in clusters(text)) if self._pattern.search(text) else text
        return _WORD.sub(lambda word: _breakable(word.group(), room), text)


def printable(text: str) -> str:
    """Clean text with its tabs as spaces, as no font has a tab."""
    return clean(text).expandtabs(4)


def _told(cluster: str, undrawn_alone: frozenset[str]) -> str:
    """A cluster that cannot be drawn: what of it can be, and the rest by code."""
    first, rest = cluster[0], cluster[1:]
    if first not in undrawn_alone and rest:
        return first + _code(rest)
    return _code(cluster)


def _code(characters: str) -> str:
    return f"[{' '.join(f'U+{ord(character):04X}' for character in characters)}]"


def _named(code: int) -> str:
    name = unicodedata.name(chr(code), "")
    return f"U+{code:04X}" if name.endswith(f"{code:X}") or not name else f"U+{code:04X} {name.lower()}"


def _breakable(word: str, room: float) -> str:
    """A word as it is, or able to break anywhere when it may be too wide for its line."""
    return word if width(word) <= room else MAY_BREAK.join(clusters(word))


def width(text: str) -> float:
    """How wide a text is at most on one line, in ems, bold type included."""
    return sum(map(_width, text))


def _width(character: str) -> float:
    if character in _NARROW:
        return 0.4
    if character in _WIDE or character > "\u024f":
        return 1.1
    return 0.8 if character.isupper() else 0.58
