"""The store's tables, as small named steps. A step that has been released is never edited: add another.

``PRAGMA user_version`` counts the steps taken, so that an up-to-date store is recognised without importing
sqlite-utils.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x45564E48
"""Marks the file as Evenhand's; the letters EVNH."""

_FIRST_TABLES = (
    """
    CREATE TABLE snapshots (
        digest TEXT NOT NULL PRIMARY KEY,
        body TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE audits (
        id TEXT NOT NULL PRIMARY KEY,
        framework_id TEXT NOT NULL,
        framework_title TEXT NOT NULL,
        digest TEXT NOT NULL REFERENCES snapshots (digest),
        practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
        status TEXT NOT NULL,
        case_reference TEXT NOT NULL,
        progress TEXT NOT NULL,
        progress_percent INTEGER NOT NULL CHECK (progress_percent BETWEEN 0 AND 100),
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        length INTEGER NOT NULL,
        head TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE events (
        audit_id TEXT NOT NULL REFERENCES audits (id),
        seq INTEGER NOT NULL,
        id TEXT NOT NULL,
        at TEXT NOT NULL,
        body TEXT NOT NULL,
        previous TEXT NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (audit_id, seq)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE discards (
        audit_id TEXT NOT NULL PRIMARY KEY,
        framework_id TEXT NOT NULL,
        practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
        created_at TEXT NOT NULL,
        discarded_at TEXT NOT NULL,
        who TEXT NOT NULL,
        why TEXT NOT NULL,
        length INTEGER NOT NULL,
        head TEXT NOT NULL
    ) STRICT
    """,
)

# INSERT OR REPLACE deletes without firing a delete trigger, hence the rules about what may be inserted.
_FIRST_TRIGGERS = (
    """
    CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'events are never changed'); END
    """,
    """
    CREATE TRIGGER events_go_only_with_their_audit BEFORE DELETE ON events
    WHEN NOT EXISTS (SELECT 1 FROM discards WHERE audit_id = OLD.audit_id)
    BEGIN SELECT RAISE(ABORT, 'events go only when their audit is discarded'); END
    """,
    """
    CREATE TRIGGER events_take_the_next_number BEFORE INSERT ON events
    WHEN NEW.seq <> 1 + coalesce((SELECT max(seq) FROM events WHERE audit_id = NEW.audit_id), 0)
    BEGIN SELECT RAISE(ABORT, 'an event takes the next number of its audit'); END
    """,
    """
    CREATE TRIGGER audits_go_only_by_discard BEFORE DELETE ON audits
    WHEN NOT EXISTS (SELECT 1 FROM discards WHERE audit_id = OLD.id)
    BEGIN SELECT RAISE(ABORT, 'an audit goes only by being discarded'); END
    """,
    """
    CREATE TRIGGER audits_keep_their_id BEFORE INSERT ON audits
    WHEN EXISTS (SELECT 1 FROM audits WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'an audit keeps its id and its framework'); END
    """,
    """
    CREATE TRIGGER audits_keep_their_framework
    BEFORE UPDATE OF id, framework_id, framework_title, digest, practice, created_at ON audits
    BEGIN SELECT RAISE(ABORT, 'an audit keeps its id and its framework'); END
    """,
    """
    CREATE TRIGGER snapshots_are_never_changed BEFORE UPDATE ON snapshots
    BEGIN SELECT RAISE(ABORT, 'snapshots are never changed'); END
    """,
    """
    CREATE TRIGGER snapshots_are_never_replaced BEFORE INSERT ON snapshots
    WHEN EXISTS (SELECT 1 FROM snapshots WHERE digest = NEW.digest)
    BEGIN SELECT RAISE(ABORT, 'snapshots are never changed'); END
    """,
    """
    CREATE TRIGGER discards_are_never_changed BEFORE UPDATE ON discards
    BEGIN SELECT RAISE(ABORT, 'discards are never changed'); END
    """,
    """
    CREATE TRIGGER discards_are_never_replaced BEFORE INSERT ON discards
    WHEN EXISTS (SELECT 1 FROM discards WHERE audit_id = NEW.audit_id)
    BEGIN SELECT RAISE(ABORT, 'discards are never changed'); END
    """,
    """
    CREATE TRIGGER discards_stay BEFORE DELETE ON discards
    BEGIN SELECT RAISE(ABORT, 'discards stay'); END
    """,
)


def create_first_tables(db: Database) -> None:
    """Version 1: audits with their snapshots and events, and what remains of those that were discarded."""
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in _FIRST_TABLES + _FIRST_TRIGGERS:
        db.execute(statement)


def add_drafts(db: Database) -> None:
    """Version 2: text that was typed and not yet sent, by question. ``body`` is a JSON string."""
    db.execute(
        """
        CREATE TABLE drafts (
            audit_id TEXT NOT NULL REFERENCES audits (id),
            question TEXT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (audit_id, question)
        ) STRICT, WITHOUT ROWID
        """
    )


