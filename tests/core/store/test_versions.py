"""An older store is brought up to date after a copy; a newer one, or another program's file, is left alone."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from evenhand.models.events import Event
from evenhand.store import chain, migrations, preparing
from evenhand.store.connection import connect, create_file
from evenhand.store.errors import StoreBusy, StoreDamaged, StoreError, StoreTooNew
from evenhand.store.locks import take_lock
from evenhand.store.migrations import VERSION, migrate, version_of
from evenhand.store.records import AuditSummary
from evenhand.store.store import Store
from evenhand.store.writing import Access, insert_audit, insert_events, pin_snapshot, summarise


def write_older_store(path: Path, version: int) -> AuditSummary:
    """A store of an earlier version with one audit of two events in it."""
    import threading

    from evenhand.store.records import SummaryUpdate

    create_file(path)
    with closing(connect(path)) as connection:
        migrate(connection, up_to=version)
        access = Access(connection, path, threading.RLock(), lambda: "2025-01-01T00:00:00Z", lambda: "abcd0001")
        start = chain.genesis("abcd0001", "d", "{}")
        row = AuditSummary("abcd0001", "s", "S", "d", False, "in_progress", "", "", 0, "2025", "2025", 0, start)
        pin_snapshot(access, "d", "{}")
        insert_audit(access, row)
        links = insert_events(access, row.id, [Event("started"), Event("noted", note="old")], length=0, head=start)
        summarise(access, row.id, SummaryUpdate(), at="2025", length=2, head=links[-1].hash)
    return row


@pytest.mark.parametrize("version", range(1, VERSION))
def test_an_older_store_is_copied_and_brought_up_to_date(
    store_path: Path, open_store: Callable[[], Store], version: int
) -> None:
    row = write_older_store(store_path, version)
    store = open_store()
    record = store.read(row.id)
    assert [stored.event.note for stored in record.events] == ["", "old"]
    assert store.verify(row.id).ok
    assert store.health().schema == VERSION
    with store.open_audit(row.id) as audit:
        audit.save_draft("risk.1", "text")
    (copy,) = (store_path.parent / "backups").iterdir()
    assert copy.name == f"evenhand-v{version}-20260101T000000Z.db"
    assert any(str(copy) in warning for warning in store.warnings)
    assert copy.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(copy)) as kept:
        assert version_of(kept) == version
        assert kept.execute("SELECT count(*) FROM events").fetchone() == (2,)


def test_a_blank_or_up_to_date_store_is_not_copied(store_path: Path, open_store: Callable[[], Store]) -> None:
    open_store()
    assert open_store().warnings == ()
    assert not (store_path.parent / "backups").exists()


def test_a_failed_step_keeps_the_store_and_its_copy(
    store_path: Path, open_store: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_older_store(store_path, 1)

    def broken(db: sqlite3.Connection) -> None:
        db.execute("DROP TABLE events")
        raise sqlite3.OperationalError("no")

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", (migrations.STEPS[0], broken))
        with pytest.raises(StoreError, match=r"evenhand\.db"):
            open_store()
    assert open_store().read("abcd0001").summary.length == 2
    assert len(list((store_path.parent / "backups").iterdir())) == 2


def test_a_store_of_a_newer_version_is_refused_and_left_alone(store: Store, open_store: Callable[[], Store]) -> None:
    store._access.connection.execute(f"PRAGMA user_version = {VERSION + 3}")
    store.close()
    before = store.path.read_bytes()
    with pytest.raises(StoreTooNew, match=rf"store version {VERSION + 3}, this one knows {VERSION}.*upgrade Evenhand"):
        open_store()
    assert store.path.read_bytes() == before


def test_another_programs_database_is_refused_and_left_alone(store_path: Path, open_store: Callable[[], Store]) -> None:
    create_file(store_path)
    with closing(sqlite3.connect(store_path)) as theirs:
        theirs.execute("CREATE TABLE theirs (x)")
    before = store_path.read_bytes()
    with pytest.raises(StoreDamaged, match="database of another program"):
        open_store()
    assert store_path.read_bytes() == before


MAKE = """
import filelock, sqlite_utils, sys
from pathlib import Path
from evenhand.models.events import Event
from evenhand.store.store import Store
for line in sys.stdin:
    with Store.open(Path(line.strip())) as store:
        store.create_audit(
            framework_id="s", framework_title="S", digest="d", snapshot="x", practice=False, events=[Event("started")]
        ).close()
    print("made", flush=True)
"""


def test_several_processes_may_make_the_store_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-c", MAKE]
    processes = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) for _ in range(4)
    ]
    try:
        for number in range(20):
            path = tmp_path / str(number) / "evenhand.db"
            for process in processes:
                assert process.stdin is not None
                process.stdin.write(f"{path}\n")
            for process in processes:
                assert process.stdout is not None
                assert process.stdout.readline() == "made\n"
            with Store.open(path) as store:
                assert len(store.audits()) == len(processes)
    finally:
        for process in processes:
            process.communicate()


def test_waiting_for_another_process_that_prepares_the_store_ends(
    store_path: Path, open_store: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "PREPARING_SECONDS", 0.01)
    lock = take_lock(store_path.parent / "locks", "store", seconds=0)
    assert lock is not None
    with pytest.raises(StoreBusy, match="Another process is preparing the store"):
        open_store()
    lock.release()
    open_store()
