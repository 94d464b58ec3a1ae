"""Days in text: made coarse, to their month and year, or taken out where they tell who somebody is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from evenhand.reporting.copies.spans import Span
from evenhand.reporting.wording import MONTHS

EXACT_DATE = "exact date"

_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:19|20)\d\d"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?\s+(?:the\s+)?)?"
_OTHERS = rf"(?:{_DAY}\s*(?:-|–|/|,|&|to|and)\s*)*"
_CLOCK = r"(?:,?\s+(?:at\s+)?\d\d?[:.]\d\d(?:\s?(?:am|pm|hrs|UTC))?)?"

MENTION = re.compile(
    rf"(?<![\w/])(?:"
    rf"(?P<iso>(?P<iso_year>{_YEAR})-(?P<iso_month>0[1-9]|1[0-2])-(?P<iso_day>[0-2]\d|3[01])(?:T[\d:.]+Z?)?)"
    rf"|(?P<number_day>0?[1-9]|[12]\d|3[01])(?P<mark>[/.-])(?P<number_month>0?[1-9]|1[0-2])(?P=mark)"
    rf"(?P<number_year>{_YEAR}|\d\d)"
    rf"|{_WEEKDAY}{_OTHERS}(?P<before>{_DAY})(?:\s+of)?[\s-]+(?P<month>{_MONTH})(?:,?[\s-]+(?P<year>{_YEAR}){_CLOCK})?"
    rf"|{_WEEKDAY}(?P<first_month>{_MONTH})\s+(?P<after>{_DAY})(?!\d)(?:,?\s+(?P<last_year>{_YEAR}){_CLOCK})?"
    rf"|(?P<only_month>{_MONTH})\s+(?P<only_year>{_YEAR})"
    rf")(?![\w/]\d|\w)",
    re.IGNORECASE,
)


_ON, _LONGEST_ON = re.compile(r"\bon\s{1,2}(?:the\s{1,2})?$"), 9
"""What comes before a day and not before a month."""


class Mention(NamedTuple):
    """A day, or a month, as a text names it. What it does not say is ``None``; ``coarse`` is it without the day."""

    start: int
    end: int
    day: int | None
    month: int
    year: int | None
    coarse: str


def mentions(text: str) -> Iterator[Mention]:
    """The days and months that a text names, in order."""
    for match in MENTION.finditer(text):
        found = match.groupdict()
        if found["iso"]:
            parts = found["iso_day"], int(found["iso_month"]), int(found["iso_year"])
        elif found["number_day"]:
            year = int(found["number_year"])
            parts = found["number_day"], int(found["number_month"]), year if year > 99 else 2000 + year
        else:
            name = found["month"] or found["first_month"] or found["only_month"]
            given = found["year"] or found["last_year"] or found["only_year"]
            if not given and name.islower() and name.startswith(("may", "mar")) and name != "march":
                continue  # "3 may be seen" is no date
            day = found["before"] or found["after"]
            yield _mention(match, day, _month_number(name), int(given) if given else None, name)
            continue
        yield _mention(match, *parts, MONTHS[parts[1] - 1])


def _mention(match: re.Match[str], day: str | None, month: int, year: int | None, name: str) -> Mention:
    number = int(re.sub(r"\D", "", day)) if day else None
    return Mention(match.start(), match.end(), number, month, year, f"{name} {year}" if year else name)


def _month_number(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.lower().startswith(name[:3].lower()))


def coarse_days(text: str) -> Iterator[Span]:
    """Every day that a text names, to be replaced by its month and year."""
    for mention in mentions(text):
        if mention.day is not None:
            on = _ON.search(text[max(0, mention.start - _LONGEST_ON) : mention.start])
            start = mention.start - len(on[0]) if on else mention.start
            yield Span(start, mention.end, f"in {mention.coarse}" if on else mention.coarse, EXACT_DATE)


def told_days(text: str, known: Collection[date], sign: str, kind: str) -> Iterator[Span]:
    """Where a text names one of these days, its year left out or not, or the month and year that it is in."""
    for mention in mentions(text):
        for day in known:
            same_day = mention.day == day.day and mention.year in {None, day.year}
            same_month = mention.day is None and mention.year == day.year
            # Years of two digits are read as 20…; a birth of the last century is told by what they end in.
            short = mention.day == day.day and mention.year is not None and mention.year % 100 == day.year % 100
            if mention.month == day.month and (same_day or same_month or short):
                yield Span(mention.start, mention.end, sign, kind)
                break


def coarse_time(text: str) -> str | None:
    """A whole ISO date or time as ``YYYY-MM``; ``None`` for any other text."""
    match = re.fullmatch(rf"({_YEAR}-(?:0[1-9]|1[0-2]))-\d\d(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?", text)
    return match[1] if match else None


BANDS = ((1, "under 1"), (5, "1 to 4"), (10, "5 to 9"), (16, "10 to 15"), (18, "16 or 17"))
"""Ages in years that each band ends before, as the Department for Education's tables of children in need have them,
with those who are of age apart."""


def age_band(born: str, on: str) -> str | None:
    """The band that somebody's age was in on a day, as ``aged 5 to 9``; ``None`` where the days tell no age."""
    try:
        birth, day = date.fromisoformat(born[:10]), date.fromisoformat(on[:10])
    except ValueError:
        return None
    age = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
    if age < 0:
        return None
    return "aged " + next((words for end, words in BANDS if age < end), "18 or over")
