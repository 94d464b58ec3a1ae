"""One audit, open for answering: what is appended here is on the disk when the call returns."""

from __future__ import annotations

import json
from collections.abc import Sequence
from types import TracebackType

from evenhand.models.event_order import snapshot_in_force
from evenhand.models.events import Event
from evenhand.store import chain, joining, queries
from evenhand.store.connection import explained, reading, transaction
from evenhand.store.errors import AuditChangedElsewhere, StoreError
from evenhand.store.locks import AuditLock
from evenhand.store.records import PinnedSnapshot, StoredEvent, SummaryUpdate
from evenhand.store.writing import Access, insert_events, pin_upgrades, summarise


class AuditHandle:
    """An audit that this process holds. Close it, or use it in a ``with`` block, to let others have it."""

    def __init__(self, access: Access, audit_id: str, lock: AuditLock) -> None:
        self.id = audit_id
        self._access = access
        self._lock = lock
        self._open = True
        with access.guard, explained(access.path):
            summary = queries.summary_of(access.connection, audit_id)
            self._events = queries.events_of(access.connection, audit_id)
        self._length, self._head = summary.length, summary.head

    @property
    def events(self) -> tuple[StoredEvent, ...]:
        """Every event of the audit, in order."""
        return tuple(self._events)

    @property
    def length(self) -> int:
        """How many events the audit has."""
        return self._length

    @property
    def head(self) -> str:
        """The hash of the last event, which stands for the whole audit."""
        return self._head

    @property
    def snapshot(self) -> str:
        """The text of the framework that the audit is under now. Raises :class:`StoreError`."""
        return self.snapshot_with_hash(snapshot_in_force(stored.event for stored in self._events))

    def snapshot_with_hash(self, hash_: str) -> str:
        """The text that an event names by its hash; of an empty one, the text that the audit was begun under.

        Raises :class:`StoreError`.
        """
        access = self._usable()
        with access.guard, explained(access.path):
            return queries.snapshot_with_hash(access.connection, self.id, hash_)

    @property
    def named_by_others(self) -> bool:
        """Whether another audit of the store is a further rating of this one's case. Raises :class:`StoreError`."""
        access = self._usable()
        with access.guard, explained(access.path):
            return queries.named_by_others(access.connection, self.id)

    def append(
        self,
        events: Sequence[Event],
        *,
        summary: SummaryUpdate,
        sent_draft: str | None = None,
        snapshots: Sequence[PinnedSnapshot] = (),
    ) -> tuple[StoredEvent, ...]:
        """Store the events and what the list says of the audit, all or nothing, flushed to the disk on return.

        ``sent_draft`` names the question whose unsent text has become these events, and goes with the same commit;
        ``snapshots`` are those that the events put the audit under. Raises :class:`AuditChangedElsewhere` when another
        process has appended meanwhile, and :class:`StoreError` when the store cannot be written; the audit then stands
        as before the call.
        """
        access = self._usable()
        with access.guard, transaction(access.connection, access.path):
            self._refuse_stale()
            pin_upgrades(access, self.id, snapshots)
            links = insert_events(access, self.id, events, length=self._length, head=self._head)
            length = self._length + len(links)
            head = links[-1].hash if links else self._head
            at = links[-1].at if links else access.clock()
            summarise(access, self.id, summary, at=at, length=length, head=head)
            if sent_draft is not None:
                access.connection.execute(
                    "DELETE FROM drafts WHERE audit_id = ? AND question = ?", (self.id, sent_draft)
                )
            stored = tuple(queries.stored_event(link, self.id) for link in links)
        self._events.extend(stored)
        self._length, self._head = length, head
        return stored

    def copy(self) -> joining.AuditCopy:
        """The audit as another store needs it, with its chain checked. Raises :class:`StoreError`."""
        access = self._usable()
        with access.guard, explained(access.path), reading(access.connection):
            return joining.copy_of(access, self.id)

    def join(
        self,
        carried: Sequence[joining.Carried],
        events: Sequence[Event],
        *,
        summary: SummaryUpdate,
        snapshots: Sequence[PinnedSnapshot] = (),
    ) -> tuple[StoredEvent, ...]:
        """Store events that were recorded in another copy, with their ids and times, and then events of our own.

        All or nothing, as :meth:`append`, and raises as it does. Unsent text stays. ``snapshots`` are those that the
        other copy was put under.
        """
        access = self._usable()
        with access.guard, transaction(access.connection, access.path):
            self._refuse_stale()
            pin_upgrades(access, self.id, snapshots)
            links = joining.insert_carried(access, self.id, carried, length=self._length, head=self._head)
            length, head = (links[-1].seq, links[-1].hash) if links else (self._length, self._head)
            links += insert_events(access, self.id, events, length=length, head=head)
            if links:
                length, head = links[-1].seq, links[-1].hash
                summarise(access, self.id, summary, at=links[-1].at, length=length, head=head)
            stored = tuple(queries.stored_event(link, self.id) for link in links)
        self._events.extend(stored)
        self._length, self._head = length, head
        return stored

    def save_draft(self, to: str, text: str) -> None:
        """Keep text that was typed and not yet sent, in place of what was kept for that question; empty text drops it.

        Raises :class:`StoreError`.
        """
        access = self._usable()
        with access.guard, transaction(access.connection, access.path):
            if text:
                access.connection.execute(
                    "INSERT INTO drafts (audit_id, question, body) VALUES (?, ?, ?) "
                    "ON CONFLICT (audit_id, question) DO UPDATE SET body = excluded.body",
                    (self.id, to, chain.canonical(text)),
                )
            else:
                access.connection.execute("DELETE FROM drafts WHERE audit_id = ? AND question = ?", (self.id, to))

    def drafts(self) -> dict[str, str]:
        """The unsent text by question. Raises :class:`StoreError`."""
        access = self._usable()
        with access.guard, explained(access.path):
            rows = access.connection.execute("SELECT question, body FROM drafts WHERE audit_id = ?", (self.id,))
            return {str(question): str(json.loads(body)) for question, body in rows}

    def close(self) -> None:
        """Let go of the audit. Closing twice does no harm."""
        if self._open:
            self._open = False
            self._lock.release()

    def __enter__(self) -> AuditHandle:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _usable(self) -> Access:
        if not self._open:
            raise StoreError(f"Audit {self.id} is closed: open it again first.")
        return self._access

    def _refuse_stale(self) -> None:
        row = self._access.connection.execute("SELECT length, head FROM audits WHERE id = ?", (self.id,)).fetchone()
        if row != (self._length, self._head):
            raise AuditChangedElsewhere(
                f"Audit {self.id} was changed by another process since it was opened here: close it and open it again; "
                "nothing was overwritten."
            )
