"""Finds initials and single letters that stand where a person's name should."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evenhand.checking.acronyms import ORDINARY, is_loud
from evenhand.checking.findings import Finding, Written

CAPITALS = re.compile(r"[A-Z]{1,2}(?![\w&/@-])")
JOINED = frozenset(".&/@'’-_")
"""What joins a letter to the word before it."""

DOTTED = re.compile(r"(?:[A-Z]\. ?){1,2}[A-Z]\b\.?(?!\w)")
ENDS_A_WORD = re.compile(r"['’]s\b|[.'’](?!\w)|[^\w.'’]|$")
PERSON = re.compile(
    r"\b(?:child|sibling|brother|sister|young person|baby|mother|father|mum|dad|carer|parent|miss|mrs?|ms)\.? $",
    re.IGNORECASE,
)
SURNAME = re.compile(r"[A-Z]\.? [A-Z][a-z]")
NOT_A_PERSON = re.compile(
    r"(?:plan|section|part|form|option|group|class|category|schedule|appendix|annex|vitamin|hepatitis|type|key stage"
    r"|point|question|level|band|tier|grade|block|unit|flat|year|term|table|figure|box|row|column|stage|version|and|or"
    r"|&|\d) $",
    re.IGNORECASE,
)
"""What comes before a letter that counts or names a thing."""

LONGEST_WORD_BEFORE = 16


def find(written: Written) -> Iterator[Finding]:
    """Where initials stand. The letters I and A count only behind a word such as child, since they are words."""
    text, ends = written.text, 0
    for match in CAPITALS.finditer(text):
        start = match.start()
        if start < ends or (start and (text[start - 1].isalnum() or text[start - 1] in JOINED)):
            continue
        found = _initials(written, match[0], start)
        if found is not None:
            if not ends and is_loud(text):
                return
            ends = found.end
            yield found


def _initials(written: Written, letters: str, start: int) -> Finding | None:
    text, ordinary = written.text, written.known | ORDINARY
    dotted = DOTTED.match(text, start)
    if dotted is not None:
        known = dotted[0].replace(".", "").replace(" ", "") in ordinary
        return None if known else Finding(start, dotted.end())
    end = start + len(letters)
    if not ENDS_A_WORD.match(text, end):
        return None
    if len(letters) == 2:
        return None if letters in ordinary else Finding(start, end)
    before = text[max(0, start - LONGEST_WORD_BEFORE) : start]
    person = PERSON.search(before)
    if person is not None and letters != "I":
        return None if SURNAME.match(text, start) else Finding(start - len(before) + person.start(), end)
    if letters in "AI" or NOT_A_PERSON.search(before) or SURNAME.match(text, start):
        return None
    return Finding(start, end)
