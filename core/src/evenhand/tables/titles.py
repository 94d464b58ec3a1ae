"""What a heading says beside the title: its number, that it goes on, or only who publishes the document."""

from __future__ import annotations

import re
from typing import NamedTuple

_NUMBER = r"\d{1,3}(?:\.\d{1,3}){0,2}"
_KIND = r"(?:section|part|domain|area|theme|chapter|standard)"
_NUMBERED = (
    re.compile(rf"(?i)\s*{_KIND}\s+({_NUMBER}|[A-Z])\s*(?:[.:)–—-]\s*)+(?=\S)"),
    re.compile(rf"(?i)\s*{_KIND}\s+({_NUMBER})\s+(?=\S)"),
    re.compile(rf"\s*({_NUMBER})\s*[.:)–—-]\s+(?=\S)"),
    # A number without a sign after it may belong to the words: 24 hour response.
    re.compile(rf"\s*({_NUMBER})\s+(?=\W?[A-Z])"),
)
_ASKED = (
    re.compile(r"\s*\(?Q(?:uestion)?\s*(\d+(?:\.\d+)*[a-z]?)[.:)]?\s+(?=\S)"),
    re.compile(r"\s*\(?(\d{1,3}(?:\.\d{1,3})+\s?[a-z]?)[.:)]?\s+(?=\W?[A-Z])"),
    re.compile(r"\s*\(?(\d{1,3}[a-z]?|[a-z])[.:)]\s+(?=\S)"),
)
_REFERENCE = re.compile(
    r"(?i)\(?(?:Q(?:uestion)?\s*)?[A-Z]{0,3}[ .-]?\d{1,3}(?:\.\d{1,3})*\s?\(?[a-z]?\)?[.:)]?"
    r"|\(?(?:[a-z]|[ivx]{1,5})[.)]"
)
_CONTINUED = re.compile(
    r"(?i)\W*\b(?:cont(?:inue)?[\u2019']?d|continued|contd|cont)\b(?: from (?:the )?(?:previous|last) page)?\W*$"
)
_BODY = r"(?:council|authority|borough|trust|partnership)"
_PUBLISHERS = (
    re.compile(
        rf"(?i)(?:the )?(?:[\w'’&.-]+ ){{1,6}}{_BODY}(?:\s*[,:–—|-]?\s+.*\b(?:services|directorate|families)\b.*)?"
    ),
    re.compile(r"(?i)(?:(?:london|royal|metropolitan) )*(?:borough|city) of [\w'’ &-]{3,40}"),
)
_OTHER_THINGS = re.compile(
    r"(?i)\b(?:audits?|auditors?|guidance|guides?|grading|grades?|framework|tool|workbook|forms?|standards?|practice|quality)\b"
)


class Numbered(NamedTuple):
    """A title without the number before it."""

    number: str
    title: str


def numbered_title(text: str, printed: str = "") -> Numbered:
    """The number and the title of a heading: ``Section 1 – Visits``. ``printed`` is what Word prints before it."""
    for pattern in _NUMBERED:
        if found := pattern.match(text):
            return Numbered(found[1], text[found.end() :])
    return Numbered(bare_number(printed), text)


def numbered_question(text: str, printed: str = "") -> Numbered:
    """The number and the words of a question: ``4.7a Is there a plan?``; but ``3 visits …`` has none."""
    for pattern in _ASKED:
        if found := pattern.match(text):
            return Numbered(found[1].replace(" ", ""), text[found.end() :])
    return Numbered(bare_number(printed), text)


def bare_number(printed: str) -> str:
    """A number without the signs around it: ``(a)`` is ``a``."""
    return printed.strip(" .:)(–—-\t")


def is_reference(text: str) -> bool:
    """Whether it is only the number of something: ``1.1``, ``Q3``, ``4.7a``."""
    return len(text) <= 12 and _REFERENCE.fullmatch(text.strip()) is not None


def without_continued(text: str) -> str:
    """A label without the word that it goes on: ``Grading descriptors (continued)``."""
    return _CONTINUED.sub("", text).strip() or text


def one_name(text: str) -> str:
    """What a heading and its repetition on the next page have in common."""
    return without_continued(text).casefold().strip(" .:-")


def is_publisher(text: str) -> bool:
    """Whether a line only names an authority: ``Fernshire County Council``."""
    return (
        len(text) <= 80
        and text[-1:] not in ".?!;"
        and _OTHER_THINGS.search(text) is None
        and any(pattern.fullmatch(text) for pattern in _PUBLISHERS)
    )
