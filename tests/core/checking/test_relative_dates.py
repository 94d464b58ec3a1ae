from __future__ import annotations

from collections.abc import Callable

import pytest

from evenhand.checking import relative_dates

Places = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Visit within two weeks.", "two weeks"),
        ("By next month", "By next month"),
        ("Update the plan ASAP", "ASAP"),
        ("in 10 working days", "10 working days"),
        ("by the end of the month", "by the end of the month"),
        ("as soon as possible", "as soon as possible"),
        ("In a fortnight", "a fortnight"),
        ("2 weeks' time", "2 weeks' time"),
        ("ongoing", "ongoing"),
        ("tomorrow", "tomorrow"),
    ],
)
def test_a_time_that_is_no_date_is_found(places: Places, text: str, found: str) -> None:
    assert places(relative_dates.find, text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Visit every two weeks, and once a month with Dad.",
        "The last six months were calm.",
        "Two weeks ago he moved; he is six months old.",
        "Update the plan by 14 March 2025, within two weeks.",
        "Visit next week (12/05/2025)",
        "by 2025-05-12",
        "the next review",
        "",
    ],
)
def test_dates_and_how_often_are_not(places: Places, text: str) -> None:
    assert places(relative_dates.find, text) == []


def test_a_date_helps_only_its_own_sentence(places: Places) -> None:
    assert places(relative_dates.find, "Seen on 3 May 2025. Visit again next week.") == ["next week"]


def test_ordinary_prose_raises_no_alarm(places: Places, ordinary_prose: list[str]) -> None:
    assert [line for line in ordinary_prose if places(relative_dates.find, line)] == []
