"""The audit as a rating of its case, told in a report."""

from __future__ import annotations

from evenhand.conversation.rating import Rating, Seen
from evenhand.reporting.account import AuditFacts, Chain
from evenhand.reporting.build import build_report
from evenhand.reporting.chapters.ratings import rating_notice, ratings_seen
from evenhand.reporting.document import Heading, Paragraph, Quoted, Table
from rating_events import rating_events, small

FACTS = AuditFacts("cccc", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", Chain("0" * 64, 9))
SEEN = (
    Seen("aaaa", "Anna", {"a": "good", "b": "good"}, {"a": "tokenanna"}, "good", "tokenoverall"),
    Seen("bbbb", "", {"a": "inadequate"}, {"a": "tokenben"}, "good", ""),
)


def test_a_first_audit_says_nothing_of_it() -> None:
    account = build_report(small(), rating_events({}), FACTS).account
    assert list(rating_notice(account)) == []
    assert list(ratings_seen(account)) == []


def test_a_second_rating_says_of_which_case_at_once() -> None:
    report = build_report(small(), rating_events({}, rating=Rating("aaaa", "second")), FACTS)
    first = report.document.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text.startswith("This is a second rating of the case of audit aaaa")
    assert list(ratings_seen(report.account)) == []


def test_an_adjudicated_record_shows_grades_beside_each_other_and_every_reason() -> None:
    account = build_report(small(), rating_events({}, rating=Rating("aaaa", "adjudicated", SEEN)), FACTS).account
    (notice,) = rating_notice(account)
    assert isinstance(notice, Paragraph)
    assert "rated twice" in notice.text
    blocks = list(ratings_seen(account))
    who, grades = (block for block in blocks if isinstance(block, Table))
    assert who.rows == (("Anna", "aaaa"), ("Rating 2", "bbbb"))
    assert grades.headings == ("Domain", "Anna", "Rating 2")
    assert ("Domain b", "Good", "Not graded") in grades.rows
    assert [(block.label, block.text) for block in blocks if isinstance(block, Quoted)] == [
        ("Anna: Good", "tokenoverall"),
        ("Anna: Good", "tokenanna"),
        ("Rating 2: Inadequate", "tokenben"),
    ]
    assert Heading("Domain b", 2) not in blocks
