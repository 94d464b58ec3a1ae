"""Days are reduced to their months, and days that identify somebody are found however they are written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.reporting.copies.days import age_band, coarse_days, coarse_time, mentions, told_days
from evenhand.reporting.copies.spans import replace_spans
from evenhand.reporting.wording import MONTHS


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("on 8 December 2025.", "in December 2025."), ("on 8th of December, 2025", "in December 2025"),
        ("December 8th, 2025", "December 2025"), ("08/12/2025", "December 2025"), ("8.12.25", "December 2025"),
        ("2025-12-08", "December 2025"), ("2025-12-08T09:30:00Z", "December 2025"),
        ("Monday 8 December 2025", "December 2025"), ("on the 3rd March", "in March"), ("3 Mar, late", "Mar, late"),
        ("3-5 March 2026", "March 2026"), ("3 and 5 March", "March"),
        ("22 November 2026, 14:05 UTC", "November 2026"), ("8 DEC 2025 at 14:05", "DEC 2025"),
        ("May 2026", "May 2026"), ("since January 2026", "since January 2026"), ("by May", "by May"),
        ("question 3 may be", "question 3 may be"), ("3 marks", "3 marks"), ("3/4", "3/4"), ("1.2.3456", "1.2.3456"),
        ("2026-13-40", "2026-13-40"), ("day 44 of 45", "day 44 of 45"),
    ],
)  # fmt: skip
def test_a_day_becomes_its_month(text: str, told: str) -> None:
    assert replace_spans(text, [coarse_days(text)]).text == told


@pytest.mark.parametrize(
    "text",
    ["4 March 2017", "04/03/2017", "4.3.17", "2017-03-04", "4th March", "March 4", "March 2017", "4 MARCH, 2017"],
)
def test_a_day_that_identifies_is_found(text: str) -> None:
    assert replace_spans(text, [told_days(text, {date(2017, 3, 4)}, "[gone]", "birth")]).text == "[gone]"


@pytest.mark.parametrize("text", ["5 March 2017", "4 April 2017", "4 March 2018", "March 2018", "in March", "4"])
def test_other_days_are_not_taken_for_it(text: str) -> None:
    assert not list(told_days(text, {date(2017, 3, 4)}, "[gone]", "birth"))


def test_a_birth_of_the_last_century_is_found_by_two_digits() -> None:
    assert list(told_days("4/3/87", {date(1987, 3, 4)}, "[gone]", "birth"))


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_no_way_of_writing_a_day_keeps_its_number(day: date) -> None:
    month = MONTHS[day.month - 1]
    words = (f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}", f"{day.day} {month[:3]} {day.year}")
    for written in (*words, day.isoformat(), f"{day:%d/%m/%Y}"):
        (mention,) = mentions(written)
        assert (mention.day, mention.month, mention.year) == (day.day, day.month, day.year)
        told = replace_spans(written, [coarse_days(written)]).text
        assert told in {f"{month} {day.year}", f"{month[:3]} {day.year}"}


def test_times_become_months() -> None:
    assert coarse_time("2026-11-20T09:12:00.000Z") == "2026-11"
    assert coarse_time("2026-11-20") == "2026-11"
    assert coarse_time("2026-11-20T09:12:00+00:00") == "2026-11"
    assert coarse_time("2026-11-20 and later words") is None
    assert coarse_time("on 2026-11-20") is None


@pytest.mark.parametrize(
    ("born", "band"),
    [("2026-11-19", "aged under 1"), ("2025-11-20", "aged 1 to 4"), ("2021-11-21", "aged 1 to 4"),
     ("2021-11-20", "aged 5 to 9"), ("2016-11-20", "aged 10 to 15"), ("2010-11-20", "aged 16 or 17"),
     ("2008-11-20", "aged 18 or over"), ("2027-01-01", None), ("unborn", None)],
)  # fmt: skip
def test_an_age_is_told_as_a_band(born: str, band: str | None) -> None:
    assert age_band(born, "2026-11-20T10:00:00Z") == band
