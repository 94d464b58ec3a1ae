"""A help desk learns how the store is, and nothing of what is in it."""

from __future__ import annotations

from collections.abc import Callable

from evenhand.models.events import Event
from evenhand.store.handle import AuditHandle
from evenhand.store.migrations import VERSION
from evenhand.store.records import SummaryUpdate
from evenhand.store.store import Store

Begin = Callable[..., AuditHandle]


def test_facts_are_counted(store: Store, begin: Begin) -> None:
    audit, gone = begin(), begin()
    begin(practice=True, digest="d2")
    audit.save_draft("risk.1", "text")
    gone.close()
    store.discard(gone.id, who="w", why="y")
    (store.path.parent / "backups").mkdir()
    store.backup(store.path.parent / "backups" / "one.db")
    health = store.health()
    assert (health.audits, health.practice_audits, health.events, health.drafts) == (1, 1, 2, 1)
    assert (health.snapshots, health.discards, health.backups) == (2, 1, 1)
    assert (health.schema, health.known_schema, health.journal_mode) == (VERSION, VERSION, "wal")
    assert (health.synchronous, health.integrity, health.file_mode) == (2, "ok", "0600")
    assert health.path == str(store.path)
    assert health.file_bytes == store.path.stat().st_size > 0
    assert health.wal_bytes == store.path.with_name("evenhand.db-wal").stat().st_size


def test_no_word_of_the_case_is_in_it(store: Store, begin: Begin) -> None:
    token = "quetzal"
    audit = begin(events=[Event("answered", value=token, note=token)])
    audit.append([Event("noted", note=token)], summary=SummaryUpdate(case_reference=token, progress=token))
    audit.save_draft("risk.1", token)
    assert token not in repr(store.health())