def add_audit_snapshots(db: Database) -> None:
    """Version 3: which snapshot an audit has, where it is not the one kept under its digest.

    Two versions of Evenhand may write one framework, of one digest, as two texts; an audit's chain begins with one.
    """
    db.execute(
        """
        CREATE TABLE audit_snapshots (
            audit_id TEXT NOT NULL PRIMARY KEY REFERENCES audits (id),
            snapshot TEXT NOT NULL REFERENCES snapshots (digest)
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute(
        """
        CREATE TRIGGER audits_keep_their_snapshot BEFORE UPDATE ON audit_snapshots
        BEGIN SELECT RAISE(ABORT, 'an audit keeps its snapshot'); END
        """
    )
    db.execute(
        """
        CREATE TRIGGER audits_have_one_snapshot BEFORE INSERT ON audit_snapshots
        WHEN EXISTS (SELECT 1 FROM audit_snapshots WHERE audit_id = NEW.audit_id)
        BEGIN SELECT RAISE(ABORT, 'an audit keeps its snapshot'); END
        """
    )
    db.execute(
        """
        CREATE TRIGGER snapshots_go_only_with_their_audit BEFORE DELETE ON audit_snapshots
        WHEN NOT EXISTS (SELECT 1 FROM discards WHERE audit_id = OLD.audit_id)
        BEGIN SELECT RAISE(ABORT, 'an audit keeps its snapshot'); END
        """
    )


def add_upgrade_snapshots(db: Database) -> None:
    """Version 4: the snapshots that an audit was put under since it was begun, by the SHA-256 of their text.

    The event that puts it there names that hash, so the chain binds the text.
    """
    db.execute(
        """
        CREATE TABLE upgrade_snapshots (
            audit_id TEXT NOT NULL REFERENCES audits (id),
            hash TEXT NOT NULL,
            snapshot TEXT NOT NULL REFERENCES snapshots (digest),
            PRIMARY KEY (audit_id, hash)
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute(
        """
        CREATE TRIGGER upgrades_keep_their_snapshot BEFORE UPDATE ON upgrade_snapshots
        BEGIN SELECT RAISE(ABORT, 'an audit keeps its snapshots'); END
        """
    )
    db.execute(
        """
        CREATE TRIGGER upgrade_snapshots_are_never_replaced BEFORE INSERT ON upgrade_snapshots
        WHEN EXISTS (SELECT 1 FROM upgrade_snapshots WHERE audit_id = NEW.audit_id AND hash = NEW.hash)
        BEGIN SELECT RAISE(ABORT, 'an audit keeps its snapshots'); END
        """
    )
    db.execute(
        """
        CREATE TRIGGER upgrade_snapshots_go_only_with_their_audit BEFORE DELETE ON upgrade_snapshots
        WHEN NOT EXISTS (SELECT 1 FROM discards WHERE audit_id = OLD.audit_id)
        BEGIN SELECT RAISE(ABORT, 'an audit keeps its snapshots'); END
        """
    )


STEPS: tuple[Callable[[Database], None], ...] = (
    create_first_tables,
    add_drafts,
    add_audit_snapshots,
    add_upgrade_snapshots,
)
"""Every step in order; a store's version is the number of steps taken."""

VERSION = len(STEPS)


def version_of(connection: sqlite3.Connection) -> int | None:
    """The version of an open store, 0 when it is blank, None when the file is some other program's database."""
    # In one statement, so that a store which another process is just making is seen before or after a step of that.
    # sqlite-utils records its steps in a table of its own, and may have been stopped before the first of ours.
    version, application, others = connection.execute(
        "SELECT user_version, application_id, "
        "(SELECT count(*) FROM sqlite_master WHERE name NOT LIKE '%sqlite_%') "
        "FROM pragma_user_version, pragma_application_id"
    ).fetchone()
    if application == APPLICATION_ID:
        return int(version)
    return None if others or version else 0


def migrate(connection: sqlite3.Connection, *, up_to: int = VERSION) -> None:
    """Take every step that is missing, each in a transaction of its own. ``up_to`` stops early, for tests.

    Raises ``sqlite3.Error``; a step that fails leaves the store as it was before that step.
    """
    from sqlite_utils import Database, Migrations

    migrations = Migrations("evenhand")
    for number, step in enumerate(STEPS[:up_to], start=1):
        migrations(name=step.__name__)(_counted(step, number))
    migrations.apply(Database(connection, execute_plugins=False))


def _counted(step: Callable[[Database], None], number: int) -> Callable[[Database], None]:
    def take(db: Database) -> None:
        step(db)
        db.execute(f"PRAGMA user_version = {number}")

    return take
