"""What can be done with an open audit beyond answering it, and that line mode does it too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from driving import counting_store, in_line_mode, kite
from evenhand.catalogue import Catalogue
from evenhand.catalogue.snapshot import to_json
from evenhand.conversation.rating import rating_of
from evenhand.conversation.state import fold
from evenhand.drivers.beyond import Beyond
from evenhand.drivers.opening import resume_audit
from evenhand.drivers.session import summary_of
from evenhand.errors import EvenhandError
from evenhand.settings import Settings
from evenhand.store.store import Store
from evenhand.travelling.parcel import opened, read


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with counting_store(tmp_path / "store.db") as opened_store:
        yield opened_store


@pytest.fixture
def graded(store: Store) -> str:
    """Durham's example in the store, graded."""
    session = kite("discussed")
    conversation, framework = session.conversation, session.framework
    with store.create_audit(
        framework_id="durham", framework_title="Durham", digest=framework.digest, snapshot=to_json(framework),
        practice=False, events=conversation.events, summary=summary_of(conversation),
    ) as handle:  # fmt: skip
        return handle.id


def beyond(store: Store, audit_id: str) -> Beyond:
    return Beyond(store, Settings(), Catalogue(), audit_id)


def test_a_second_rating_is_begun_beside_the_open_audit_and_changes_nothing_of_it(store: Store, graded: str) -> None:
    head = store.read(graded).summary.head
    with resume_audit(store, Settings(), graded):
        said = beyond(store, graded).second()
    (other,) = [audit.id for audit in store.audits() if audit.id != graded]
    assert other in said
    rating = rating_of(fold(stored.event for stored in store.read(other).events).started)
    assert rating is not None
    assert (rating.case, rating.kind) == (graded, "second")
    assert store.read(graded).summary.head == head
    resume_audit(store, Settings(), other).close()
    assert "second rating, " in store.read(other).summary.progress
    assert "graded" not in " ".join(beyond(store, graded).ratings()[:1])


def test_a_case_rated_once_is_not_settled(store: Store, graded: str) -> None:
    with pytest.raises(EvenhandError, match="two"):
        beyond(store, graded).adjudicate()
    assert len(store.audits()) == 1


def test_the_audit_is_sent_whole_and_over_nothing(store: Store, graded: str, tmp_path: Path) -> None:
    path = tmp_path / "away.evenhand"
    assert "not encrypted" in beyond(store, graded).send(path)
    copy = read(opened(path.read_bytes()).content).copy
    assert (copy.id, copy.head) == (graded, store.read(graded).summary.head)
    with pytest.raises(EvenhandError, match="is there already"):
        beyond(store, graded).send(path)


def test_line_mode_does_it_too(store: Store, graded: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    typed = "ratings\nsecond rating\nadjudicate\n/send\n/send away.evenhand\n/send away.evenhand\nquit\n"
    printed = in_line_mode(store, resume_audit(store, Settings(), graded), typed)
    assert "A second rating of this case is begun" in printed
    assert f"The audit is in audit-{graded}.evenhand" in printed
    assert "away.evenhand is there already" in printed
    assert len(store.audits()) == 2


def test_a_concern_that_nobody_was_told_of_is_seen_in_the_list() -> None:
    session = kite("graded")
    session.typed("concern new")
    assert summary_of(session.conversation).progress.startswith("CONCERN NOT PASSED ON, ")
    session.typed("An uncle stays at weekends.")
    session.typed("Alex Nobody")
    assert not summary_of(session.conversation).progress.startswith("CONCERN")
