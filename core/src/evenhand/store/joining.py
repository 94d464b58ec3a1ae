"""Audits that come from another store: taken over whole, or their events chained after those that are here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from evenhand.store import chain, checking, queries
from evenhand.store.connection import transaction
from evenhand.store.errors import StoreDamaged, StoreError
from evenhand.store.records import AuditSummary, PinnedSnapshot, SummaryUpdate
from evenhand.store.writing import (
    Access,
    insert_audit,
    insert_links,
    name_snapshot,
    pin_snapshot,
    pin_upgrades,
    storable,
    summarise,
)


class Carried(NamedTuple):
    """An event on its way between stores, without its place in a chain. ``body`` is its stored text."""

    id: str
    at: str
    body: str


class AuditCopy(NamedTuple):
    """A whole audit as another store needs it: what never changes of it, its snapshot, and every link of its chain.

    ``upgrades`` are the snapshots that it was put under since, by their hash.
    """

    id: str
    framework_id: str
    framework_title: str
    digest: str
    practice: bool
    created_at: str
    snapshot: str
    links: tuple[chain.Link, ...]
    upgrades: tuple[PinnedSnapshot, ...] = ()

    @property
    def start(self) -> str:
        """The hash that the chain begins with."""
        return chain.genesis(self.id, self.digest, self.snapshot)

    @property
    def head(self) -> str:
        """The hash of the last event."""
        return self.links[-1].hash if self.links else self.start

    @property
    def carried(self) -> tuple[Carried, ...]:
        """The events without their places."""
        return tuple(Carried(link.id, link.at, link.body) for link in self.links)


def copy_of(access: Access, audit_id: str) -> AuditCopy:
    """An audit by its whole id, with its chain checked. The caller sees to it that nobody writes meanwhile.

    Raises :class:`StoreDamaged` when the audit is not as it was written, ``UnknownAudit``, ``sqlite3.Error``.
    """
    connection = access.connection
    outcome = checking.verify(connection, audit_id)
    if not outcome.ok:
        raise StoreDamaged(f"Audit {audit_id} was altered here ({outcome.problem}): run `evenhand audit verify`.")
    summary = queries.summary_of(connection, audit_id)
    return AuditCopy(
        id=audit_id,
        framework_id=summary.framework_id,
        framework_title=summary.framework_title,
        digest=summary.digest,
        practice=summary.practice,
        created_at=summary.created_at,
        snapshot=queries.snapshot_of(connection, audit_id),
        links=tuple(queries.links_of(connection, audit_id)),
        upgrades=tuple(queries.upgrade_snapshots(connection, audit_id)),
    )


def chained(carried: Iterable[Carried], *, length: int, head: str) -> tuple[chain.Link, ...]:
    """The links of events that follow the first ``length``, the last of which has the hash ``head``."""
    links = []
    for seq, (event_id, at, body) in enumerate(carried, start=length + 1):
        links.append(chain.Link(seq, event_id, at, body, head, chain.link_hash(head, seq, event_id, at, body)))
        head = links[-1].hash
    return tuple(links)


def insert_carried(
    access: Access, audit_id: str, carried: Sequence[Carried], *, length: int, head: str
) -> tuple[chain.Link, ...]:
    """Add events that were recorded elsewhere, with their ids and times, after the first ``length``."""
    links = chained(carried, length=length, head=head)
    insert_links(access, audit_id, links)
    return links


def take_over(access: Access, copy: AuditCopy, summary: SummaryUpdate) -> None:
    """Keep an audit of another store as it is there, in one transaction. The caller holds its lock and has checked it.

    Raises :class:`StoreError`, also when the audit is here already or was discarded here; nothing is then kept.
    """
    row = AuditSummary(
        id=copy.id,
        framework_id=copy.framework_id,
        framework_title=storable(copy.framework_title),
        digest=copy.digest,
        practice=copy.practice,
        status=summary.status,
        case_reference=storable(summary.case_reference),
        progress=storable(summary.progress),
        progress_percent=summary.progress_percent,
        created_at=copy.created_at,
        changed_at=copy.created_at,
        length=0,
        head=copy.start,
    )
    with access.guard, transaction(access.connection, access.path):
        if is_here(access, copy.id):
            raise StoreError(f"Audit {copy.id} came in from elsewhere meanwhile: import the file again.")
        name = pin_snapshot(access, copy.digest, copy.snapshot)
        insert_audit(access, row)
        name_snapshot(access, copy.id, copy.digest, name)
        pin_upgrades(access, copy.id, copy.upgrades)
        links = insert_carried(access, copy.id, copy.carried, length=0, head=copy.start)
        at, head = (links[-1].at, links[-1].hash) if links else (copy.created_at, copy.start)
        summarise(access, copy.id, summary, at=at, length=len(links), head=head)


def is_here(access: Access, audit_id: str) -> bool:
    """Whether an audit of this id is in the store. Raises :class:`StoreError` when it was discarded here."""
    gone = access.connection.execute("SELECT discarded_at FROM discards WHERE audit_id = ?", (audit_id,)).fetchone()
    if gone is not None:
        raise StoreError(
            f"Audit {audit_id} was discarded on {gone[0]}, which is for good: this store does not take it in again."
        )
    return access.connection.execute("SELECT 1 FROM audits WHERE id = ?", (audit_id,)).fetchone() is not None
