"""The sentence around a place in a text."""

from __future__ import annotations

import re

FURTHEST = 300
"""Characters to either side that are looked at, so that a text without full stops costs no more."""

END = re.compile(r"[.!?;](?=\s)|\n")


def around(text: str, start: int, end: int) -> str:
    """The sentence that holds a place, or as much of it as is near."""
    first = max(0, start - FURTHEST)
    ends = [match.end() for match in END.finditer(text, first, start)]
    after = END.search(text, end, end + FURTHEST)
    return text[ends[-1] if ends else first : after.start() if after else end + FURTHEST]
