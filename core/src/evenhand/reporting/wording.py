"""How a report says values, dates and states in words."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from evenhand.reporting.account import Item, ItemState

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

JUDGED_WORDS = {
    "yes": "Yes",
    "partly": "Partly",
    "no": "No",
    "not_evidenced": "Not evidenced",
    "not_applicable": "Not applicable",
    "evident": "Evident",
    "not_evident": "Not evident",
}

STATE_WORDS: dict[ItemState, str] = {
    "answered": "Answered",
    "left_blank": "Left blank",
    "not_applicable": "Not applicable",
    "not_evidenced": "Not evidenced",
    "skipped": "Skipped",
    "not_yet_answered": "Not yet answered",
    "not_asked": "Not asked",
}

STRENGTH_WORDS = {
    "hard": "binding",
    "expected": "expected",
    "soft": "advice",
    "contested": "advice, contested",
    "absent": "advice",
}


def month_words(iso: str) -> str:
    """A month, ``2026-11``, as ``November 2026``, which is all that some copies tell; anything else as it stands."""
    match = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", iso)
    return f"{MONTHS[int(match[2]) - 1]} {match[1]}" if match else iso


def day_words(iso: str) -> str:
    """An ISO date as ``22 November 2026``; a month by its name; anything else as it stands."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return month_words(iso)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def time_words(iso: str) -> str:
    """An ISO time as ``22 November 2026, 14:05 UTC``; a month by its name; anything else as it stands."""
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return month_words(iso)
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}, {at.hour:02}:{at.minute:02} UTC"


def value_words(kind: str, value: Any) -> str:
    """A kept value as a reader is told it. ``kind`` is the kind of question it answers."""
    if kind in {"judged", "feature", "yes_no", "another_row", "covered"}:
        return JUDGED_WORDS.get(str(value), str(value))
    if kind == "date":
        return day_words(str(value))
    return str(value)


def said(item: Item) -> str:
    """An item's answer in words, or its state where there is none."""
    return item.words if item.state == "answered" else STATE_WORDS[item.state]


def with_note(item: Item) -> str:
    """An item's answer with its note, where it has one."""
    return f"{said(item)}\nNote: {item.note}" if item.note else said(item)


def counted(number: int, one: str, many: str) -> str:
    """A number with the words for one or for many."""
    return f"{number} {one if number == 1 else many}"
