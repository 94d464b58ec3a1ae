"""What a report says of an audit as a rating of its case."""

from __future__ import annotations

from evenhand.conversation.rating import Rating, Seen
from evenhand.conversation.sheets import OVERALL
from evenhand.conversation.state import fold
from evenhand.reporting.account import AuditFacts, Chain, as_data
from evenhand.reporting.build import build_report
from evenhand.reporting.ratings import SeenGrade, SeenRating, rating_account
from rating_events import rating_events, small

FACTS = AuditFacts("cccc", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", Chain("0" * 64, 9))
SEEN = (
    Seen("aaaa", "Anna", {"a": "good"}, {"a": "tokenanna"}, "good", "tokenoverall"),
    Seen("bbbb", "", {"a": "splendid"}, {}, None, ""),
)


def test_the_first_audit_on_a_case_is_no_rating() -> None:
    assert rating_account(small(), fold(rating_events({}))) is None
    assert build_report(small(), rating_events({}), FACTS).account.rating is None


def test_a_second_rating_names_the_case_and_nothing_else() -> None:
    account = rating_account(small(), fold(rating_events({}, rating=Rating("aaaa", "second"))))
    assert account is not None
    assert account == ("second", "aaaa", (), ())


def test_an_adjudicated_record_tells_what_it_saw() -> None:
    events = rating_events({}, rating=Rating("aaaa", "adjudicated", SEEN))
    account = build_report(small(), events, FACTS).account.rating
    assert account is not None
    assert account.seen == (SeenRating("aaaa", "Anna"), SeenRating("bbbb", ""))
    parts = {part.id: part.given for part in account.parts}
    assert list(parts) == [OVERALL, "a", "b", "c"]
    assert parts[OVERALL] == (SeenGrade("Good", "tokenoverall"), SeenGrade("", ""))
    assert parts["a"] == (SeenGrade("Good", "tokenanna"), SeenGrade("a grade that is not on the scale", ""))


def test_the_copies_go_without_what_other_raters_wrote() -> None:
    events = rating_events({}, rating=Rating("aaaa", "adjudicated", SEEN))
    for copy in ("worker", "learning"):
        report = build_report(small(), events, FACTS, copy=copy)
        assert report.account.rating is None
        told = str(as_data(report.account)) + str(report.document)
        assert not any(word in told for word in ("tokenanna", "tokenoverall", "Anna", "aaaa"))
