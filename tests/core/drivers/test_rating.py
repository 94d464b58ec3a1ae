"""Rating a case again, in a store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from driving import counting_store
from evenhand.catalogue import Catalogue
from evenhand.catalogue.snapshot import to_json
from evenhand.conversation.calibration import KEY as CALIBRATION
from evenhand.conversation.engine import Conversation
from evenhand.conversation.rating import auditor_field, rating_of
from evenhand.conversation.replies import Reply
from evenhand.drivers.opening import OpenAudit, resume_audit
from evenhand.drivers.rating import RatingError, all_ratings, begin_adjudication, begin_second, ratings_of_case
from evenhand.drivers.session import summary_of
from evenhand.models.events import Event
from evenhand.models.lean import changed
from evenhand.ratings.side_by_side import case_view
from evenhand.settings import Settings
from evenhand.store.errors import UnknownAudit
from evenhand.store.store import Store
from rating_events import rating_events, small

GRADES = {"a": "good", "b": "inadequate", "c": "good"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with counting_store(tmp_path / "data" / "store.db") as opened:
        yield opened


def kept(store: Store, events: list[Event], *, practice: bool = False) -> str:
    """Keep an audit of these events."""
    with store.create_audit(
        framework_id="small",
        framework_title="Small",
        digest=small().digest,
        snapshot=to_json(small()),
        practice=practice,
        events=events,
        summary=summary_of(Conversation(small(), events)),
    ) as handle:
        return handle.id


def first(store: Store, rater: str = "Anna", *more: Event, graded: bool = True) -> str:
    events = rating_events(GRADES, rater, graded=False)
    about = [
        Event("answered", "child", value="Robin"),
        Event("answered", "about", value="secret story"),
        Event("answered", "a", "evidence", "secret evidence"),
        Event("noted", "a", note="secret note"),
    ]
    return kept(store, [*events, *about, *more, *([Event("graded")] if graded else [])])


def second(store: Store, audit_id: str, rater: str = "") -> OpenAudit:
    return begin_second(store, Settings(), Catalogue(), audit_id, rater=rater)


def finished(store: Store, audit_id: str, rater: str) -> str:
    """A second rating that is graded."""
    with second(store, audit_id, rater) as audit:
        graded = [
            event
            for event in rating_events({**GRADES, "b": "good"}, rater)
            if event.slot != "answer" or event.kind == "graded"
        ]
        events = [*audit.conversation.events, *graded]
        audit.handle.append(graded, summary=summary_of(Conversation(audit.framework, events)))
        return audit.id


def test_a_second_rating_knows_its_case_and_nothing_of_the_first(store: Store) -> None:
    audit_id = first(store)
    with second(store, audit_id, "Ben  Field") as audit:
        events = audit.conversation.events
        assert [(event.to, event.value) for event in events[1:]] == [
            ("note", "CASE-1"), ("child", "Robin"), ("who", "Ben Field"),
        ]  # fmt: skip
        rating = rating_of(audit.conversation.state.started)
        assert rating is not None
        assert (rating.case, rating.kind, rating.seen, rating.carried) == (audit_id, "second", (), 3)
        everything = store.read(audit.id)
    text = repr(everything.events)
    assert not any(word in text for word in ("secret", "Anna", "inadequate", "sees it"))
    assert everything.summary.case_reference == "CASE-1"
    assert everything.snapshot == store.read(audit_id).snapshot


def test_a_rating_of_a_second_rating_is_of_the_same_first_case(store: Store) -> None:
    audit_id = first(store)
    ben = finished(store, audit_id, "Ben")
    with second(store, ben, "Cara") as cara:
        rating = rating_of(cara.conversation.state.started)
        assert rating is not None
        assert rating.case == audit_id
    found = ratings_of_case(store, cara.id)
    assert [one.audit for one in found] == [audit_id, ben, cara.id]
    assert [one.audit for one in ratings_of_case(store, audit_id)] == [audit_id, ben, cara.id]


def test_readings_and_practice_are_those_of_the_first(store: Store) -> None:
    events = rating_events(GRADES, "Anna", practice=True)
    value = {**events[0].value, "readings": {"counting": "features"}}
    audit_id = kept(store, [events[0]._replace(value=value), *events[1:]], practice=True)
    with second(store, audit_id) as audit:
        assert audit.conversation.state.started["readings"] == {"counting": "features"}
        assert audit.conversation.state.practice
    assert store.audits() == ()
    assert len(ratings_of_case(store, audit_id)) == 2


def test_it_goes_on_at_the_first_open_question_also_after_closing(store: Store) -> None:
    with second(store, first(store)) as audit:
        place = audit.conversation.cursor
    with resume_audit(store, Settings(), audit.id) as again:
        assert again.conversation.cursor == place
        assert place is not None
        assert place.to == "who"


def test_other_cases_are_no_ratings_of_this_one(store: Store) -> None:
    audit_id, other = first(store), first(store)
    assert [one.audit for one in ratings_of_case(store, audit_id)] == [audit_id]
    assert [one.audit for one in all_ratings(store)] == [audit_id, other]


def test_who_rated_the_case_before_is_not_taken_again_and_not_repeated(store: Store) -> None:
    audit_id = first(store)
    with pytest.raises(RatingError, match=f"rated this case already, in audit {audit_id}") as told:
        second(store, audit_id, " ANNA ")
    assert "anna" not in str(told.value).casefold()
    assert len(store.audits()) == 1


def test_what_cannot_be_rated_again_is_said_and_leaves_nothing(store: Store) -> None:
    unnamed = kept(store, [rating_events({}, graded=False)[0]])
    with pytest.raises(RatingError, match="answer “Note” in it first"):
        second(store, unnamed)
    begun = rating_events(GRADES)
    practised = kept(store, [begun[0]._replace(value={**begun[0].value, CALIBRATION: {}}), *begun[1:]])
    with pytest.raises(RatingError, match="evenhand practise small"):
        second(store, practised)
    with pytest.raises(UnknownAudit):
        second(store, "ffff1234")
    assert len(store.audits()) == 2


def test_adjudicating_needs_two_graded_ratings(store: Store) -> None:
    audit_id = first(store)
    with second(store, audit_id, "Ben"):
        pass
    with pytest.raises(RatingError, match="has 1 graded rating: adjudicating needs two"):
        begin_adjudication(store, Settings(), Catalogue(), audit_id)
    assert len(store.audits()) == 2


def test_an_adjudicated_record_keeps_what_it_saw_and_changes_nothing(store: Store) -> None:
    audit_id = first(store)
    ben = finished(store, audit_id, "Ben")
    before = {one.id: (one.head, one.length) for one in store.audits()}
    with begin_adjudication(store, Settings(), Catalogue(), ben, rater="Eve") as audit:
        rating = rating_of(audit.conversation.state.started)
        assert rating is not None
        assert (rating.case, rating.kind, [seen.audit for seen in rating.seen]) == (
            audit_id,
            "adjudicated",
            [audit_id, ben],
        )
        assert [seen.grades["b"] for seen in rating.seen] == ["inadequate", "good"]
        assert [seen.reasons["b"] for seen in rating.seen] == ["b as Anna sees it", "b as Ben sees it"]
        assert audit.conversation.state.focused
        assert audit.conversation.go_to(next(q.key for q in audit.conversation.path.questions if q.kind == "grade"))
        assert any("Anna: Good. Reason: a as Anna sees it" in line for line in audit.session.turn().says)
        audit.session.replied(Reply("grade", to="a", value="good"))
        adjudicated = audit.id
    after = {one.id: (one.head, one.length) for one in store.audits()}
    assert {name: after[name] for name in before} == before
    assert all(store.verify(name).ok for name in after)
    # Once it is begun it stays as it was made, and it hides nothing of the ratings.
    view = case_view(ratings_of_case(store, adjudicated))
    assert [one.kind for one in view.ratings] == ["first", "second", "adjudicated"]
    assert [one.audit for one in view.columns] == [audit_id, ben]


def test_only_graded_ratings_are_seen(store: Store) -> None:
    audit_id = first(store)
    finished(store, audit_id, "Ben")
    with second(store, audit_id, "Cara"):
        pass
    with begin_adjudication(store, Settings(), Catalogue(), audit_id) as audit:
        rating = rating_of(audit.conversation.state.started)
        assert rating is not None
        assert len(rating.seen) == 2


def test_a_rater_without_a_field_to_stand_in_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    audit_id = first(store)
    assert auditor_field(small()) is not None
    monkeypatch.setattr("evenhand.drivers.rating.auditor_field", lambda _: None)
    with pytest.raises(RatingError, match="leave --rater out"):
        second(store, audit_id, "Ben")


def test_a_case_is_rated_again_under_a_framework_that_is_out_of_use(store: Store) -> None:
    given = small()
    closed = changed(given, {"header": changed(given.header, {"withdrawn": "Replaced in May"})})
    events = rating_events(GRADES, "Anna")
    with store.create_audit(
        framework_id="small",
        framework_title="Small",
        digest=closed.digest,
        snapshot=to_json(closed),
        practice=False,
        events=events,
        summary=summary_of(Conversation(closed, events)),
    ) as handle:
        audit_id = handle.id
    with second(store, audit_id, "Ben") as audit:
        assert audit.framework.header.withdrawn == "Replaced in May"
