"""Each step is taken once, whole, from any earlier version; and the finished tables refuse to change what was said."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from evenhand.models.events import Event
from evenhand.store import migrations
from evenhand.store.connection import connect, create_file
from evenhand.store.handle import AuditHandle
from evenhand.store.migrations import APPLICATION_ID, STEPS, VERSION, migrate, version_of
from evenhand.store.store import Store

Begin = Callable[..., AuditHandle]


@pytest.fixture
def connection(store_path: Path) -> sqlite3.Connection:
    create_file(store_path)
    return connect(store_path)


def schema(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    return set(connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))


@pytest.mark.parametrize("start", range(VERSION + 1))
def test_every_earlier_version_ends_at_the_same_tables(connection: sqlite3.Connection, start: int) -> None:
    if start:
        migrate(connection, up_to=start)
    assert version_of(connection) == start
    migrate(connection)
    assert version_of(connection) == VERSION
    fresh = sqlite3.connect(":memory:", isolation_level=None)
    migrate(fresh)
    assert schema(connection) == schema(fresh)
    fresh.close()
    connection.close()


def test_a_step_that_fails_leaves_the_version_before_it(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(db: sqlite3.Connection) -> None:
        db.execute("CREATE TABLE half (done INTEGER) STRICT")
        db.execute("CREATE TABLE half (done INTEGER) STRICT")

    monkeypatch.setattr(migrations, "STEPS", (STEPS[0], broken, *STEPS[1:]))
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, up_to=3)
    assert version_of(connection) == 1
    assert not [name for name, _ in schema(connection) if name == "half"]
    connection.close()


def test_every_table_of_ours_is_strict(connection: sqlite3.Connection) -> None:
    migrate(connection)
    tables = connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").fetchall()
    ours = {name: strict for name, strict in tables if "sqlite_" not in name}
    tables_of_ours = (
        "audit_snapshots", "audits", "discards", "drafts", "events", "snapshots", "upgrade_snapshots",
    )  # fmt: skip
    assert ours == dict.fromkeys(tables_of_ours, 1)
    connection.close()


def test_another_programs_database_is_told_from_ours(connection: sqlite3.Connection) -> None:
    assert version_of(connection) == 0
    connection.execute("CREATE TABLE theirs (x)")
    assert version_of(connection) is None
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    assert version_of(connection) == 0
    connection.close()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE events SET body = '{}'", "events are never changed"),
        ("UPDATE OR REPLACE events SET seq = 1", "events are never changed"),
        ("DELETE FROM events", "events go only when their audit is discarded"),
        ("INSERT OR REPLACE INTO events SELECT * FROM events WHERE seq = 1", "takes the next number"),
        ("INSERT INTO events SELECT audit_id, 9, id, at, body, previous, hash FROM events", "takes the next number"),
        ("DELETE FROM audits", "an audit goes only by being discarded"),
        ("INSERT OR REPLACE INTO audits SELECT * FROM audits", "keeps its id"),
        ("UPDATE audits SET id = 'other'", "keeps its id"),
        ("UPDATE audits SET practice = 1", "keeps its id"),
        ("UPDATE audits SET digest = 'other'", "keeps its id"),
        ("UPDATE snapshots SET body = ''", "snapshots are never changed"),
        ("INSERT OR REPLACE INTO snapshots SELECT digest, '' FROM snapshots", "snapshots are never changed"),
        ("DELETE FROM snapshots", "FOREIGN KEY"),
        ("UPDATE discards SET why = ''", "discards are never changed"),
        ("INSERT OR REPLACE INTO discards SELECT * FROM discards", "discards are never changed"),
        ("DELETE FROM discards", "discards stay"),
        ("UPDATE audit_snapshots SET snapshot = 'd1'", "an audit keeps its snapshot"),
        ("DELETE FROM audit_snapshots", "an audit keeps its snapshot"),
        ("INSERT OR REPLACE INTO audit_snapshots SELECT audit_id, 'd1' FROM audit_snapshots", "keeps its snapshot"),
        ("DELETE FROM snapshots WHERE digest NOT IN (SELECT digest FROM audits)", "FOREIGN KEY"),
    ],
)
def test_what_was_said_is_neither_changed_nor_deleted(store: Store, begin: Begin, statement: str, words: str) -> None:
    gone, kept = begin(), begin(events=[Event("started"), Event("noted", note="kept")])
    begin(snapshot="the same framework, written by another version")
    gone.close()
    store.discard(gone.id, who="w", why="y")
    raw = connect(store.path)
    before = list(raw.iterdump())
    with pytest.raises(sqlite3.IntegrityError, match=words):
        raw.execute(statement)
    assert list(raw.iterdump()) == before
    raw.close()
    assert store.verify(kept.id).ok
