"""The only module that opens SQLite connections; encryption or a server would come in here, behind the same functions.

Nothing may open the store's file by other means while a connection to it is open: closing any other descriptor of the
file drops this process's POSIX locks on it, and with them SQLite's protection.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from evenhand.store.errors import (
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreNotWritable,
)

NEEDED_SQLITE = (3, 37, 0)
"""Strict tables came with this version."""

BUSY_SECONDS = 5.0

_CAUSES: dict[int, tuple[type[StoreError], str]] = {
    sqlite3.SQLITE_NOTADB: (StoreDamaged, "is damaged or is not an Evenhand store; it was left as it is: {restore}"),
    sqlite3.SQLITE_CORRUPT: (StoreDamaged, "is damaged; it was left as it is: {restore}"),
    sqlite3.SQLITE_FULL: (
        StoreFull,
        "could not be written: the disk is full. Make room and answer again; all earlier answers are saved",
    ),
    sqlite3.SQLITE_IOERR: (
        StoreError,
        "could not be read or written by the disk. Check the drive, its quota and its connection, then answer again; "
        "all earlier answers are saved",
    ),
    sqlite3.SQLITE_READONLY: (StoreNotWritable, "cannot be written. Allow writing to the file and its folder {folder}"),
    sqlite3.SQLITE_PERM: (StoreNotWritable, "cannot be written. Allow writing to the file and its folder {folder}"),
    sqlite3.SQLITE_CANTOPEN: (
        StoreNotWritable,
        "cannot be opened. Check that its folder {folder} exists and may be written",
    ),
    sqlite3.SQLITE_BUSY: (StoreBusy, "is in use by another process. Try again when that one has finished"),
    sqlite3.SQLITE_LOCKED: (StoreBusy, "is in use by another process. Try again when that one has finished"),
}
_RESTORE = "restore a copy made by `evenhand store backup`, or move the file away to begin a new store"


def explain(error: sqlite3.Error | OSError, path: Path) -> StoreError:
    """The one line for whatever SQLite or the system reports about the store at ``path``."""
    code = getattr(error, "sqlite_errorcode", None)
    kind, words = StoreError, "could not be used ({what})"
    if code is not None:
        kind, words = _CAUSES.get(code & 0xFF, (kind, words))
    elif isinstance(error, OSError):
        kind, words = StoreNotWritable, "cannot be used: {what}. Check the folder {folder}"
    name = error.strerror if isinstance(error, OSError) else getattr(error, "sqlite_errorname", None)
    what = name or "it was closed before"
    return kind(f"The store {path} {words.format(restore=_RESTORE, folder=path.parent, what=what)}.")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns whatever SQLite or the system raises inside into a :class:`StoreError` about ``path``."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise explain(error, path) from error


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """One write transaction: all of it is on the disk when the block ends, or none of it.

    Raises :class:`StoreError`.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("COMMIT")
    except BaseException as error:
        roll_back(connection)
        if isinstance(error, sqlite3.Error):
            raise explain(error, path) from error
        raise


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """One view of the store for several reads, whatever others write meanwhile. Raises ``sqlite3.Error``."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        roll_back(connection)


def roll_back(connection: sqlite3.Connection) -> None:
    """Take back an unfinished transaction, if there is one. Never raises."""
    # Some errors have already ended the transaction or the connection; the first error is the one to report.
    with suppress(sqlite3.Error):
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def check_sqlite() -> None:
    """Raises :class:`StoreError` when Python's SQLite is older than strict tables need."""
    if sqlite3.sqlite_version_info < NEEDED_SQLITE:
        needed = ".".join(map(str, NEEDED_SQLITE[:2]))
        raise StoreError(
            f"Evenhand needs SQLite {needed} or newer, and this Python brings {sqlite3.sqlite_version}: "
            "use a newer Python."
        )


def create_file(path: Path) -> None:
    """Make the folder (0700) and an empty file (0600) where there is none, so that no wider mode ever exists.

    Raises ``OSError``.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Put a new name in a folder on the disk, where the system can."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def connect(path: Path) -> sqlite3.Connection:
    """A connection for writing, every commit flushed to the disk. The file must be there. Raises ``sqlite3.Error``.

    It may be used from several threads, one at a time: whoever shares it sees to that.
    """
    connection = sqlite3.connect(
        f"{_uri(path)}?mode=rw", uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        # FULL flushes the log at each commit, fullfsync makes that so on macOS; secure_delete overwrites what goes.
        for pragma in ("synchronous=FULL", "fullfsync=ON", "foreign_keys=ON", "secure_delete=ON", "trusted_schema=OFF"):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def connect_in_memory() -> sqlite3.Connection:
    """A connection to a database that lives and dies with it, for an index that is made again whenever it is needed."""
    return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)


def wanted_journal(*, shared_drive: bool) -> str:
    """The write-ahead log, or the rollback journal on a network drive; in SQLite's own words."""
    return "delete" if shared_drive else "wal"


def journal_of(connection: sqlite3.Connection) -> str:
    """The journal that the store has now. Raises ``sqlite3.Error``."""
    return str(connection.execute("PRAGMA journal_mode").fetchone()[0])


def set_journal(connection: sqlite3.Connection, *, shared_drive: bool) -> str:
    """Give the store the wanted journal, as soon as nobody reads it. Returns the journal that it then has.

    Raises ``sqlite3.Error``.
    """
    give_up = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            row = connection.execute(f"PRAGMA journal_mode={wanted_journal(shared_drive=shared_drive)}").fetchone()
            return str(row[0])
        except sqlite3.OperationalError as error:
            # SQLite does not wait for others here, as it does everywhere else.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                raise
            time.sleep(0.01)


def connect_for_reading(path: Path) -> sqlite3.Connection:
    """A connection that never writes, and creates no file beside a store that was closed properly.

    Raises ``sqlite3.Error``. Reading a store that is not there is an error too.
    """
    at_rest = not any(path.with_name(path.name + end).exists() for end in ("-wal", "-journal"))
    # Without a log nobody is writing, and only an immutable connection leaves no log of its own behind.
    mode = "mode=ro&immutable=1" if at_rest else "mode=ro"
    connection = sqlite3.connect(f"{_uri(path)}?{mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA query_only=ON")
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.Error as error:
        connection.close()
        if not isinstance(error, sqlite3.OperationalError):
            raise
        # A journal that a crash left behind can only be rolled back by a connection that may write.
        connection = connect(path)
    return connection


def _uri(path: Path) -> str:
    uri = path.absolute().as_uri()
    # SQLite takes no host in a URI: a share's name goes into the path.
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)
