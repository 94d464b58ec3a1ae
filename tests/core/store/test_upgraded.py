"""An audit that was put under another version keeps both texts, each bound by its chain, and lets go of both."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest

from evenhand.models.events import Event
from evenhand.store.errors import StoreDamaged, StoreError
from evenhand.store.handle import AuditHandle
from evenhand.store.records import PinnedSnapshot, SummaryUpdate
from evenhand.store.store import Store

Begin = Callable[..., AuditHandle]

FIRST = '{"id": "sample"}'
SECOND = PinnedSnapshot("d2", '{"id": "sample", "version": 2}')
SUMMARY = SummaryUpdate()


def upgraded(to: str) -> Event:
    return Event("upgraded", value={"snapshot": to, "renamed": {}, "moved": []})


def upgrade(audit: AuditHandle, pinned: PinnedSnapshot = SECOND) -> None:
    audit.append([upgraded(pinned.hash)], summary=SUMMARY, snapshots=[pinned])


def test_an_audit_is_read_under_the_version_it_was_put_under_last(store: Store, begin: Begin) -> None:
    audit = begin()
    assert (audit.snapshot, store.read(audit.id).other_snapshots) == (FIRST, ())
    upgrade(audit)
    assert audit.snapshot == SECOND.text
    record = store.read(audit.id)
    assert (record.snapshot, record.other_snapshots) == (SECOND.text, (FIRST,))
    audit.append([Event("withdrawn", value=2)], summary=SUMMARY)
    record = store.read(audit.id)
    assert (audit.snapshot, record.snapshot, record.other_snapshots) == (FIRST, FIRST, (SECOND.text,))
    assert store.verify(audit.id).ok


def test_going_back_to_the_first_version_needs_no_other_text(store: Store, begin: Begin) -> None:
    audit = begin()
    upgrade(audit)
    audit.append([upgraded("")], summary=SUMMARY)
    assert store.read(audit.id).snapshot == FIRST
    assert store.verify(audit.id).ok


def test_an_upgrade_without_its_text_is_refused_and_nothing_is_kept(store: Store, begin: Begin) -> None:
    audit = begin()
    with pytest.raises(StoreError, match="was not upgraded"):
        audit.append([upgraded(SECOND.hash)], summary=SUMMARY)
    assert (audit.length, store.health().snapshots) == (1, 1)
    upgrade(audit)
    assert audit.length == 2


def test_the_same_version_is_kept_once(store: Store, begin: Begin) -> None:
    audit, other = begin(), begin()
    for one in (audit, other):
        upgrade(one)
        one.append([upgraded("")], summary=SUMMARY)
        upgrade(one)
    assert store.health().snapshots == 2


def test_two_texts_under_one_digest_are_both_kept(store: Store, begin: Begin) -> None:
    audit = begin()
    other = PinnedSnapshot("d1", FIRST + " ")
    upgrade(audit, other)
    assert audit.snapshot == other.text
    assert store.read(audit.id).other_snapshots == (FIRST,)


def test_a_text_that_is_not_the_one_the_event_names_is_found(store: Store, begin: Begin) -> None:
    audit = begin()
    upgrade(audit)
    with sqlite3.connect(store.path) as connection:
        connection.execute("DROP TRIGGER snapshots_are_never_changed")
        connection.execute("UPDATE snapshots SET body = 'another' WHERE digest = 'd2'")
    connection.close()
    outcome = store.verify(audit.id)
    assert (outcome.ok, outcome.seq) == (False, 2)
    assert "snapshot that event 2 names is missing" in outcome.problem
    with pytest.raises(StoreDamaged, match="is missing"):
        store.read(audit.id)


def test_a_copy_carries_every_version_and_is_taken_over_with_them(store: Store, begin: Begin) -> None:
    audit = begin()
    upgrade(audit)
    copy = audit.copy()
    assert copy.upgrades == (SECOND,)
    with Store.open(store.path.parent / "other" / "evenhand.db") as other:
        other.take_over(copy, summary=SUMMARY)
        assert other.read(audit.id).snapshot == SECOND.text
        assert other.verify(audit.id).ok


def test_what_an_audit_was_put_under_is_never_changed(store: Store, begin: Begin) -> None:
    upgrade(begin())
    for statement in (
        "UPDATE upgrade_snapshots SET snapshot = 'd1'",
        "DELETE FROM upgrade_snapshots",
        "INSERT OR REPLACE INTO upgrade_snapshots SELECT * FROM upgrade_snapshots",
    ):
        with sqlite3.connect(store.path) as connection, pytest.raises(sqlite3.IntegrityError, match="keeps its snap"):
            connection.execute(statement)
        connection.close()


def test_discarding_lets_go_of_both_texts_unless_another_audit_has_them(store: Store, begin: Begin) -> None:
    audit, other = begin(), begin(digest="d3", snapshot="third")
    for one in (audit, other):
        upgrade(one)
        one.close()
    store.discard(audit.id, who="w", why="y")
    assert store.health().snapshots == 2
    assert store.read(other.id).snapshot == SECOND.text
    store.discard(other.id, who="w", why="y")
    assert store.health().snapshots == 0
