"""Makes a newly opened store fit for use: version, journal, file modes, and what an auditor should be warned of."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from evenhand.store.connection import journal_of, roll_back, set_journal, wanted_journal
from evenhand.store.locks import one_at_a_time
from evenhand.store.migrations import VERSION, version_of
from evenhand.store.networks import on_network_drive
from evenhand.store.versions import bring_up_to_date, refuse_unknown

PREPARING_SECONDS = 30.0
"""How long to wait for another process that is preparing the same store."""


def prepare(connection: sqlite3.Connection, path: Path, *, now: str) -> tuple[str, ...]:
    """Bring the open store up to date and choose its journal. Returns warnings.

    Raises :class:`~evenhand.store.errors.StoreError`, ``sqlite3.Error``, ``OSError``. Nothing is changed in a file that
    is not ours or too new.
    """
    version = version_of(connection)
    refuse_unknown(version, VERSION, path)
    shared = on_network_drive(path)
    if version == VERSION and journal_of(connection) == wanted_journal(shared_drive=shared):
        _refuse_read_only(connection)
        journal, kept = journal_of(connection), None
    else:
        # A journal can only be changed by the one connection that nobody else disturbs.
        with one_at_a_time(path.parent / "locks", "store", seconds=PREPARING_SECONDS):
            _refuse_read_only(connection)
            journal = set_journal(connection, shared_drive=shared)
            kept = bring_up_to_date(connection, path, now=now)
    warnings = []
    if shared:
        warnings.append(
            f"The store {path} is on a network drive: it works, more slowly, but a local drive is safer. "
            "Let only one computer use it at a time."
        )
    elif journal != wanted_journal(shared_drive=False):
        warnings.append(f"The drive of the store {path} takes no write-ahead log: saving works, more slowly.")
    if kept is not None:
        warnings.append(f"The store was brought up to date; a copy of it as it was is in {kept}.")
    return (*warnings, *_tighten(path))


def _refuse_read_only(connection: sqlite3.Connection) -> None:
    # SQLite opens a write-protected file without a word, and would refuse only the first answer. What is written here
    # is taken back before it reaches the file.
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("CREATE TABLE write_probe (x)")
    finally:
        roll_back(connection)


def _tighten(path: Path) -> list[str]:
    if os.name != "posix":
        return []
    if path.stat().st_mode & 0o077:
        with suppress(OSError):
            path.chmod(0o600)
    if path.parent.stat().st_mode & 0o077:
        return [f"Other people may look into the folder {path.parent}: run `chmod 700` on it, or choose another."]
    return []
