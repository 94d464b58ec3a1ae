"""What is pointed out about the date of an action."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.checking.dates import Dated, allowed, find, latest
from evenhand.working_days import PUBLISHED_TO

AUDIT = date(2026, 2, 20)


def words(day: date, **rest: date | int | None) -> dict[str, str]:
    return dict(find(Dated(day, **rest)))  # type: ignore[arg-type]


def test_a_working_day_within_the_limit_needs_no_words() -> None:
    assert words(date(2026, 3, 20), identified=AUDIT, within_days=28) == {}


def test_a_date_past_the_limit_says_by_how_much_and_what_the_limit_is() -> None:
    assert words(date(2026, 4, 2), identified=AUDIT, within_days=28) == {
        "late": "This is 41 days after the date of the audit. Dates are set within four weeks (28 days), by 20 March "
        "2026."
    }


def test_the_limit_ends_with_its_last_day() -> None:
    assert "late" not in words(AUDIT + timedelta(days=28), identified=AUDIT, within_days=28)
    assert "late" in words(AUDIT + timedelta(days=29), identified=AUDIT, within_days=28)


def test_without_a_limit_or_a_date_of_the_audit_nothing_is_late() -> None:
    assert words(date(2028, 3, 1), identified=AUDIT) == {}
    assert words(date(2028, 3, 1), within_days=28) == {}


def test_a_date_before_the_audit() -> None:
    assert words(date(2025, 3, 20), identified=AUDIT, within_days=28) == {
        "early": "20 March 2025 is before the date of the audit, 20 February 2026. Is the year right?"
    }
    assert words(AUDIT, identified=AUDIT) == {}


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 3, 14), "14 March 2026 is a Saturday. The next working day is Monday 16 March 2026."),
        (date(2026, 4, 3), "3 April 2026 is Good Friday. The next working day is Tuesday 7 April 2026."),
        (
            date(2026, 12, 28),
            "28 December 2026 is the substitute day for Boxing Day. The next working day is Tuesday 29 December 2026.",
        ),
        (
            date.max - timedelta(days=6),
            "25 December 9999 is a Saturday. The next working day is Monday 27 December 9999.",
        ),
    ],
)
def test_a_day_off_names_the_next_working_day(day: date, said: str) -> None:
    assert words(day)["day_off"] == said


def test_years_that_are_not_announced_are_said_and_not_guessed() -> None:
    year = PUBLISHED_TO + 1
    ordinary = next(day for day in (date(year, 3, number) for number in range(5, 12)) if day.weekday() == 2)
    unknown = f"The bank holidays of {year} are not known yet (they are known to {PUBLISHED_TO})"
    assert words(ordinary) == {"not_announced": f"{unknown}, so {ordinary.day} March {year} may turn out to be one."}
    christmas = next(date(y, 12, 25) for y in range(year, year + 7) if date(y, 12, 25).weekday() < 5)
    assert "by the usual rules. The bank holidays of" in words(christmas)["day_off"]


def test_a_review_before_the_action_is_done() -> None:
    assert words(date(2026, 3, 10), completion=date(2026, 3, 12)) == {
        "order": "The review, on 10 March 2026, comes before the action is to be done, on 12 March 2026."
    }
    assert words(date(2026, 3, 12), review=date(2026, 3, 10)) == {
        "order": "The action is to be done on 12 March 2026, after its review on 10 March 2026."
    }
    assert words(date(2026, 3, 12), completion=date(2026, 3, 12), review=date(2026, 3, 12)) == {}


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (28, "Dates are set within four weeks (28 days)"),
        (7, "Dates are set within one week (7 days)"),
        (30, "Dates are set within 30 days"),
        (84, "Dates are set within 84 days"),
    ],
)
def test_the_limit_in_words(days: int, said: str) -> None:
    assert allowed(days) == said


def test_a_limit_past_the_calendar_is_none() -> None:
    assert latest(date.max, 28) is None
    assert latest(AUDIT, None) is None


dates = st.none() | st.dates()


@given(st.dates(), dates, st.none() | st.integers(1, 400), dates, dates)
def test_any_date_can_be_looked_at(
    day: date, start: date | None, within: int | None, completion: date | None, review: date | None
) -> None:
    found = list(find(Dated(day, start, within, completion, review)))
    assert all(said.endswith((".", "?")) for _, said in found)
    assert not {"early", "late"} <= {name for name, _ in found}
