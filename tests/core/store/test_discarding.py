"""A discarded audit is gone from the disk; that it was there stays known."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from evenhand.models.events import Event
from evenhand.store import discarding
from evenhand.store.connection import connect
from evenhand.store.errors import StoreError, UnknownAudit
from evenhand.store.handle import AuditHandle
from evenhand.store.records import DiscardRecord, SummaryUpdate
from evenhand.store.store import Store

Begin = Callable[..., AuditHandle]
TOKEN = "quetzal"


def on_disk(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and TOKEN.encode() in path.read_bytes()]


def fill(audit: AuditHandle, *, events: int = 40) -> None:
    for number in range(events):
        event = Event("noted", f"risk.{number}", value=TOKEN * (number * 37 % 900), note=TOKEN)
        audit.append([event], summary=SummaryUpdate(case_reference=TOKEN, progress=TOKEN))
        audit.save_draft(f"risk.{number % 5}", TOKEN * number)


def test_nothing_of_it_is_left_on_the_disk(store: Store, begin: Begin) -> None:
    neighbour, audit, last = begin(), begin(digest="d2", snapshot=TOKEN), begin()
    for number in range(10):
        neighbour.append([Event("noted", note="kept" * 500)], summary=SummaryUpdate(case_reference=str(number)))
        fill(audit, events=4)
        last.append([Event("noted", note="kept" * 300)], summary=SummaryUpdate())
    audit.close()
    assert on_disk(store.path.parent) != []
    outcome = store.discard(audit.id, who="A. Lead", why="wrong child")
    assert outcome.wiped
    assert outcome.copies == ()
    assert on_disk(store.path.parent) == []
    assert not [path.name for path in (store.path.parent / "locks").iterdir() if audit.id in path.name]
    assert store.verify(neighbour.id).ok
    assert {listed.id for listed in store.audits()} == {neighbour.id, last.id}
    assert store.health().integrity == "ok"


def test_a_record_without_content_stays(store: Store, begin: Begin) -> None:
    audit = begin(practice=True)
    fill(audit)
    audit.close()
    before = store.read(audit.id).summary
    record = store.discard(audit.id[:4], who="A. Lead", why="past its time").record
    assert store.discards() == (record,)
    assert record == DiscardRecord(
        audit_id=audit.id,
        framework_id="sample",
        practice=True,
        created_at=before.created_at,
        discarded_at=record.discarded_at,
        who="A. Lead",
        why="past its time",
        length=before.length,
        head=before.head,
    )
    assert record.discarded_at > before.changed_at
    with pytest.raises(UnknownAudit, match=rf"Audit {audit.id} was discarded on {record.discarded_at}"):
        store.read(audit.id[:4])
    with pytest.raises(UnknownAudit):
        store.discard(audit.id, who="again", why="again")


def test_a_snapshot_goes_with_the_last_audit_that_used_it(store: Store, begin: Begin) -> None:
    first, second = begin(), begin()
    first.close()
    second.close()
    store.discard(first.id, who="w", why="y")
    assert store.read(second.id).snapshot
    store.discard(second.id, who="w", why="y")
    assert store.health().snapshots == 0


def test_a_discard_that_fails_half_way_leaves_the_audit_whole(
    store: Store, begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit = begin()
    fill(audit, events=3)
    audit.close()
    before = store.read(audit.id)
    with closing(connect(store.path)) as raw:
        raw.execute("CREATE TRIGGER stop BEFORE DELETE ON audits BEGIN SELECT RAISE(ABORT, 'no'); END")
    with pytest.raises(StoreError):
        store.discard(audit.id, who="w", why="y")
    assert store.read(audit.id) == before
    assert store.discards() == ()
    with store.open_audit(audit.id) as again:
        assert again.drafts()


def test_a_file_in_use_is_wiped_by_the_next_discard(store: Store, begin: Begin) -> None:
    first, second = begin(), begin()
    fill(first)
    first.close()
    second.close()
    store._access.connection.execute("PRAGMA busy_timeout = 10")
    with closing(connect(store.path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM events").fetchone()
        assert not store.discard(first.id, who="w", why="y").wiped
        reader.execute("ROLLBACK")
    assert store.discard(second.id, who="w", why="y").wiped
    assert on_disk(store.path.parent) == []


def test_what_another_program_left_lying_in_the_file_goes_too(store: Store, begin: Begin) -> None:
    audit = begin()
    fill(audit)
    with closing(connect(store.path)) as careless:
        careless.execute("PRAGMA secure_delete = OFF")
        careless.execute("DELETE FROM drafts")
        careless.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    audit.close()
    store.discard(audit.id, who="w", why="y")
    assert on_disk(store.path.parent) == []


def test_copies_that_still_hold_it_are_named(store: Store, begin: Begin) -> None:
    other, audit = begin(), begin()
    other.close()
    folder = store.path.parent / "backups"
    folder.mkdir()
    store.backup(folder / "with.db")
    audit.close()
    store.discard(other.id, who="w", why="y")
    store.backup(folder / "later.db")
    assert store.discard(audit.id, who="w", why="y").copies == (
        str(folder / "later.db"),
        str(folder / "with.db"),
    )


def test_a_copy_that_cannot_be_read_does_not_undo_the_discard(store: Store, begin: Begin) -> None:
    audit = begin()
    audit.close()
    folder = store.path.parent / "backups"
    folder.mkdir()
    (folder / "broken.db").write_bytes(b"rubbish" * 1000)
    assert store.discard(audit.id, who="w", why="y").copies == (str(folder / "broken.db"),)
    assert store.audits() == ()


def test_discards_are_listed_oldest_first(store: Store, begin: Begin) -> None:
    audits = [begin() for _ in range(3)]
    for audit in reversed(audits):
        audit.close()
        store.discard(audit.id, who="w", why="y")
    assert [record.audit_id for record in store.discards()] == [audit.id for audit in reversed(audits)]
    with closing(sqlite3.connect(store.path)) as raw:
        assert discarding.discards(raw) == store.discards()
