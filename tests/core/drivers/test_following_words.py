"""Actions in lines that can be read aloud."""

from __future__ import annotations

from datetime import date

import pytest

from acting import STARTED, act, planned, row
from evenhand.drivers.following import Followed, Wait, follow
from evenhand.drivers.following_words import (
    about_action,
    action_lines,
    counted,
    in_one_line,
    late_words,
    number_of,
    wait_words,
)
from evenhand.models.events import Event
from evenhand.store.records import AuditSummary, StoredEvent

SUMMARY = AuditSummary("a1", "small", "Small", "d", False, "amended", "", "", 0, "", "", 0, "")
LATE = {
    "what": "Update the chronology.\nAll of it.",
    "owner": "Priya Shah",
    "due": "2026-03-10",
    "review": "2026-06-01",
}


def told(today: date = date(2026, 3, 16)) -> list[Followed]:
    events = [STARTED, Event("graded"), *row(**LATE, manager="Sam"), act("progress", "Half\nof it."), Event("amended")]
    stored = [StoredEvent(n, "", f"2026-03-0{n}T09:00:00Z", event, "") for n, event in enumerate(events, 1)]
    return list(follow(planned(), SUMMARY, stored, today))


def test_what_was_told_last_and_that_an_open_audit_takes_no_more() -> None:
    lines = list(action_lines(told()[0]))
    assert lines[0].endswith("No case reference, action 1. Update the chronology. All of it.")
    assert lines[1:4] == [f"  {line}" for line in about_action(told()[0])]
    assert lines[1] == "  Owner: Priya Shah. Manager: Sam."
    assert lines[2] == (
        "  To be done by 10 March 2026, overdue by 6 days (4 working days); to be reviewed by 1 June 2026."
    )
    assert lines[3].startswith("  Last told ")
    assert lines[3].endswith(", progress: Half of it.")
    assert lines[4:] == [
        "  Audit a1, Small, amended.",
        "  The audit is open again: what became of this is told once it is graded.",
    ]


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (Wait("dates", None, "open"), "no date is set"),
        (Wait("completion", date(2026, 3, 20), "open", 30), "to be done by 20 March 2026"),
        (Wait("review", date(2026, 3, 20), "due", 0), "to be reviewed by 20 March 2026, today"),
        (Wait("review", date(2026, 3, 20), "due", 1), "to be reviewed by 20 March 2026, tomorrow"),
        (Wait("dates", date(2026, 3, 20), "due", 4), "dates to be set by 20 March 2026, in 4 days"),
        (
            Wait("completion", date(2026, 3, 20), "overdue", -1, 1),
            "to be done by 20 March 2026, overdue by 1 day (1 working day)",
        ),
    ],
)
def test_what_an_action_waits_for_in_words(wait: Wait, words: str) -> None:
    assert wait_words(wait) == words


def test_a_count_that_is_not_certain_says_so() -> None:
    wait = Wait("completion", date(2031, 3, 20), "overdue", -3, 2, certain=False)
    assert late_words(wait) == "overdue by 3 days (2 working days, as far as bank holidays are known)"


def test_numbers_and_lines() -> None:
    assert (number_of(1, "day"), number_of(2, "day")) == ("1 day", "2 days")
    assert in_one_line(" a\n\n b ") == "a b"
    late, open_one = told()[0], told(date(2026, 3, 1))[0]
    assert counted([late]) == "1 action: 1 overdue."
    assert counted([open_one, late, open_one]) == "3 actions: 1 overdue, 2 open."
