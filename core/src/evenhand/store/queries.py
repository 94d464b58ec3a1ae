"""Reading audits out of an open connection, for the store and for the first list alike."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from evenhand.models.event_order import snapshot_in_force
from evenhand.models.events import Event
from evenhand.store import chain
from evenhand.store.errors import StoreDamaged, UnknownAudit
from evenhand.store.records import AuditSummary, PinnedSnapshot, StoredEvent

_SUMMARY_COLUMNS = ", ".join(AuditSummary._fields)
SHORTEST_PREFIX = 4
"""How many characters of an audit's id must at least be given."""


def summaries(
    connection: sqlite3.Connection, *, practice: bool | None = False, unfinished_only: bool = False
) -> tuple[AuditSummary, ...]:
    """The audits, newest change first. ``practice`` None means both kinds."""
    wanted, values = ["1"], []
    if practice is not None:
        wanted.append("practice = ?")
        values.append(int(practice))
    if unfinished_only:
        wanted.append("status NOT IN ('completed', 'signed_off')")
    rows = connection.execute(
        f"SELECT {_SUMMARY_COLUMNS} FROM audits WHERE {' AND '.join(wanted)} "  # noqa: S608 - only our own constants
        "ORDER BY changed_at DESC, created_at DESC, rowid DESC",
        values,
    )
    return tuple(_summary(row) for row in rows)


def summary_of(connection: sqlite3.Connection, audit_id: str) -> AuditSummary:
    """The summary of one audit, by its whole id. Raises :class:`UnknownAudit`."""
    row = connection.execute(
        f"SELECT {_SUMMARY_COLUMNS} FROM audits WHERE id = ?",  # noqa: S608 - only our own constants
        (audit_id,),
    ).fetchone()
    if row is None:
        raise UnknownAudit(f"There is no audit {audit_id}: see `evenhand audit list`.")
    return _summary(row)


def whole_id(connection: sqlite3.Connection, text: str) -> str:
    """The id of the one audit whose id is, or begins with, what was typed. Raises :class:`UnknownAudit`."""
    typed = text.strip().lower()
    ids = [str(row[0]) for row in connection.execute("SELECT id FROM audits ORDER BY id")]
    if typed in ids:
        return typed
    matches = [audit_id for audit_id in ids if len(typed) >= SHORTEST_PREFIX and audit_id.startswith(typed)]
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise UnknownAudit(f"Several audits begin with {typed}: {', '.join(matches[:5])}. Give more of the id.")
    raise _unknown(connection, typed, ids)


def _unknown(connection: sqlite3.Connection, typed: str, ids: list[str]) -> UnknownAudit:
    # What was typed is shown only where it can be an id: anything else could be a child's name.
    if not typed.isalnum() or not typed.isascii() or not any(letter.isdigit() for letter in typed):
        return UnknownAudit("That is not the id of an audit: see `evenhand audit list`.")
    gone = connection.execute("SELECT audit_id, discarded_at FROM discards WHERE audit_id LIKE ? || '%'", (typed,))
    for audit_id, discarded_at in gone if len(typed) >= SHORTEST_PREFIX else ():
        return UnknownAudit(f"Audit {audit_id} was discarded on {discarded_at}; only a record of that is kept.")
    if len(typed) < SHORTEST_PREFIX:
        return UnknownAudit(f"{typed} is too short: give at least {SHORTEST_PREFIX} characters of an audit's id.")
    from difflib import get_close_matches

    near = get_close_matches(typed, [audit_id[: max(len(typed), SHORTEST_PREFIX)] for audit_id in ids], n=1, cutoff=0.6)
    hint = f" Did you mean {near[0]}?" if near else ""
    return UnknownAudit(f"There is no audit {typed}: see `evenhand audit list`.{hint}")


def snapshot_of(connection: sqlite3.Connection, audit_id: str) -> str:
    """The text of the framework that an audit was begun under. Raises :class:`StoreDamaged` when it is gone."""
    return _snapshot_named(connection, _snapshot_name(connection, audit_id))


def upgrade_hashes(connection: sqlite3.Connection, audit_id: str) -> set[str]:
    """The hashes of the snapshots that an audit was put under since, whether or not it is under them now."""
    return {pinned.hash for pinned in upgrade_snapshots(connection, audit_id)}


