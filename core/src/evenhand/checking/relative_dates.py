"""Finds times that only the day of writing could explain, such as ``two weeks`` or ``as soon as possible``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evenhand.checking.findings import Finding, Written
from evenhand.checking.sentences import around

_NUMBERS = "a an one two three four five six seven eight nine ten twelve fourteen several"
_VAGUE = """
asap a as in shortly soon immediately straight urgently tomorrow today tonight by before the next this ongoing
"""
_COUNT = rf"(?:\d{{1,3}}|{_NUMBERS.replace(' ', '|')}|a few|a couple of)"
_UNIT = r"(?:working )?(?:hour|day|week|fortnight|month)s?"
SPAN = re.compile(
    rf"(?<!every )(?<!each )(?<!last )(?<!past )(?<!previous )(?<!for )(?<!once )(?<!twice )(?<!times ){_COUNT}[ -]"
    rf"{_UNIT}(?:['’] time)?\b(?!['’]?s? (?:ago|old|late|later|earlier|before|overdue|gap|notice)\b)"
    r"(?! (?:a|per|each) )",
    re.IGNORECASE,
)
VAGUE = re.compile(
    r"(?:asap|a\.s\.a\.p|as soon as (?:possible|practicable)|in due course|shortly|soon|immediately|straight away"
    r"|urgently|tomorrow|today|tonight|(?:by |before )?(?:the end of )?(?:next|this|the coming) (?:day|week|fortnight"
    r"|month|term)|(?:by |before )?the end of the (?:day|week|month|term)|ongoing)\b",
    re.IGNORECASE,
)
DATE = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|\b\d{4}-\d\d-\d\d",
    re.IGNORECASE,
)

WORD = re.compile(r"[a-z]+|\d+", re.IGNORECASE)
COUNTS = frozenset(_NUMBERS.split())
VAGUE_WORDS = frozenset(_VAGUE.split())
"""What a time can begin with. Only there are the patterns tried, so that a long text costs little."""


def find(written: Written) -> Iterator[Finding]:
    """Where a time is given that is no date, in a sentence without one."""
    text, ends = written.text, 0
    for word in WORD.finditer(text):
        first, start = word[0].lower(), word.start()
        if start < ends:
            continue
        match = SPAN.match(text, start) if first.isdigit() or first in COUNTS else None
        if match is None and first in VAGUE_WORDS:
            match = VAGUE.match(text, start)
        if match is not None and not DATE.search(around(text, start, match.end())):
            ends = match.end()
            yield Finding(start, ends, "For example: “by 14 March 2025”.")
