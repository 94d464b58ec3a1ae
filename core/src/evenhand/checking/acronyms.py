"""Finds words of capitals that a reader may not know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from evenhand.checking.findings import Finding, Written

CAPITALS = re.compile(r"[A-Z][A-Z&]{0,5}[A-Z](?=s?(?:['’]s?)?(?:[^\w&@'’-]|$|-(?!\d)))")
JOINED = frozenset(".&@-_")
"""What joins a word of capitals to what stands before it."""

EXPLAINED = re.compile(r"\(([A-Z][A-Z&]{0,5}[A-Z])s?\)")

_EVERYDAY = """
AM BBC BT CCTV DNA DVD EU GCSE HIV ID II III IT IV OK PC PE PIN PM QC RE SIM SMS TV UK UN US USA USB VI VII VIP WIFI
"""
_STRESSED = """
ALL ALWAYS AN AND ANY ARE AS AT BE BOTH BUT BY CAN DID DO EVERY FOR FROM HAD HAS HE HER HIM HIS HOW IF IN IS MAY MORE
MUST MY NEVER NEW NO NONE NOT NOTE NOW OF ON ONE ONLY OR OUR OUT PLEASE SHE SO STILL THE THEM THEN THEY THIS TO TOO TWO
UP VERY WAS WE WERE WHAT WHEN WHO WHY WILL WITH YES YET YOU
"""

ORDINARY = frozenset(_EVERYDAY.split()) | frozenset(_STRESSED.split())
"""Words of capitals that everybody knows, numerals, and ordinary words that people write in capitals to stress them."""


def find(written: Written) -> Iterator[Finding]:
    """Where unknown acronyms stand, each once. One that the text itself explains, as in ``… (MARAC)``, is known."""
    text = written.text
    seen: set[str] = set()
    for match in _words(text):
        word = match[0]
        if word in seen or word in ORDINARY or word in written.known:
            continue
        if not seen:
            if is_loud(text):
                return
            seen.update(found[1] for found in EXPLAINED.finditer(text) if _has_words_before(text, found.start()))
        if word not in seen:
            seen.add(word)
            yield Finding(match.start(), match.end())


def _words(text: str) -> Iterator[re.Match[str]]:
    for match in CAPITALS.finditer(text):
        before = text[match.start() - 1] if match.start() else " "
        if not before.isalnum() and before not in JOINED:
            yield match


def _has_words_before(text: str, place: int) -> bool:
    return text[max(0, place - 2) : place].strip().islower()


def is_loud(text: str) -> bool:
    """Whether a text is written in capitals throughout, in which no acronym and no initials can be told."""
    capitals = sum(map(str.isupper, text))
    return capitals > 12 and 2 * capitals > sum(map(str.isalpha, text))


def explained(known: Mapping[str, str], text: str) -> dict[str, str]:
    """The known acronyms that a text uses, each with its meaning."""
    return {match[0]: known[match[0]] for match in _words(text) if match[0] in known}
