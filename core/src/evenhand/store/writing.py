"""The statements that add to an audit. Each is one part of a transaction that its caller holds."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from threading import RLock
from typing import NamedTuple

from evenhand.models.events import Event
from evenhand.store import chain, queries
from evenhand.store.errors import StoreError
from evenhand.store.records import AuditSummary, PinnedSnapshot, SummaryUpdate


class Access(NamedTuple):
    """What a store lends to its handles. ``guard`` keeps threads from mixing their transactions."""

    connection: sqlite3.Connection
    path: Path
    guard: RLock
    clock: Callable[[], str]
    new_id: Callable[[], str]


def pin_snapshot(access: Access, digest: str, snapshot: str) -> str:
    """Keep the framework's text once, however many audits use it. Returns what it is kept under.

    That is its digest, or, where the digest stands for the text of another version of Evenhand already, the digest and
    the hash of the text.
    """
    for name in (digest, f"{digest}:{hashlib.sha256(snapshot.encode('utf-8', 'surrogatepass')).hexdigest()}"):
        kept = access.connection.execute("SELECT body FROM snapshots WHERE digest = ?", (name,)).fetchone()
        if kept is None:
            access.connection.execute("INSERT INTO snapshots (digest, body) VALUES (?, ?)", (name, snapshot))
        if kept in (None, (snapshot,)):
            return name
    raise StoreError(f"The store holds another framework under the digest {digest}: reinstall the framework's plugin.")


def name_snapshot(access: Access, audit_id: str, digest: str, name: str) -> None:
    """Note what an audit's snapshot is kept under, where that is not its digest."""
    if name != digest:
        access.connection.execute("INSERT INTO audit_snapshots (audit_id, snapshot) VALUES (?, ?)", (audit_id, name))


def pin_upgrades(access: Access, audit_id: str, snapshots: Iterable[PinnedSnapshot]) -> None:
    """Keep the snapshots that an audit is put under, beside the one it began with. Those kept already stay."""
    wanted = list(snapshots)
    known = queries.upgrade_hashes(access.connection, audit_id) if wanted else set()
    for pinned in wanted:
        if pinned.hash not in known:
            name = pin_snapshot(access, pinned.digest, pinned.text)
            access.connection.execute(
                "INSERT INTO upgrade_snapshots (audit_id, hash, snapshot) VALUES (?, ?, ?)",
                (audit_id, pinned.hash, name),
            )
            known.add(pinned.hash)


def insert_audit(access: Access, row: AuditSummary) -> None:
    """Add the audit to the list of audits."""
    names, marks = ", ".join(row._fields), ", ".join("?" * len(row))
    access.connection.execute(f"INSERT INTO audits ({names}) VALUES ({marks})", row)  # noqa: S608 - our own names


def insert_events(
    access: Access, audit_id: str, events: Sequence[Event], *, length: int, head: str
) -> tuple[chain.Link, ...]:
    """Add events after the first ``length``, the last of which has the hash ``head``. Returns their links."""
    links = []
    _refuse_unpinned(access, audit_id, events)
    for seq, event in enumerate(events, start=length + 1):
        event_id, at, body = access.new_id(), access.clock(), chain.canonical(event.to_json())
        link = chain.Link(seq, event_id, at, body, head, chain.link_hash(head, seq, event_id, at, body))
        links.append(link)
        head = link.hash
    insert_links(access, audit_id, links)
    return tuple(links)


def _refuse_unpinned(access: Access, audit_id: str, events: Iterable[Event]) -> None:
    named = {event.value["snapshot"] for event in events if event.kind == "upgraded"} - {""}
    if named - queries.upgrade_hashes(access.connection, audit_id) if named else ():
        raise StoreError(f"Audit {audit_id} was not upgraded: the version's own text was not kept with it.")


def insert_links(access: Access, audit_id: str, links: Sequence[chain.Link]) -> None:
    """Add links that are made already. The tables take each only as the next of its audit."""
    access.connection.executemany(
        "INSERT INTO events (audit_id, seq, id, at, body, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(audit_id, *link) for link in links],
    )


def summarise(access: Access, audit_id: str, summary: SummaryUpdate, *, at: str, length: int, head: str) -> None:
    """Set what the list says of the audit."""
    access.connection.execute(
        "UPDATE audits SET status = ?, case_reference = ?, progress = ?, progress_percent = ?, changed_at = ?, "
        "length = ?, head = ? WHERE id = ?",
        (
            summary.status,
            storable(summary.case_reference),
            storable(summary.progress),
            summary.progress_percent,
            at,
            length,
            head,
            audit_id,
        ),
    )


def storable(text: str) -> str:
    """The text without what UTF-8 cannot hold, for a column that only lists; the events keep what was typed."""
    return text.encode("utf-8", "replace").decode("utf-8")
