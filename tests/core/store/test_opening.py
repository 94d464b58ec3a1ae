"""The first list reads what is there and leaves no trace."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from evenhand.models.events import Event
from evenhand.store.errors import StoreDamaged, StoreTooNew
from evenhand.store.handle import AuditHandle
from evenhand.store.migrations import migrate
from evenhand.store.opening import list_for_opening
from evenhand.store.records import SummaryUpdate
from evenhand.store.store import Store

Begin = Callable[..., AuditHandle]


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_no_store_is_an_empty_list_and_stays_no_store(store_path: Path) -> None:
    assert list_for_opening(store_path) == ()
    assert not store_path.parent.exists()


def test_an_empty_file_is_an_empty_list(store_path: Path) -> None:
    store_path.parent.mkdir()
    store_path.touch()
    assert list_for_opening(store_path) == ()
    assert store_path.stat().st_size == 0


def test_the_list_is_the_stores_and_nothing_is_left_behind(store: Store, begin: Begin) -> None:
    begin()
    audit = begin()
    audit.append([Event("noted", note="x")], summary=SummaryUpdate(case_reference="C-1"))
    practice = begin(practice=True)
    expected = store.audits()
    for handle in (audit, practice):
        handle.close()
    assert list_for_opening(store.path) == expected
    store.close()
    before = files(store.path.parent)
    assert list_for_opening(store.path) == expected
    assert [listed.id for listed in list_for_opening(store.path, practice=True)] == [practice.id]
    assert files(store.path.parent) == before


KILLED = """
import os, signal, sys
from pathlib import Path
from evenhand.models.events import Event
from evenhand.store.records import SummaryUpdate
from evenhand.store.store import Store
if sys.argv[3] == "shared":
    import evenhand.store.preparing as preparing
    preparing.on_network_drive = lambda path: True
store = Store.open(Path(sys.argv[1]))
audit = store.open_audit(sys.argv[2])
audit.append([Event("noted", note="last")], summary=SummaryUpdate(case_reference="C-2"))
store._access.connection.execute("PRAGMA cache_size = 1")
store._access.connection.execute("BEGIN IMMEDIATE")
for number in range(2000):
    store._access.connection.execute("INSERT INTO drafts VALUES (?, ?, ?)", (audit.id, str(number), "x" * 500))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("drive", ["local", "shared"])
def test_a_store_left_by_a_crash_lists_its_last_answer(store: Store, begin: Begin, drive: str) -> None:
    audit = begin()
    audit.close()
    store.close()
    subprocess.run([sys.executable, "-c", KILLED, str(store.path), audit.id, drive], check=False)
    left = {path.name for path in store.path.parent.iterdir()}
    assert ("evenhand.db-journal" if drive == "shared" else "evenhand.db-wal") in left
    (listed,) = list_for_opening(store.path)
    assert (listed.case_reference, listed.length) == ("C-2", 2)


def test_an_older_store_lists_as_it_is(store_path: Path) -> None:
    store_path.parent.mkdir()
    connection = sqlite3.connect(store_path, isolation_level=None)
    migrate(connection, up_to=1)
    connection.close()
    before = files(store_path.parent)
    assert list_for_opening(store_path) == ()
    assert files(store_path.parent) == before


def test_a_newer_or_damaged_store_is_said_to_be_so(store: Store) -> None:
    store._access.connection.execute("PRAGMA user_version = 99")
    store.close()
    with pytest.raises(StoreTooNew):
        list_for_opening(store.path)
    store.path.write_bytes(b"rubbish" * 1000)
    with pytest.raises(StoreDamaged):
        list_for_opening(store.path)


def test_listing_imports_nothing_heavy() -> None:
    program = (
        "import sys; import evenhand.store.opening\n"
        "heavy = {'pydantic', 'pluggy', 'sqlite_utils', 'click', 'docx', 'asyncio', 'filelock', 'logging', 'inspect'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "[]\n"
