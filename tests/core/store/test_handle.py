"""Appending is all or nothing, in order, and never over somebody else's answers."""

from __future__ import annotations

import sqlite3
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from evenhand.models.events import Event
from evenhand.store.errors import AuditChangedElsewhere, StoreError, StoreFull
from evenhand.store.handle import AuditHandle
from evenhand.store.locks import AuditLock
from evenhand.store.records import SummaryUpdate
from evenhand.store.store import Store

Begin = Callable[..., AuditHandle]
SUMMARY = SummaryUpdate()
NOTE = Event("noted", "risk", note="seen")


def test_what_is_appended_is_what_is_read(store: Store, begin: Begin) -> None:
    audit = begin()
    appended = audit.append([NOTE, Event("graded", "risk", "grade", 7, row=2)], summary=SUMMARY)
    assert [event.seq for event in appended] == [2, 3]
    assert audit.events[1:] == appended
    assert store.read(audit.id).events == audit.events
    assert (audit.length, audit.head) == (3, appended[-1].hash)


def test_a_value_comes_back_in_the_same_shape_now_and_later(store: Store, begin: Begin) -> None:
    audit = begin()
    (appended,) = audit.append([Event("answered", "team", value=("a", {"b": (1,)}))], summary=SUMMARY)
    assert appended.event.value == ["a", {"b": [1]}]
    assert store.read(audit.id).events[-1] == appended


@pytest.mark.parametrize("typed", ["", "\x00", "\ud800", "é\r\n\u2028", "'; DROP TABLE events; --", "x" * 200_000])
def test_anything_that_can_be_typed_survives(store: Store, begin: Begin, typed: str) -> None:
    audit = begin()
    audit.append([Event("answered", "risk.1", value=typed, note=typed)], summary=SummaryUpdate(case_reference=typed))
    audit.save_draft("risk.1", typed)
    assert store.read(audit.id).events[-1].event == Event("answered", "risk.1", value=typed, note=typed)
    assert audit.drafts() == ({"risk.1": typed} if typed else {})
    assert store.verify(audit.id).ok


def test_the_summary_changes_with_the_events(store: Store, begin: Begin) -> None:
    audit = begin()
    (event,) = audit.append([NOTE], summary=SummaryUpdate("graded", "C-7", "16 of 16 domains", 100))
    (listed,) = store.audits()
    assert (listed.status, listed.case_reference, listed.progress) == ("graded", "C-7", "16 of 16 domains")
    assert (listed.progress_percent, listed.length, listed.head) == (100, 2, event.hash)
    assert listed.changed_at == event.at


@pytest.mark.parametrize("bad", [float("nan"), object()], ids=["nan", "object"])
def test_a_batch_with_one_bad_event_leaves_nothing(store: Store, begin: Begin, bad: Any) -> None:
    audit = begin()
    before = store.read(audit.id)
    with pytest.raises((ValueError, TypeError)):
        audit.append([NOTE, Event("noted", value=bad)], summary=SummaryUpdate(case_reference="new"))
    assert store.read(audit.id) == before
    assert [event.seq for event in audit.append([NOTE], summary=SUMMARY)] == [2]


def test_a_summary_that_the_tables_refuse_leaves_no_events(store: Store, begin: Begin) -> None:
    audit = begin()
    before = store.read(audit.id)
    with pytest.raises(StoreError):
        audit.append([NOTE], summary=SummaryUpdate(progress_percent=101))
    assert store.read(audit.id) == before


def test_nothing_is_put_over_what_another_process_appended(
    begin: Begin, open_store: Callable[[], Store], tmp_path: Path
) -> None:
    audit = begin()
    other = open_store()
    # A lock in another folder stands for a drive whose locks do not work.
    intruder = AuditHandle(other._access, audit.id, AuditLock(tmp_path / "elsewhere", audit.id))
    intruder.append([Event("noted", "risk", note="theirs")], summary=SUMMARY)
    with pytest.raises(AuditChangedElsewhere, match="nothing was overwritten"):
        audit.append([Event("noted", "risk", note="mine")], summary=SUMMARY)
    assert [stored.event.note for stored in other.read(audit.id).events] == ["", "theirs"]
    assert other.verify(audit.id).ok
    assert len(audit.events) == 1


def test_a_full_store_keeps_what_it_has_and_goes_on_when_there_is_room(store: Store, begin: Begin) -> None:
    audit = begin()
    audit.append([NOTE], summary=SUMMARY)
    before = store.read(audit.id)
    pages = store._access.connection.execute("PRAGMA page_count").fetchone()[0]
    store._access.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreFull, match=r"the disk is full.*all earlier answers are saved") as caught:
        audit.append([Event("noted", note="secret" * 5000)], summary=SUMMARY)
    assert "secret" not in str(caught.value)
    assert store.read(audit.id) == before
    store._access.connection.execute("PRAGMA max_page_count = 1000000")
    audit.append([Event("noted", note="secret" * 5000)], summary=SUMMARY)
    assert store.read(audit.id).summary.length == 3
    assert store.verify(audit.id).ok


