"""A copy is whole, checked, and never over anything."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from evenhand.models.events import Event
from evenhand.store import checking
from evenhand.store.connection import connect
from evenhand.store.errors import StoreDamaged, StoreError, StoreNotWritable
from evenhand.store.handle import AuditHandle
from evenhand.store.records import SummaryUpdate
from evenhand.store.store import Store

Begin = Callable[..., AuditHandle]


def test_a_copy_holds_what_the_store_holds(store: Store, begin: Begin, tmp_path: Path) -> None:
    audit = begin(events=[Event("started"), Event("noted", note="x" * 9000)])
    audit.save_draft("risk.1", "half")
    target = tmp_path / "copy.db"
    store.backup(target)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["copy.db"]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with Store.open(target) as copy:
        assert copy.audits() == store.audits()
        assert copy.read(audit.id) == store.read(audit.id)
        with copy.open_audit(audit.id) as held:
            assert held.drafts() == {"risk.1": "half"}


def test_a_store_in_use_is_copied_at_one_moment(
    store: Store, begin: Begin, open_store: Callable[[], Store], tmp_path: Path
) -> None:
    audit = begin()
    stop = threading.Event()

    def work() -> None:
        while not stop.is_set():
            audit.append([Event("noted", note="x" * 3000)] * 2, summary=SummaryUpdate())

    other = open_store()
    writer = threading.Thread(target=work)
    writer.start()
    try:
        for number in range(5):
            other.backup(tmp_path / f"{number}.db")
    finally:
        stop.set()
        writer.join()
    for number in range(5):
        with Store.open(tmp_path / f"{number}.db") as copy:
            assert copy.verify(audit.id).ok
            assert copy.read(audit.id).summary.length % 2 == 1


def test_a_copy_never_replaces_anything(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "copy.db"
    target.write_text("mine")
    with pytest.raises(StoreError, match="exists already and was left as it is"):
        store.backup(target)
    late = tmp_path / "late.db"
    integrity = checking.integrity

    def appear(connection: sqlite3.Connection) -> str:
        late.write_text("mine")
        return integrity(connection)

    monkeypatch.setattr(checking, "integrity", appear)
    with pytest.raises(StoreError, match="exists already"):
        store.backup(late)
    assert target.read_text() == late.read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["copy.db", "late.db"]


def test_a_drive_without_links_still_gets_its_copy(
    store: Store, begin: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit = begin()

    def no_links(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    store.backup(tmp_path / "copy.db")
    with Store.open(tmp_path / "copy.db") as copy:
        assert copy.verify(audit.id).ok
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["copy.db"]


def test_a_copy_of_an_altered_audit_is_not_made(store: Store, begin: Begin, tmp_path: Path) -> None:
    audit = begin(events=[Event("started"), Event("noted", note="secret")])
    with closing(connect(store.path)) as raw:
        raw.execute("DROP TRIGGER events_are_never_changed")
        raw.execute('UPDATE events SET body = \'{"kind": "noted"}\' WHERE seq = 2')
    with pytest.raises(StoreDamaged, match=f"audit {audit.id}: event 2 was altered") as caught:
        store.backup(tmp_path / "copy.db")
    assert "secret" not in str(caught.value)
    assert not [path for path in tmp_path.iterdir() if path.is_file()]


def test_a_copy_needs_a_folder(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreNotWritable, match=r"There is no folder .*missing to put the copy in"):
        store.backup(tmp_path / "missing" / "copy.db")
    assert not (tmp_path / "missing").exists()
