"""Whatever the disk does is one clear line, and what was acknowledged stays."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from evenhand.models.events import Event
from evenhand.store import connection as connections
from evenhand.store import preparing
from evenhand.store.connection import check_sqlite, connect, connect_for_reading, create_file, explain, set_journal
from evenhand.store.errors import StoreBusy, StoreDamaged, StoreError, StoreNotWritable
from evenhand.store.handle import AuditHandle
from evenhand.store.records import SummaryUpdate
from evenhand.store.store import Store

Begin = Callable[..., AuditHandle]
posix_only = pytest.mark.skipif(os.name != "posix", reason="the system has no POSIX file modes or limits")


def test_a_connection_flushes_every_commit_and_overwrites_what_goes(
    store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Lax(sqlite3.Connection):
        """Begins as a build of SQLite with other defaults would."""

        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            for pragma in ("synchronous=OFF", "secure_delete=OFF", "foreign_keys=OFF", "trusted_schema=ON"):
                self.execute(f"PRAGMA {pragma}")

    sqlite_connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *args, **options: sqlite_connect(*args, factory=Lax, **options))
    create_file(store_path)
    with closing(connect(store_path)) as connection:
        found = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("synchronous", "fullfsync", "foreign_keys", "secure_delete", "busy_timeout", "trusted_schema")
        }
        assert found == {
            "synchronous": 2, "fullfsync": 1, "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 5000,
            "trusted_schema": 0,
        }  # fmt: skip
        assert set_journal(connection, shared_drive=False) == "wal"
        assert set_journal(connection, shared_drive=True) == "delete"


def test_changing_the_journal_waits_for_a_reader(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create_file(store_path)
    with closing(connect(store_path)) as connection, closing(connect(store_path)) as reader:
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("CREATE TABLE sample (x)")
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM sample").fetchall()
        with monkeypatch.context() as patch:
            patch.setattr(connections, "BUSY_SECONDS", -1)
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                set_journal(connection, shared_drive=False)
        monkeypatch.setattr(time, "sleep", lambda seconds: reader.execute("ROLLBACK"))
        assert set_journal(connection, shared_drive=False) == "wal"


@posix_only
def test_nobody_else_may_read_the_store_or_anything_beside_it(store: Store, begin: Begin) -> None:
    begin()
    folder = store.path.parent
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")}
    assert {name: mode for name, mode in modes.items() if mode & 0o077} == {}
    assert {"evenhand.db", "evenhand.db-wal", "evenhand.db-shm", "locks"} <= set(modes)


def test_an_older_sqlite_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 9))
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.36.9")
    with pytest.raises(StoreError, match=r"needs SQLite 3\.37 or newer, and this Python brings 3\.36\.9"):
        check_sqlite()


def test_a_store_cannot_be_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreNotWritable, match=r"evenhand\.db cannot be used: .*Check the folder"):
        Store.open(tmp_path / "file" / "evenhand.db")


def test_a_folder_in_place_of_the_store_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(StoreNotWritable, match="cannot be opened"):
        Store.open(tmp_path)


SHARED = "import evenhand.store.preparing as preparing; preparing.on_network_drive = lambda path: True\n"

READ_ONLY = """
import os, sys, tempfile
from pathlib import Path
from evenhand.store.errors import StoreError
from evenhand.store.opening import list_for_opening
from evenhand.store.store import Store
with tempfile.TemporaryDirectory() as elsewhere:  # imports whatever a store needs, while that may still be read
    try:
        Store.open(Path(elsewhere, "file").joinpath("evenhand.db")).close()
        Path(elsewhere, "plain").touch()
        Store.open(Path(elsewhere, "plain", "evenhand.db"))
    except StoreError as error:
        str(error)
if os.getuid() == 0:  # root writes anywhere, so somebody else has to try
    os.setgid(65534)
    os.setuid(65534)
folder = Path(sys.argv[1])
for path in (folder / "evenhand.db", folder / "new" / "evenhand.db"):
    try:
        Store.open(path)
    except StoreError as error:
        print(type(error).__name__, error)
