"""Grades, dates and numbers as they are kept."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driving import durham, framework_called
from evenhand.conversation.values import RefusedReply, grade_id, read_date, read_number


def test_grades_are_kept_by_id() -> None:
    scale = durham().overall_scale
    assert [grade_id(scale, given) for given in ("Good", "g", "requires improvement", "RI")] == [
        "good", "good", "requires_improvement", "requires_improvement",
    ]  # fmt: skip


@pytest.mark.parametrize("given", ["brilliant", "", 7, True, 8.5, "7"])
def test_what_is_not_on_an_ordinal_scale_is_refused(given: object) -> None:
    with pytest.raises(RefusedReply, match="Outstanding, Good, Requires Improvement, Inadequate"):
        grade_id(durham().overall_scale, given)


@pytest.mark.parametrize("given", ["8.5", 8.5, 8.0, True, 11, -1, "11", "seven", ""])
def test_what_is_no_whole_score_is_refused_with_the_scale(given: object) -> None:
    framework = framework_called("northamptonshire")
    scale = next(scale for scale in framework.scales if scale.kind == "banded")
    with pytest.raises(RefusedReply, match="whole scores 0 to 10"):
        grade_id(scale, given)
    assert grade_id(scale, " 7 ") == 7


@given(st.dates(min_value=date(1900, 1, 1)))
def test_dates_in_every_way_of_writing(day: date) -> None:
    month = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "December")[day.month - 1]
    for text in (day.isoformat(), f"{day:%d/%m/}{day.year:04}", f"{day.day}.{day.month}.{day.year}",
                 f" {day.day} {month} {day.year} "):  # fmt: skip
        assert read_date(text) == day.isoformat()


@pytest.mark.parametrize("text", ["31/02/2026", "2026-13-01", "tomorrow", "", "1/2", "22 Noc 2026", "2026-11-22x"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(RefusedReply, match="day, month and year"):
        read_date(text)


def test_numbers_are_whole() -> None:
    assert read_number(" 12 ") == 12
    for text in ("1.5", "", "one", "1" * 13, "١2x"):
        with pytest.raises(RefusedReply):
            read_number(text)
