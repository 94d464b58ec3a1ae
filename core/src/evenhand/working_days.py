"""Working days in England: not Saturdays, not Sundays, not bank holidays. No clock: every day is given.

Bank holidays come from the library ``holidays``, which works out those of any year by rule. The government announces
them some years ahead, and can move one or add one; what lies beyond is told as not certain.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

PUBLISHED_TO = 2028
"""The last year whose bank holidays for England the government has announced (gov.uk/bank-holidays, November 2025)."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SATURDAY = 5

_NAMES = {
    "May Day": "the early May bank holiday",
    "Spring Bank Holiday": "the spring bank holiday",
    "Late Summer Bank Holiday": "the summer bank holiday",
}
_SUBSTITUTE = " (observed)"


class DayOff(NamedTuple):
    """Why a day is no working day. ``certain`` is false for a bank holiday that is not announced yet."""

    why: str
    certain: bool = True


def day_off(day: date) -> DayOff | None:
    """Why a day is no working day in England, such as ``Christmas Day``, or ``None`` where it is one by all we know."""
    if day.weekday() >= SATURDAY:
        return DayOff(f"a {WEEKDAYS[day.weekday()]}")
    name = _bank_holidays(day.year).get(day)
    return None if name is None else DayOff(name, is_announced(day))


def is_announced(day: date) -> bool:
    """Whether the bank holidays of a day's year are announced, so that it is certain whether the day is one."""
    return day.year <= PUBLISHED_TO


def next_working_day(day: date) -> date | None:
    """The first working day after a day; ``None`` where the calendar ends before one comes."""
    try:
        day += timedelta(days=1)
        while day_off(day) is not None:
            day += timedelta(days=1)
    except OverflowError:
        return None
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days come after ``start``, up to ``end`` and with it; 0 where ``end`` is not after ``start``.

    From a Friday to the next Monday it is one, so that it counts the working days by which something is late.
    """
    if end <= start:
        return 0
    weeks, rest = divmod((end - start).days, 7)
    weekdays = weeks * SATURDAY
    weekdays += sum((start.weekday() + step) % 7 < SATURDAY for step in range(1, rest + 1))
    off = (day for year in range(start.year, end.year + 1) for day in _bank_holidays(year))
    return weekdays - sum(start < day <= end for day in off)


def in_words(day: date) -> str:
    """A day as people write it: ``20 March 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@cache
def _bank_holidays(year: int) -> dict[date, str]:
    """The bank holidays of a year that fall from Monday to Friday, by the names that the government gives them."""
    # Importing it costs some 50 ms, which nothing should wait for that asks of no date.
    from holidays import country_holidays

    found = country_holidays("GB", subdiv="ENG", years=year, language="en_GB")
    return {day: _name(name) for day, name in found.items() if day.year == year and day.weekday() < SATURDAY}


def _name(name: str) -> str:
    plain = name.removesuffix(_SUBSTITUTE)
    known = _NAMES.get(plain, plain)
    return f"the substitute day for {known}" if plain != name else known
