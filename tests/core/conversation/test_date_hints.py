"""Hints on the dates of actions: on which answers, against what, and that a person can switch them off."""

from __future__ import annotations

from datetime import date

import pytest

from acting import GRADED, STARTED, graded, plan_replies, planned
from driving import begin
from evenhand.checking.findings import EVENHAND
from evenhand.conversation.date_hints import as_date, identified
from evenhand.conversation.replies import Reply
from evenhand.conversation.state import fold
from evenhand.drivers.session import Session
from evenhand.models.events import Event

ROW = {"what": "Update it.", "owner": "Priya Shah"}


def hinted(session: Session, reply: Reply) -> list[tuple[str, str]]:
    response = session.replied(reply)
    assert response.outcome is not None
    assert not response.outcome.refused, response.says
    assert response.outcome.events, "the hint does not stand in the way"
    return [(hint.check, hint.source) for hint in response.hints if hint.kind == "dates"]


def at(to: str, value: str, row: int = 0) -> Reply:
    return Reply("date", to=to, value=value, row=row)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("2026-03-16", []),
        ("2026-03-30", []),
        ("2026-03-31", ["dates.late"]),
        ("2025-03-17", ["dates.early"]),
        ("2026-03-14", ["dates.day_off"]),
        ("2026-04-03", ["dates.late", "dates.day_off"]),
    ],
)
def test_the_date_of_an_action_is_looked_at_beside_that_of_the_audit(value: str, found: list[str]) -> None:
    session, _ = graded(plan_replies(**ROW))
    asks = {"dates.late": "L9"}
    assert hinted(session, at("due", value)) == [(check, asks.get(check, EVENHAND)) for check in found]


def test_a_review_is_looked_at_beside_the_completion_of_the_same_row() -> None:
    session, _ = graded([*plan_replies(**ROW, due="2026-03-20"), *plan_replies(1, **ROW, due="2026-03-10")])
    assert hinted(session, at("review", "2026-03-16")) == [("dates.order", EVENHAND)]
    assert hinted(session, at("review", "2026-03-16", 1)) == []
    assert hinted(session, at("due", "2026-03-18", 1)) == [("dates.order", EVENHAND)]


def test_the_dates_of_the_record_are_left_alone() -> None:
    session, _ = begin(planned())
    assert hinted(session, at("audit_date", "2026-03-14")) == []


def test_without_a_date_of_the_audit_only_the_day_itself_is_looked_at() -> None:
    session, _ = begin(planned())
    for reply in (*GRADED[1:], *plan_replies(**ROW)):
        session.replied(reply)
    assert hinted(session, at("due", "2030-03-16")) == [("dates.day_off", EVENHAND)]


def test_they_can_be_switched_off() -> None:
    session, _ = graded(plan_replies(**ROW))
    off, _ = graded(plan_replies(**ROW))
    off._checks_off = ("dates",)
    assert hinted(session, at("due", "2026-03-14"))
    assert hinted(off, at("due", "2026-03-14")) == []


def test_the_day_on_which_actions_were_identified() -> None:
    framework = planned()
    answered = Event("answered", "audit_date", value="2026-03-02")
    assert identified(framework, fold([STARTED, answered])) == date(2026, 3, 2)
    assert identified(framework, fold([STARTED])) is None


def test_what_is_no_date_is_none() -> None:
    assert as_date("2026-03-02") == date(2026, 3, 2)
    assert [as_date(value) for value in ("", None, 7, "soon")] == [None] * 4
