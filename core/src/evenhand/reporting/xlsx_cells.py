"""Cells of the Excel report: what type each value has, and text that stays the text it was."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from evenhand.reporting.text import clean
from evenhand.reporting.wording import day_words, month_words, time_words

if TYPE_CHECKING:
    from collections.abc import Iterator

CellValue = str | int | float | date | datetime | None

LONGEST = 32_767
"""Characters that an Excel cell may hold, counted in UTF-16 as Excel counts them."""
GOES_ON, GONE_ON = "[goes on in the next row]", "[continued from the row above]"
FIRST_DAY = date(1900, 3, 1)
"""Excel counts days from 1900 and believes in a 29 February of that year; earlier dates stay text."""

_ESCAPES = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def typed(value: Any, words: str) -> CellValue:
    """What a cell holds: a date or a number where the answer is one, otherwise its words.

    A date is known by its words, which a date field has and a text that looks like a date has not. Times are in UTC, as
    Excel knows no time zones.
    """
    if isinstance(value, bool):
        return words
    if isinstance(value, int | float) and words == str(value):
        return value
    if not isinstance(value, str) or words in {value, month_words(value)}:
        return words
    if words == day_words(value):
        day = date.fromisoformat(value)
        return day if day >= FIRST_DAY else words
    if words == time_words(value):
        at = datetime.fromisoformat(value)
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
        return at.replace(tzinfo=None, microsecond=0) if at.date() >= FIRST_DAY else words
    return words


def cell_text(text: str) -> str:
    """Text as a cell can hold it: no character that Excel refuses, and nothing that it would read as an escape."""
    return _ESCAPES.sub("_x005F_", clean(text))


def continued(row: tuple[CellValue, ...], repeated: int) -> Iterator[tuple[CellValue, ...]]:
    """A row as the rows that hold it: more than one where a text is longer than a cell may be.

    The first ``repeated`` cells say where the row belongs, and stand in each of its rows; a text that goes on says so
    at its end, and again where it goes on.
    """
    parts = [list(_parts(cell_text(value))) if isinstance(value, str) else [value] for value in row]
    for number in range(max(map(len, parts))):
        yield tuple(
            (part[0] if index < repeated else None) if number >= len(part) else part[number]
            for index, part in enumerate(parts)
        )


def _parts(text: str) -> Iterator[str]:
    # Characters outside the basic plane count twice, so half as many always fit.
    if _length(text) <= LONGEST:
        yield text
        return
    room = LONGEST - len(GOES_ON) - len(GONE_ON) - 2
    before = ""
    while _length(text) > room:
        end = _fitting(text, room)
        yield f"{before}{text[:end]}\n{GOES_ON}"
        text, before = text[end:], f"{GONE_ON}\n"
    yield before + text


def _length(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def _fitting(text: str, room: int) -> int:
    """How much of a text fits, ended between words where there is one to end after."""
    end = room
    while _length(text[:end]) > room:
        end -= (_length(text[:end]) - room + 1) // 2
    space = max(text.rfind(" ", end - 200, end), text.rfind("\n", end - 200, end))
    end = space + 1 if space > 0 else end
    # An escape must not be cut: it would be read as what it keeps from being read.
    cut = text.rfind("_x005F_", max(end - 6, 0), end + 6)
    return cut if cut != -1 and cut < end < cut + 7 else end
