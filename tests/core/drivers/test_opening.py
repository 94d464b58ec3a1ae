"""Beginning audits, and going on with them under the framework they were begun with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from driving import counting_store, durham
from evenhand.catalogue import Catalogue, UnknownFrameworkError
from evenhand.catalogue.readings import ReadingError
from evenhand.catalogue.snapshot import from_json, to_json
from evenhand.conversation.replies import Reply
from evenhand.drivers.opening import (
    OutOfUseError,
    late_finder,
    resume_audit,
    start_audit,
)
from evenhand.drivers.pinned import SnapshotError
from evenhand.drivers.practising import start_practice
from evenhand.settings import Settings
from evenhand.store.errors import AuditHeld
from evenhand.store.store import Store
from shelved import shelved_durham

SETTINGS = Settings(readings={"durham": {"limiting": "handbook"}})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with counting_store(tmp_path / "data" / "store.db") as opened:
        yield opened


def test_an_audit_begins_with_the_authoritys_readings_and_those_chosen(store: Store) -> None:
    with start_audit(store, SETTINGS, Catalogue(), "durham") as audit:
        assert audit.conversation.state.readings == {"limiting": "handbook"}
    with start_audit(store, SETTINGS, Catalogue(), "durham", readings=["closing_note"], practice=True) as audit:
        assert audit.conversation.state.readings == {"limiting": "closing_note"}
        assert audit.conversation.state.practice
    assert [found.practice for found in store.audits(practice=None)] == [True, False]
    store.close()


def test_what_cannot_begin_leaves_nothing(store: Store) -> None:
    with pytest.raises(UnknownFrameworkError, match="did you mean 'durham'"):
        start_audit(store, SETTINGS, Catalogue(), "durhan")
    with pytest.raises(ReadingError):
        start_audit(store, SETTINGS, Catalogue(), "durham", readings=["nothing"])
    assert store.audits(practice=None) == ()
    store.close()


def test_an_audit_goes_on_under_its_own_snapshot(store: Store) -> None:
    old = from_json(to_json(durham()).replace('"Durham case file audit"', '"As it was"'))
    catalogue = Catalogue()
    catalogue._frameworks["durham"] = old
    with start_audit(store, Settings(), catalogue, "durham") as audit:
        audit.session.typed("no")
    with resume_audit(store, Settings(), audit.id[:8]) as again:
        assert again.id == audit.id
        assert again.framework.header.short_title == "As it was"
        assert again.conversation.events == audit.conversation.events
    store.close()


def test_a_second_opening_is_told_and_closing_frees_it(store: Store) -> None:
    audit = start_audit(store, Settings(), Catalogue(), "durham")
    with pytest.raises(AuditHeld):
        resume_audit(store, Settings(), audit.id)
    audit.close()
    resume_audit(store, Settings(), audit.id).close()
    store.close()


def test_a_snapshot_that_cannot_be_read_is_one_line_and_frees_the_audit(store: Store) -> None:
    handle = store.create_audit(
        framework_id="x", framework_title="X", digest="d", snapshot='{"header": 1}', practice=False, events=()
    )
    handle.close()
    for _ in range(2):
        with pytest.raises(SnapshotError, match=f"audit {handle.id} cannot be read by this version"):
            resume_audit(store, Settings(), handle.id)
    store.close()


def test_the_index_is_made_when_something_is_looked_for() -> None:
    assert late_finder(durham)("chronology").title.startswith("Found in")


def test_writing_checks_that_a_person_switched_off_stay_silent(store: Store) -> None:
    written = Reply("evidence", to="risk_management", text="KB was seen; the MARAC met.")
    for off, kinds in (((), ["initials", "acronyms"]), (("acronyms",), ["initials"])):
        with start_audit(store, Settings(checks_off=off), Catalogue(), "northamptonshire") as audit:
            assert [hint.kind for hint in audit.session.replied(written).hints] == kinds
        with resume_audit(store, Settings(checks_off=off), audit.id) as again:
            assert [hint.kind for hint in again.session.replied(written).hints] == kinds
    store.close()


def test_no_audit_is_begun_under_a_framework_that_is_withdrawn_or_superseded(store: Store, tmp_path: Path) -> None:
    for header, said in (('withdrawn = "Replaced in May"', "Replaced in May"), ('superseded_by = "new"', "Use 'new'")):
        catalogue = shelved_durham(tmp_path, header=header)
        with pytest.raises(OutOfUseError, match=said):
            start_audit(store, SETTINGS, catalogue, "durham")
        with pytest.raises(OutOfUseError, match=said):
            start_audit(store, SETTINGS, catalogue, "durham", practice=True)
        with pytest.raises(OutOfUseError, match=said):
            start_practice(store, SETTINGS, catalogue, "durham")
    assert store.audits(practice=None) == ()
    with start_audit(store, SETTINGS, catalogue, "durham", trial=True) as audit:
        assert audit.framework.header.superseded_by == "new"
    store.close()


def test_an_audit_begun_before_goes_on_after_its_framework_is_withdrawn(store: Store, tmp_path: Path) -> None:
    with start_audit(store, SETTINGS, shelved_durham(tmp_path), "durham") as audit:
        audit_id = audit.id
    closed = shelved_durham(tmp_path, header='withdrawn = "Replaced in May"')
    with resume_audit(store, SETTINGS, audit_id, closed) as audit:
        audit.session.replied(Reply("text", to="unique_id", text="KITE-1"))
        assert audit.conversation.state.value("unique_id") == "KITE-1"
    store.close()
