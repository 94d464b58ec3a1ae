"""Text made plain for finding names in it: no capitals, accents, curly marks or invisible characters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

_ALIKE = {
    **dict.fromkeys("’‘ʼʹ′‛＇`´", "'"),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    "ø": "o", "đ": "d", "ł": "l", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t",
}  # fmt: skip
"""Characters that Unicode does not take apart, and that people type one for the other."""

_HIDDEN = frozenset({"Cf", "Mn", "Me"})
"""Categories of characters that are not seen by themselves: joiners, soft hyphens, combining accents."""


class Folded(NamedTuple):
    """A folded text, and for each of its characters the place in the original that it comes from."""

    text: str
    places: range | list[int]
    length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the original a part of the folded text stands, with what is invisible behind it."""
        return self.places[start], self.places[end] if end < len(self.places) else self.length


def fold(text: str) -> Folded:
    """The text, folded."""
    if text.isascii():
        return Folded(text.lower(), range(len(text)), len(text))
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        plain = _plain(character)
        letters.append(plain)
        places += [place] * len(plain)
    return Folded("".join(letters), places, len(text))


@lru_cache(maxsize=2000)
def _plain(character: str) -> str:
    parts = unicodedata.normalize("NFKD", character).casefold()
    kept = (part for part in unicodedata.normalize("NFKD", parts) if unicodedata.category(part) not in _HIDDEN)
    return "".join(_ALIKE.get(part, part) for part in kept)
