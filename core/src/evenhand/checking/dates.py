"""Looks at the date that an action is given: whether it can be kept, lies where it should, and is a working day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from evenhand.working_days import PUBLISHED_TO, WEEKDAYS, DayOff, day_off, in_words, is_announced, next_working_day

NUMBERS = ("one week", "two weeks", "three weeks", "four weeks", "five weeks", "six weeks")


class Dated(NamedTuple):
    """One date to look at, and what it is looked at against.

    ``identified`` is the date of the audit, ``within_days`` how many days after it a date may lie. ``completion`` is
    the date by which the same action is to be done, where the date is that of its review; ``review`` the other way
    round.
    """

    day: date
    identified: date | None = None
    within_days: int | None = None
    completion: date | None = None
    review: date | None = None


class DateFinding(NamedTuple):
    """What is found of a date: a short name for it, and what to tell the auditor, with the reason."""

    name: str
    words: str


def find(dated: Dated) -> Iterator[DateFinding]:
    """What to point out about a date, most important first. Nothing of it makes the date wrong to give."""
    day, identified = dated.day, dated.identified
    if identified is not None and day < identified:
        yield DateFinding(
            "early", f"{in_words(day)} is before the date of the audit, {in_words(identified)}. Is the year right?"
        )
    last = None if identified is None else latest(identified, dated.within_days)
    if identified is not None and last is not None and day > last:
        yield DateFinding("late", f"{_after(day, identified)} {allowed(dated.within_days or 0)}, by {in_words(last)}.")
    if dated.completion is not None and day < dated.completion:
        yield DateFinding(
            "order",
            f"The review, on {in_words(day)}, comes before the action is to be done, on {in_words(dated.completion)}.",
        )
    if dated.review is not None and dated.review < day:
        yield DateFinding(
            "order", f"The action is to be done on {in_words(day)}, after its review on {in_words(dated.review)}."
        )
    off = day_off(day)
    if off is not None:
        yield DateFinding("day_off", _no_working_day(day, off))
    elif not is_announced(day):
        yield DateFinding("not_announced", f"{_not_announced(day)}, so {in_words(day)} may turn out to be one.")


def latest(identified: date, within_days: int | None) -> date | None:
    """The last day that a date may lie on; ``None`` where the framework sets no limit."""
    if within_days is None:
        return None
    try:
        return identified + timedelta(days=within_days)
    except OverflowError:
        return None


def allowed(within_days: int) -> str:
    """The limit in words: ``Dates are set within four weeks (28 days)``."""
    weeks, rest = divmod(within_days, 7)
    if rest == 0 and 0 < weeks <= len(NUMBERS):
        return f"Dates are set within {NUMBERS[weeks - 1]} ({within_days} days)"
    return f"Dates are set within {within_days} days"


def _after(day: date, identified: date) -> str:
    number = (day - identified).days
    return f"This is {number} {'day' if number == 1 else 'days'} after the date of the audit."


def _no_working_day(day: date, off: DayOff) -> str:
    following = next_working_day(day)
    then = "" if following is None else f" The next working day is {_weekday(following)}."
    if off.certain:
        return f"{in_words(day)} is {off.why}.{then}"
    return f"{in_words(day)} is {off.why} by the usual rules. {_not_announced(day)}.{then}"


def _weekday(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {in_words(day)}"


def _not_announced(day: date) -> str:
    return f"The bank holidays of {day.year} are not known yet (they are known to {PUBLISHED_TO})"
