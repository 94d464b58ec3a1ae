"""Facts about a store for ``evenhand doctor``; nothing that an auditor typed."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from evenhand.store import checking
from evenhand.store.migrations import VERSION
from evenhand.store.records import Health


def health(connection: sqlite3.Connection, path: Path, warnings: tuple[str, ...]) -> Health:
    """Look at an open store. Raises ``sqlite3.Error``, ``OSError``."""

    def number(query: str) -> int:
        return int(connection.execute(query).fetchone()[0])

    log = path.with_name(path.name + "-wal")
    facts = path.stat()
    return Health(
        path=str(path),
        schema=number("PRAGMA user_version"),
        known_schema=VERSION,
        sqlite=sqlite3.sqlite_version,
        journal_mode=str(connection.execute("PRAGMA journal_mode").fetchone()[0]),
        synchronous=number("PRAGMA synchronous"),
        integrity=checking.integrity(connection) or "ok",
        audits=number("SELECT count(*) FROM audits WHERE practice = 0"),
        practice_audits=number("SELECT count(*) FROM audits WHERE practice = 1"),
        events=number("SELECT count(*) FROM events"),
        drafts=number("SELECT count(*) FROM drafts"),
        snapshots=number("SELECT count(*) FROM snapshots"),
        discards=number("SELECT count(*) FROM discards"),
        backups=len(list((path.parent / "backups").glob("*.db"))),
        file_bytes=facts.st_size,
        wal_bytes=log.stat().st_size if log.exists() else 0,
        file_mode=f"{facts.st_mode & 0o777:04o}" if os.name == "posix" else "",
        warnings=warnings,
    )