def test_drafts_are_replaced_dropped_and_sent(begin: Begin, store: Store) -> None:
    audit, neighbour = begin(), begin()
    for to, text in [("risk.1", "half a"), ("risk.1", "half a sentence"), ("risk.2", "two"), ("risk.3", "three")]:
        audit.save_draft(to, text)
    audit.save_draft("risk.3", "")
    assert audit.drafts() == {"risk.1": "half a sentence", "risk.2": "two"}
    audit.append([NOTE], summary=SUMMARY, sent_draft="risk.1")
    assert audit.drafts() == {"risk.2": "two"}
    assert neighbour.drafts() == {}
    audit.close()
    with store.open_audit(audit.id) as again:
        assert again.drafts() == {"risk.2": "two"}


def test_a_draft_stays_when_its_answer_could_not_be_saved(begin: Begin) -> None:
    audit = begin()
    audit.save_draft("risk.1", "text")
    with pytest.raises(StoreError):
        audit.append([NOTE], summary=SummaryUpdate(progress_percent=-1), sent_draft="risk.1")
    assert audit.drafts() == {"risk.1": "text"}


def test_a_closed_audit_takes_nothing_more(begin: Begin) -> None:
    audit = begin()
    audit.close()
    audit.close()
    for use in (lambda: audit.append([NOTE], summary=SUMMARY), lambda: audit.save_draft("a", "b"), audit.drafts):
        with pytest.raises(StoreError, match="is closed"):
            use()


def test_appending_to_a_closed_store_is_one_clear_line(store: Store, begin: Begin) -> None:
    audit = begin()
    store.close()
    with pytest.raises(StoreError, match=r"could not be used \(it was closed before\)"):
        audit.append([NOTE], summary=SUMMARY)


def test_threads_do_not_mix_their_transactions(store: Store, begin: Begin) -> None:
    audits = [begin() for _ in range(4)]
    errors: list[Exception] = []

    def work(audit: AuditHandle) -> None:
        try:
            for _ in range(30):
                audit.append([NOTE, NOTE], summary=SUMMARY)
                store.read(audit.id)
        except (StoreError, sqlite3.Error) as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(audit,)) for audit in audits]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert [store.verify(audit.id).length for audit in audits] == [61] * 4
    assert all(store.verify(audit.id).ok for audit in audits)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=4,
)
kinds = st.sampled_from(["answered", "skipped", "withdrawn", "noted", "graded", "amended"])
slots = st.sampled_from(["answer", "evidence", "grade", "reason"])
any_event = st.builds(Event, kinds, st.text(max_size=5), slots, values, st.text(), st.integers(0, 3))


class StoreAgainstLists(RuleBasedStateMachine):
    """Several audits, opened, closed, appended to and discarded in any order, against plain lists."""

    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "data" / "evenhand.db"
        self.store = Store.open(self.path)
        self.handles: list[AuditHandle] = []
        self.expected: dict[str, list[Event]] = {}
        self.drafts: dict[str, dict[str, str]] = {}

    def _pick(self, number: int) -> AuditHandle | None:
        return self.handles[number % len(self.handles)] if self.handles else None

    @rule(events=st.lists(any_event, max_size=3))
    def begin(self, events: list[Event]) -> None:
        audit = self.store.create_audit(
            framework_id="s", framework_title="S", digest="d", snapshot="{}", practice=False, events=events
        )
        self.handles.append(audit)
        self.expected[audit.id], self.drafts[audit.id] = list(events), {}

    @rule(number=st.integers(0, 9), events=st.lists(any_event, max_size=3))
    def append(self, number: int, events: list[Event]) -> None:
        if audit := self._pick(number):
            audit.append(events, summary=SUMMARY)
            self.expected[audit.id] += events

    @rule(number=st.integers(0, 9), question=st.sampled_from("ab"), text=st.text(max_size=5))
    def draft(self, number: int, question: str, text: str) -> None:
        if audit := self._pick(number):
            audit.save_draft(question, text)
            self.drafts[audit.id][question] = text

    @rule(number=st.integers(0, 9))
    def reopen_audit(self, number: int) -> None:
        if audit := self._pick(number):
            audit.close()
            self.handles[self.handles.index(audit)] = self.store.open_audit(audit.id)

    @rule()
    def reopen_store(self) -> None:
        for audit in self.handles:
            audit.close()
        self.store.close()
        self.store = Store.open(self.path)
        self.handles = [self.store.open_audit(audit.id) for audit in self.handles]

    @rule(number=st.integers(0, 9))
    def discard(self, number: int) -> None:
        if audit := self._pick(number):
            audit.close()
            self.store.discard(audit.id, who="w", why="y")
            self.handles.remove(audit)
            del self.expected[audit.id], self.drafts[audit.id]

    @invariant()
    def the_store_holds_what_the_lists_hold(self) -> None:
        if not hasattr(self, "store"):
            return
        assert {audit.id for audit in self.store.audits()} == set(self.expected)
        for audit in self.handles:
            record = self.store.read(audit.id)
            assert [stored.event for stored in record.events] == self.expected[audit.id]
            assert [stored.seq for stored in record.events] == list(range(1, len(record.events) + 1))
            assert audit.events == record.events
            assert audit.drafts() == {to: text for to, text in self.drafts[audit.id].items() if text}
            assert self.store.verify(audit.id).ok

    def teardown(self) -> None:
        if hasattr(self, "store"):
            for audit in self.handles:
                audit.close()
            self.store.close()
            self.folder.cleanup()


TestStoreAgainstLists = StoreAgainstLists.TestCase
TestStoreAgainstLists.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
