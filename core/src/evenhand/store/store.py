"""The store: the one door to saved audits."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from types import TracebackType

from evenhand.models.events import Event
from evenhand.store import chain, checking, copying, discarding, joining, queries
from evenhand.store.connection import check_sqlite, connect, create_file, explained, reading, transaction
from evenhand.store.handle import AuditHandle
from evenhand.store.locks import AuditLock
from evenhand.store.preparing import prepare
from evenhand.store.records import (
    AuditRecord,
    AuditSummary,
    Discarded,
    DiscardRecord,
    Health,
    SummaryUpdate,
    Verification,
)
from evenhand.store.writing import Access, insert_audit, insert_events, name_snapshot, pin_snapshot, storable, summarise


def utc_now() -> str:
    """The time as the store writes it: ISO 8601, UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def random_id() -> str:
    """A new id for an audit or event: sixteen hexadecimal characters, so that a few of them already name it."""
    return os.urandom(8).hex()


FIRST_SUMMARY = SummaryUpdate()


class Store:
    """Saved audits in one file. Open it with :meth:`open`; close it, or use it in a ``with`` block.

    Several processes may have the same store open; one audit is held by one of them at a time. It may be called from
    several threads. ``warnings`` are lines that an auditor should see, such as a network drive.
    """

    def __init__(self, access: Access, warnings: tuple[str, ...]) -> None:
        self._access = access
        self.path = access.path
        self.warnings = warnings

    @classmethod
    def open(cls, path: Path, *, clock: Callable[[], str] = utc_now, new_id: Callable[[], str] = random_id) -> Store:
        """Open the store at ``path``, making it or bringing it up to date as needed.

        ``clock`` gives ISO 8601 times in UTC, ``new_id`` ids of lower-case letters and digits. Raises
        :class:`StoreError` when the file is damaged, too new, locked or not writable; it is then left as it was.
        """
        check_sqlite()
        with explained(path):
            create_file(path)
            connection = connect(path)
            try:
                warnings = prepare(connection, path, now=clock())
            except BaseException:
                connection.close()
                raise
        return cls(Access(connection, path, RLock(), clock, new_id), warnings)

    def create_audit(
        self,
        *,
        framework_id: str,
        framework_title: str,
        digest: str,
        snapshot: str,
        practice: bool,
        events: Sequence[Event],
        summary: SummaryUpdate = FIRST_SUMMARY,
    ) -> AuditHandle:
        """Begin an audit with its first events, under the framework whose snapshot is given, and hold it.

        Raises :class:`StoreError`; nothing of the audit is then there.
        """
        access = self._access
        audit_id, now = access.new_id(), access.clock()
        start = chain.genesis(audit_id, digest, snapshot)
        row = AuditSummary(
            id=audit_id,
            framework_id=framework_id,
            framework_title=framework_title,
            digest=digest,
            practice=practice,
            status=summary.status,
            case_reference=storable(summary.case_reference),
            progress=storable(summary.progress),
            progress_percent=summary.progress_percent,
            created_at=now,
            changed_at=now,
            length=0,
            head=start,
        )
        lock = self._lock(audit_id)
        lock.acquire(now)
        try:
            with access.guard, transaction(access.connection, access.path):
                name = pin_snapshot(access, digest, snapshot)
                insert_audit(access, row)
                name_snapshot(access, audit_id, digest, name)
                links = insert_events(access, audit_id, events, length=0, head=start)
                if links:
                    last = links[-1]
                    summarise(access, audit_id, summary, at=last.at, length=last.seq, head=last.hash)
            return AuditHandle(access, audit_id, lock)
        except BaseException:
            lock.release(for_good=True)
            raise

    def audits(self, *, practice: bool | None = False, unfinished_only: bool = False) -> tuple[AuditSummary, ...]:
        """The audits, newest change first. Practice audits stay out unless asked for; None lists both kinds.

        Raises :class:`StoreError`.
        """
        with self._access.guard, explained(self.path):
            return queries.summaries(self._access.connection, practice=practice, unfinished_only=unfinished_only)

    def read(self, audit_id: str) -> AuditRecord:
        """A whole audit, by its id or the beginning of it, without holding it.

        Raises :class:`~evenhand.store.errors.UnknownAudit`, :class:`StoreError`.
        """
        access = self._access
        with access.guard, explained(self.path), reading(access.connection):
            whole = queries.whole_id(access.connection, audit_id)
            summary = queries.summary_of(access.connection, whole)
            events = tuple(queries.events_of(access.connection, whole))
            texts = queries.snapshots_of(access.connection, whole, (stored.event for stored in events))
            return AuditRecord(summary, events, texts[0], texts[1:])

    def copy_of(self, audit_id: str) -> joining.AuditCopy:
        """A whole audit as another store needs it, with its chain checked, by its id or the beginning of it.

        Raises as :meth:`read` does, and :class:`~evenhand.store.errors.StoreDamaged` for one that was altered.
        """
        access = self._access
        with access.guard, explained(self.path), reading(access.connection):
            return joining.copy_of(access, queries.whole_id(access.connection, audit_id))

    def is_here(self, audit_id: str) -> bool:
        """Whether an audit of this whole id is here. Raises :class:`StoreError` when it was discarded here."""
        with self._access.guard, explained(self.path):
            return joining.is_here(self._access, audit_id)

    def take_over(self, copy: joining.AuditCopy, *, summary: SummaryUpdate) -> None:
        """Keep an audit of another store as it is there: its id, its events and their chain. All or nothing.

        The caller has checked the copy. Raises :class:`StoreError`, also for an audit that is here or was discarded.
        """
        lock = self._lock(copy.id)
        lock.acquire(self._access.clock())
        try:
            joining.take_over(self._access, copy, summary)
        finally:
            lock.release()

    def open_audit(self, audit_id: str) -> AuditHandle:
        """Hold an audit for answering, by its id or the beginning of it.

        Raises :class:`~evenhand.store.errors.AuditHeld` at once when another process has it,
        :class:`~evenhand.store.errors.UnknownAudit`, :class:`StoreError`.
        """
        whole = self._whole_id(audit_id)
        lock = self._lock(whole)
        lock.acquire(self._access.clock())
        try:
            return AuditHandle(self._access, whole, lock)
        except BaseException:
            lock.release()
            raise

    def verify(self, audit_id: str) -> Verification:
        """Check that every event of an audit is as it was written. Raises as :meth:`read` does."""
        access = self._access
        with access.guard, explained(self.path), reading(access.connection):
            return checking.verify(access.connection, queries.whole_id(access.connection, audit_id))

    def discard(self, audit_id: str, *, who: str, why: str) -> Discarded:
        """Dispose of one audit and its unsent text for good, and keep a record without content of who did it and why.

        Raises :class:`~evenhand.store.errors.AuditHeld` when it is open anywhere,
        :class:`~evenhand.store.errors.UnknownAudit`, :class:`StoreError`; the audit is then still there, whole.
        """
        whole = self._whole_id(audit_id)
        lock = self._lock(whole)
        lock.acquire(self._access.clock())
        gone = False
        try:
            record = discarding.discard(self._access, whole, who=who, why=why)
            gone = True
            return record
        finally:
            lock.release(for_good=gone)

    def discards(self) -> tuple[DiscardRecord, ...]:
        """What remains of the audits that were discarded, oldest first. Raises :class:`StoreError`."""
        with self._access.guard, explained(self.path):
            return discarding.discards(self._access.connection)

    def backup(self, target: Path) -> None:
        """Copy the store to a new file while others go on using it, and check the copy. Never overwrites.

        Raises :class:`StoreError`; no part of a copy is then left behind.
        """
        with self._access.guard:
            copying.copy_to(self._access.connection, target)

    def health(self) -> Health:
        """Facts about the store for a help desk, without a word of case text. Raises :class:`StoreError`."""
        from evenhand.store.health import health

        with self._access.guard, explained(self.path):
            return health(self._access.connection, self.path, self.warnings)

    def close(self) -> None:
        """Close the file. Handles that are still open can then no longer append. Closing twice does no harm."""
        with self._access.guard:
            self._access.connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _whole_id(self, audit_id: str) -> str:
        with self._access.guard, explained(self.path):
            return queries.whole_id(self._access.connection, audit_id)

    def _lock(self, audit_id: str) -> AuditLock:
        return AuditLock(self.path.parent / "locks", audit_id)
