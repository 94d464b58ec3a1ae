"""Checks of stored audits: the file's own soundness, and each audit's chain."""

from __future__ import annotations

import sqlite3

from evenhand.store import chain, queries
from evenhand.store.errors import StoreDamaged
from evenhand.store.records import Verification


def integrity(connection: sqlite3.Connection) -> str:
    """Empty when SQLite finds the file sound, otherwise its first complaint (of pages and tables, never of content)."""
    found = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    if found != "ok":
        return " ".join(found.split())
    row = connection.execute("PRAGMA foreign_key_check").fetchone()
    return f"a row of {row[0]} refers to nothing in {row[2]}" if row else ""


def verify(connection: sqlite3.Connection, audit_id: str) -> Verification:
    """Check the chain of one audit, by its whole id. Raises :class:`~evenhand.store.errors.UnknownAudit`."""
    summary = queries.summary_of(connection, audit_id)
    try:
        snapshot = queries.snapshot_of(connection, audit_id)
    except StoreDamaged:
        return Verification(audit_id, summary.length, summary.head, "its framework snapshot is missing", 0)
    start = chain.genesis(audit_id, summary.digest, snapshot)
    links = queries.links_of(connection, audit_id)
    fault = chain.verify(start, links, length=summary.length, head=summary.head) or _unpinned(connection, audit_id)
    if fault is None:
        return Verification(audit_id, summary.length, summary.head)
    return Verification(audit_id, summary.length, summary.head, fault.problem, fault.seq)


def _unpinned(connection: sqlite3.Connection, audit_id: str) -> chain.ChainFault | None:
    """The first upgrade whose snapshot is not there as the event names it. The events' chain holds."""
    try:
        known = queries.upgrade_hashes(connection, audit_id)
    except StoreDamaged:
        known = set()
    for stored in queries.events_of(connection, audit_id):
        if stored.event.kind == "upgraded" and stored.event.value["snapshot"] not in {"", *known}:
            return chain.ChainFault(stored.seq, f"the framework snapshot that event {stored.seq} names is missing")
    return None


def first_broken_chain(connection: sqlite3.Connection) -> str:
    """Empty when every audit's chain holds, otherwise the first audit whose chain does not, and where."""
    for (audit_id,) in connection.execute("SELECT id FROM audits ORDER BY id").fetchall():
        outcome = verify(connection, str(audit_id))
        if not outcome.ok:
            return f"audit {audit_id}: {outcome.problem}"
    return ""
