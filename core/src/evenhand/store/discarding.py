"""Disposing of one audit: everything it held goes, a record without content stays."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from evenhand.store import queries
from evenhand.store.connection import connect_for_reading, transaction
from evenhand.store.records import Discarded, DiscardRecord
from evenhand.store.writing import Access, storable


def discard(access: Access, audit_id: str, *, who: str, why: str) -> Discarded:
    """Dispose of an audit that the caller has locked, by its whole id.

    Raises :class:`~evenhand.store.errors.StoreError`.
    """
    with access.guard:
        with transaction(access.connection, access.path):
            record = _record(access, audit_id, who, why)
            _delete(access.connection, record)
        wiped = _wipe(access.connection)
        return Discarded(record, wiped, tuple(map(str, _copies_holding(access.path, audit_id))))


def discards(connection: sqlite3.Connection) -> tuple[DiscardRecord, ...]:
    """The records of discarded audits, oldest first."""
    names = ", ".join(DiscardRecord._fields)
    rows = connection.execute(f"SELECT {names} FROM discards ORDER BY discarded_at, rowid")  # noqa: S608 - our own names
    return tuple(record._replace(practice=bool(record.practice)) for record in map(DiscardRecord._make, rows))


def _record(access: Access, audit_id: str, who: str, why: str) -> DiscardRecord:
    summary = queries.summary_of(access.connection, audit_id)
    return DiscardRecord(
        audit_id=audit_id,
        framework_id=summary.framework_id,
        practice=summary.practice,
        created_at=summary.created_at,
        discarded_at=access.clock(),
        who=storable(who),
        why=storable(why),
        length=summary.length,
        head=summary.head,
    )


def _delete(connection: sqlite3.Connection, record: DiscardRecord) -> None:
    names, marks = ", ".join(record._fields), ", ".join("?" * len(record))
    # The record comes first: the triggers let go only of what it names.
    connection.execute(f"INSERT INTO discards ({names}) VALUES ({marks})", record)  # noqa: S608 - our own names
    connection.execute("DELETE FROM drafts WHERE audit_id = ?", (record.audit_id,))
    connection.execute("DELETE FROM events WHERE audit_id = ?", (record.audit_id,))
    connection.execute("DELETE FROM audit_snapshots WHERE audit_id = ?", (record.audit_id,))
    connection.execute("DELETE FROM upgrade_snapshots WHERE audit_id = ?", (record.audit_id,))
    connection.execute("DELETE FROM audits WHERE id = ?", (record.audit_id,))
    kept = ("audits", "digest"), ("audit_snapshots", "snapshot"), ("upgrade_snapshots", "snapshot")
    used = " UNION ".join(f"SELECT {column} FROM {table}" for table, column in kept)  # noqa: S608 - our own words
    connection.execute(f"DELETE FROM snapshots WHERE digest NOT IN ({used})")  # noqa: S608 - our own words


def _wipe(connection: sqlite3.Connection) -> bool:
    """Rewrite the file and empty its log, so that nothing of what was deleted lingers. False when others prevent it."""
    try:
        connection.execute("VACUUM")
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error:
        # The audit is gone all the same; the next discard wipes again.
        return False
    return not busy


def _copies_holding(path: Path, audit_id: str) -> list[Path]:
    folder = path.parent / "backups"
    found = []
    for copy in sorted(folder.glob("*.db")) if folder.is_dir() else ():
        try:
            with closing(connect_for_reading(copy)) as connection:
                holds = connection.execute("SELECT 1 FROM audits WHERE id = ?", (audit_id,)).fetchone() is not None
        except sqlite3.Error:
            # Whatever cannot be read may hold it.
            holds = True
        if holds:
            found.append(copy)
    return found
