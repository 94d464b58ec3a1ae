"""Which characters the fonts inside ``typst`` can draw, found by asking it.

The report's PDF uses no font of the machine, so that every machine makes the same file. PDF/A refuses a text with a
character that no font has; a trial file of the characters in question therefore says whether all of them are drawn, and
halving finds those that are not.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from evenhand.reporting.pdf_typst import NotDrawnError, compiled

if TYPE_CHECKING:
    from collections.abc import Iterable

_KNOWN = "\n -~\u00a0-\u00ac\u00ae-\u017f\u0218-\u021b\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u20ac"
"""Letters of the languages of Europe in Latin script, and the signs that go with them: surely drawn, never tried."""
_IN_QUESTION = re.compile(f"(?s).?[^{_KNOWN}]+")
# Han, kana, Hangul, emoji, private use and beyond: in none of the fonts, so that a page of them costs no trial at all.
_NEVER = re.compile(
    "[\u2e80-\ua4cf\uac00-\ud7ff\ue000-\ufaff\ufe30-\ufe6f\uff00-\uffef\U0001f000-\U0001faff\U00020000-\U0010ffff]"
)
_JOINING = frozenset({"Mn", "Me", "Mc"})
_TRIAL = b"""
#let data = json(bytes(sys.inputs.data))
#set document(title: "Trial")
#set text(lang: "en", font: data.fonts)
#for each in data.texts { par(each); par(strong(each)) }
"""


def clusters(text: str) -> list[str]:
    """The text in pieces that are drawn as one: a character with the marks on it and what is joined to it."""
    found: list[str] = []
    for character in text:
        if found and _joins(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return found


def _joins(before: str, character: str) -> bool:
    if before[-1] in "\n ":
        return False
    return before[-1] == "\u200d" or character in "\u200c\u200d" or unicodedata.category(character) in _JOINING


def undrawn(texts: Iterable[str]) -> frozenset[str]:
    """The clusters of these texts that cannot be drawn."""
    asked = {each for text in texts for run in _IN_QUESTION.findall(text) for each in clusters(run)}
    asked = {each for each in asked if _IN_QUESTION.fullmatch(each)}
    never = {each for each in asked if _NEVER.search(each)}
    return frozenset((*never, *_refused(sorted(asked - never))))


def _refused(asked: list[str]) -> Iterable[str]:
    if not asked or _all_drawn(tuple(asked)):
        return
    if len(asked) == 1:
        yield asked[0]
        return
    middle = len(asked) // 2
    yield from _refused(asked[:middle])
    yield from _refused(asked[middle:])


@lru_cache(maxsize=1024)
def _all_drawn(texts: tuple[str, ...]) -> bool:
    try:
        compiled(_TRIAL, {"texts": texts})
    except NotDrawnError:
        return False
    return True
