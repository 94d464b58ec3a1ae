"""A session keeps first and shows afterwards."""

from __future__ import annotations

import pytest

import evenhand
from driving import KITE, begin, durham, framework_called
from evenhand.conversation.replies import Reply, read_replies
from evenhand.conversation.views import View
from evenhand.drivers.session import Session, start_event, summary_of
from evenhand.models.events import Event
from evenhand.store.errors import StoreError
from evenhand.store.records import SummaryUpdate


def test_a_typed_line_is_kept_before_the_next_turn() -> None:
    session, kept = begin(durham())
    first = session.turn().question
    session.typed("no")
    assert kept.plain()[-1].to == "manages_practitioner"
    assert session.turn().question != first


def test_a_reply_that_is_not_kept_leaves_everything_as_it_was() -> None:
    session, kept = begin(durham())
    before = session.turn()
    kept.refuse_with = StoreError("The store is full.")
    with pytest.raises(StoreError):
        session.typed("no")
    assert session.turn() == before
    assert len(session.conversation.events) == len(kept.events) == 1
    session.typed("no")
    assert len(kept.events) == 2


def test_the_summary_follows_the_audit() -> None:
    session, kept = begin(durham())
    session.replied(Reply("text", to="unique_id", text="4471-B"))
    assert kept.summary == SummaryUpdate("in_progress", "4471-B", "0 of 16 domains graded", 0)
    for reply in read_replies(KITE.read_text(encoding="utf-8"), "kite"):
        session.replied(reply)
    assert kept.summary == SummaryUpdate("signed_off", "EXAMPLE-KITE-001", "15 of 15 domains graded", 100)
    assert summary_of(session.conversation) == kept.summary


def test_an_audit_starts_with_what_it_is_done_under() -> None:
    event = start_event(durham(), {"limiting": "handbook"}, practice=True)
    assert event.value == {
        "framework": "durham", "version": "1.0", "digest": durham().digest, "readings": {"limiting": "handbook"},
        "practice": True, "engine": evenhand.__version__,
    }  # fmt: skip


def test_hints_come_with_the_response_and_nothing_of_them_is_kept() -> None:
    session, kept = begin(framework_called("northamptonshire"))
    response = session.replied(Reply("evidence", to="risk_management", text="KB was seen; the MARAC met."))
    assert [hint.found for hint in response.hints] == ["KB", "MARAC"]
    assert response.outcome is not None
    assert not response.outcome.refused
    assert kept.plain()[-1] == Event("answered", "risk_management", "evidence", "KB was seen; the MARAC met.")
    assert session.replied(Reply("grade", to="risk_management", value="12")).hints == ()


def test_a_person_can_switch_hints_off() -> None:
    _, kept = begin(framework_called("northamptonshire"))
    off = Session(framework_called("northamptonshire"), kept, {}, lambda words: View(words, ()), ("acronyms",))
    response = off.replied(Reply("evidence", to="risk_management", text="KB was seen; the MARAC met."))
    assert [hint.kind for hint in response.hints] == ["initials"]


@pytest.mark.parametrize(
    ("at", "typed", "found"),
    [
        ("risk_management/evidence/0", "KB was seen; the MARAC met.", ["KB", "MARAC"]),
        ("risk_management/evidence/0", "note care planning: KB was seen", ["KB"]),
        ("risk_management/evidence/0", "jump care planning", []),
        ("risk_management/evidence/0", "/nothing KB", []),
        ("risk_management/evidence/0", " \n", []),
        ("risk_management.1/answer/0", "partly, KB was seen", ["KB"]),
        ("risk_management.1/answer/0", "partly, Hazel was seen", []),
        ("risk_management.1/answer/0", "KB was seen", []),
        ("action_owner/answer/0", " ", []),
    ],
)
def test_what_is_being_typed_has_the_hints_of_what_it_would_be(at: str, typed: str, found: list[str]) -> None:
    session, kept = begin(framework_called("northamptonshire"))
    session.typed(f"/jump {at}")
    question = session.turn().question
    assert question is not None
    assert at.startswith(question.key.to)
    assert [hint.found for hint in session.hints_while_typing(typed)] == found
    assert len(kept.events) == 1