print(len(list_for_opening(folder / "evenhand.db")))
"""


@posix_only
@pytest.mark.parametrize("shared", [False, True], ids=["log", "journal"])
def test_a_read_only_folder_is_one_clear_line_and_still_lists(monkeypatch: pytest.MonkeyPatch, shared: bool) -> None:
    monkeypatch.setattr(preparing, "on_network_drive", lambda path: shared)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Store.open(folder / "evenhand.db") as store:
            store.create_audit(
                framework_id="s", framework_title="S", digest="d", snapshot="", practice=False, events=[]
            ).close()
        (folder / "evenhand.db").chmod(0o444)
        folder.chmod(0o555)
        try:
            command = [sys.executable, "-c", SHARED * shared + READ_ONLY, name]
            answer = subprocess.run(command, capture_output=True, text=True, check=True)
        finally:
            folder.chmod(0o755)
    first, second, listed = answer.stdout.splitlines()
    assert first.startswith(f"StoreNotWritable The store {folder / 'evenhand.db'} cannot be")
    assert second.startswith(f"StoreNotWritable The store {folder / 'new' / 'evenhand.db'} cannot be used: Permission")
    assert listed == "1"


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from evenhand.models.events import Event
from evenhand.store.errors import StoreError
from evenhand.store.records import SummaryUpdate
from evenhand.store.store import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store.open(Path(sys.argv[1]))
audit = store.open_audit(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
saved = 1
try:
    while True:
        audit.append([Event("noted", note="secret" * 1000)], summary=SummaryUpdate())
        saved += 1
except StoreError as error:
    print(saved, len(store.read(audit.id).events), error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
audit.append([Event("noted", note="after")], summary=SummaryUpdate())
print(saved + 1)
"""


@posix_only
@pytest.mark.parametrize("shared", [False, True], ids=["log", "journal"])
def test_a_disk_that_takes_no_more_loses_nothing_that_was_acknowledged(
    store: Store, begin: Begin, open_store: Callable[[], Store], shared: bool
) -> None:
    audit = begin()
    audit.close()
    store.close()
    command = [sys.executable, "-c", SHARED * shared + FULL_DISK, str(store.path), audit.id]
    failed, after = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    saved, there, words = failed.split(" ", 2)
    assert int(saved) == int(there) > 5
    assert words.startswith(f"The store {store.path} could not be")
    assert "all earlier answers are saved" in words
    assert "secret" not in words
    again = open_store()
    assert again.verify(audit.id).ok
    assert again.read(audit.id).summary.length == int(after)
    assert again.health().integrity == "ok"


def test_a_damaged_file_is_refused_and_left_alone(store: Store, begin: Begin) -> None:
    begin()
    store.close()
    content = bytearray(store.path.read_bytes())
    content[:64] = b"not a database at all, but sixty-four bytes of something else..."
    store.path.write_bytes(content)
    with pytest.raises(StoreDamaged, match="is damaged or is not an Evenhand store; it was left as it is") as caught:
        Store.open(store.path)
    assert str(store.path) in str(caught.value)
    assert store.path.read_bytes() == content


def test_damage_inside_the_file_is_found(store: Store, begin: Begin, open_store: Callable[[], Store]) -> None:
    audit = begin(events=[Event("noted", note="x" * 50_000)])
    audit.close()
    store.close()
    content = bytearray(store.path.read_bytes())
    content[4096 * 2 :] = b"\xff" * (len(content) - 4096 * 2)
    store.path.write_bytes(content)
    with pytest.raises(StoreDamaged, match="is damaged"):
        open_store().read(audit.id)


def test_a_store_that_others_keep_locked_says_so(store: Store, begin: Begin) -> None:
    audit = begin()
    store._access.connection.execute("PRAGMA busy_timeout = 0")
    with closing(connect(store.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy, match="in use by another process"):
            audit.append([Event("skipped", "a")], summary=SummaryUpdate())
        other.execute("ROLLBACK")
    audit.append([Event("skipped", "a")], summary=SummaryUpdate())
    assert store.read(audit.id).summary.length == 2


def test_reading_needs_a_store(store_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        connect_for_reading(store_path)
    assert not store_path.parent.exists()


def test_reading_cannot_write(store: Store, begin: Begin) -> None:
    begin()
    with closing(connect_for_reading(store.path)) as reader, pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader.execute("DELETE FROM drafts")


@pytest.mark.parametrize("name", ["a b#c?d%20e", "ü"])
def test_odd_folder_names_are_no_part_of_an_address(tmp_path: Path, name: str) -> None:
    path = tmp_path / name / "evenhand.db"
    with Store.open(path):
        assert path.exists()
        assert [found.name for found in tmp_path.iterdir()] == [name]


def test_a_share_is_named_in_the_path_of_the_address() -> None:
    class Share:
        def absolute(self) -> Share:
            return self

        def as_uri(self) -> str:
            return "file://server/share/evenhand.db"

    assert connections._uri(Share()) == "file:////server/share/evenhand.db"  # type: ignore[arg-type]


def test_an_unexpected_error_still_names_the_store() -> None:
    line = str(explain(sqlite3.OperationalError("no such table: x"), Path("/data/evenhand.db")))
    assert line.startswith("The store /data/evenhand.db could not be used")