def upgrade_snapshots(connection: sqlite3.Connection, audit_id: str) -> list[PinnedSnapshot]:
    """The snapshots that an audit was put under since it was begun, by hash. Raises :class:`StoreDamaged`."""
    # The copy of an older store is checked before the table is there.
    if not _has_table(connection, "upgrade_snapshots"):
        return []
    rows = connection.execute(
        "SELECT snapshot FROM upgrade_snapshots WHERE audit_id = ? ORDER BY hash", (audit_id,)
    ).fetchall()
    return [PinnedSnapshot(str(name).partition(":")[0], _snapshot_named(connection, str(name))) for (name,) in rows]


def snapshots_of(connection: sqlite3.Connection, audit_id: str, events: Iterable[Event]) -> tuple[str, ...]:
    """The text of the framework that an audit is under after these events of it, then those that it was under before.

    Raises :class:`StoreDamaged`.
    """
    now = snapshot_with_hash(connection, audit_id, snapshot_in_force(events))
    texts = [snapshot_of(connection, audit_id), *(one.text for one in upgrade_snapshots(connection, audit_id))]
    return (now, *(text for text in texts if text != now))


def snapshot_with_hash(connection: sqlite3.Connection, audit_id: str, hash_: str) -> str:
    """The text that an event names by its hash; of an empty one, the text that the audit was begun under."""
    if not hash_:
        return snapshot_of(connection, audit_id)
    for pinned in upgrade_snapshots(connection, audit_id):
        if pinned.hash == hash_:
            return pinned.text
    raise StoreDamaged(
        f"A framework snapshot of audit {audit_id} is missing from the store: restore a copy made by "
        "`evenhand store backup`."
    )


def _snapshot_named(connection: sqlite3.Connection, name: str) -> str:
    row = connection.execute("SELECT body FROM snapshots WHERE digest = ?", (name,)).fetchone()
    if row is None:
        raise StoreDamaged(
            f"The framework snapshot {name} is missing from the store: restore a copy made by `evenhand store backup`."
        )
    return str(row[0])


def _snapshot_name(connection: sqlite3.Connection, audit_id: str) -> str:
    # The copy of an older store is checked before the table is there.
    if _has_table(connection, "audit_snapshots"):
        row = connection.execute("SELECT snapshot FROM audit_snapshots WHERE audit_id = ?", (audit_id,)).fetchone()
        if row is not None:
            return str(row[0])
    return summary_of(connection, audit_id).digest


def _has_table(connection: sqlite3.Connection, name: str) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)).fetchone() is not None


def named_by_others(connection: sqlite3.Connection, audit_id: str) -> bool:
    """Whether another audit names this one in the event that it began with, as a further rating of its case does."""
    # The body is canonical JSON, in which an id stands as it is.
    row = connection.execute(
        "SELECT 1 FROM events WHERE seq = 1 AND audit_id <> ? AND instr(body, ?) LIMIT 1", (audit_id, f'"{audit_id}"')
    ).fetchone()
    return row is not None


def links_of(connection: sqlite3.Connection, audit_id: str) -> list[chain.Link]:
    """The events of one audit as the chain sees them, in order."""
    rows = connection.execute(
        "SELECT seq, id, at, body, previous, hash FROM events WHERE audit_id = ? ORDER BY seq", (audit_id,)
    )
    return [chain.Link(*row) for row in rows]


def events_of(connection: sqlite3.Connection, audit_id: str) -> list[StoredEvent]:
    """The events of one audit, in order. Raises :class:`StoreDamaged`, naming the event that cannot be read."""
    return [stored_event(link, audit_id) for link in links_of(connection, audit_id)]


def stored_event(link: chain.Link, audit_id: str) -> StoredEvent:
    """One event from its stored text. Raises :class:`StoreDamaged`."""
    try:
        event = Event.from_json(json.loads(link.body))
    except (ValueError, TypeError):
        # Neither error may be chained: both can hold what was typed.
        raise StoreDamaged(
            f"Event {link.seq} of audit {audit_id} cannot be read: run `evenhand audit verify {audit_id}`."
        ) from None
    return StoredEvent(link.seq, link.id, link.at, event, link.hash)


def _summary(row: tuple[object, ...]) -> AuditSummary:
    summary = AuditSummary(*row)  # type: ignore[arg-type]  # the columns are the fields, and the tables are strict
    return summary._replace(practice=bool(summary.practice))
