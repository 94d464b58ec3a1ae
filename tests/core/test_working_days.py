"""Working days, against the bank holidays that the government published for England."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.working_days import (
    PUBLISHED_TO,
    DayOff,
    day_off,
    in_words,
    is_announced,
    next_working_day,
    working_days_between,
)

PUBLISHED = {
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
}
"""From gov.uk. Where 25 or 26 December is at a weekend, the substitute day is the one published."""


def days_of(year: int) -> list[date]:
    return [
        date(year, 1, 1) + timedelta(days=number) for number in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)
    ]


@pytest.mark.parametrize("year", PUBLISHED)
def test_the_weekdays_off_are_those_published(year: int) -> None:
    off = [day for day in days_of(year) if day.weekday() < 5 and day_off(day) is not None]
    assert " ".join(f"{day:%m-%d}" for day in off) == PUBLISHED[year]


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 12, 25), "Christmas Day"),
        (date(2026, 12, 26), "a Saturday"),
        (date(2026, 12, 28), "the substitute day for Boxing Day"),
        (date(2027, 12, 27), "the substitute day for Christmas Day"),
        (date(2027, 12, 28), "the substitute day for Boxing Day"),
        (date(2026, 4, 3), "Good Friday"),
        (date(2026, 4, 5), "a Sunday"),
        (date(2026, 5, 4), "the early May bank holiday"),
        (date(2026, 8, 31), "the summer bank holiday"),
    ],
)
def test_a_day_off_says_why(day: date, why: str) -> None:
    assert day_off(day) == DayOff(why, certain=True)


def test_scotlands_bank_holidays_are_working_days() -> None:
    assert day_off(date(2026, 1, 2)) is None
    assert day_off(date(2026, 8, 3)) is None


def test_what_is_not_announced_yet_is_told_as_not_certain() -> None:
    later = PUBLISHED_TO + 1
    christmas = next(date(year, 12, 25) for year in range(later, later + 7) if date(year, 12, 25).weekday() < 5)
    assert day_off(christmas) == DayOff("Christmas Day", certain=False)
    saturday = next(day for day in days_of(later) if day.weekday() == 5)
    assert day_off(saturday) == DayOff("a Saturday", certain=True)
    assert is_announced(date(PUBLISHED_TO, 12, 31))
    assert not is_announced(date(later, 1, 1))


@pytest.mark.parametrize(
    ("day", "following"),
    [
        (date(2026, 4, 2), date(2026, 4, 7)),  # over Easter
        (date(2026, 12, 24), date(2026, 12, 29)),
        (date(2027, 12, 25), date(2027, 12, 29)),
        (date(2026, 3, 18), date(2026, 3, 19)),
        (date(2026, 3, 20), date(2026, 3, 23)),
    ],
)
def test_the_next_working_day(day: date, following: date) -> None:
    assert next_working_day(day) == following


def test_the_calendar_may_end_before_a_working_day_comes() -> None:
    assert next_working_day(date.max) is None


@pytest.mark.parametrize(
    ("start", "end", "number"),
    [
        (date(2026, 3, 20), date(2026, 3, 23), 1),
        (date(2026, 3, 20), date(2026, 3, 22), 0),
        (date(2026, 4, 2), date(2026, 4, 7), 1),
        (date(2026, 12, 23), date(2027, 1, 4), 5),
        (date(2026, 3, 20), date(2026, 3, 20), 0),
        (date(2026, 3, 21), date(2026, 3, 20), 0),
    ],
)
def test_working_days_between(start: date, end: date, number: int) -> None:
    assert working_days_between(start, end) == number


near = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(near, st.integers(0, 400))
def test_working_days_between_are_those_counted_one_by_one(start: date, days: int) -> None:
    each = [start + timedelta(days=number) for number in range(1, days + 1)]
    assert working_days_between(start, start + timedelta(days=days)) == sum(day_off(day) is None for day in each)


@given(near)
def test_no_working_day_lies_before_the_next(day: date) -> None:
    following = next_working_day(day)
    assert following is not None
    assert day_off(following) is None
    assert working_days_between(day, following) == 1


@given(st.dates())
def test_every_day_of_the_calendar_can_be_asked_about(day: date) -> None:
    off, following = day_off(day), next_working_day(day)
    assert off is None or off.why
    assert following is None or following > day


def test_a_day_in_words() -> None:
    assert in_words(date(2026, 3, 9)) == "9 March 2026"
