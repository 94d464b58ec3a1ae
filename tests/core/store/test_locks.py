"""The system's lock decides; the note beside it only says whose it is."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from evenhand.store.errors import AuditHeld, StoreBusy, StoreNotWritable
from evenhand.store.locks import AuditLock, one_at_a_time, take_lock


def test_a_lock_is_held_until_released(tmp_path: Path) -> None:
    first, second = AuditLock(tmp_path, "a1"), AuditLock(tmp_path, "a1")
    first.acquire("2026-01-01T00:00:00Z")
    with pytest.raises(AuditHeld, match=r"on .*, process \d+, since 2026-01-01T00:00:00Z\. Close it there first"):
        second.acquire("later")
    second.release()
    with pytest.raises(AuditHeld):
        second.acquire("later")
    first.release()
    second.acquire("later")
    second.release()


def test_audits_are_locked_apart(tmp_path: Path) -> None:
    first, second = AuditLock(tmp_path, "a1"), AuditLock(tmp_path, "a2")
    first.acquire("")
    second.acquire("")
    first.release()
    second.release()


@pytest.mark.parametrize("note", [None, "", "[]", "{}", "\ud800"])
def test_a_holder_without_a_readable_note_still_holds(tmp_path: Path, note: str | None) -> None:
    first = AuditLock(tmp_path, "a1")
    first.acquire("")
    (tmp_path / "a1.json").unlink()
    if note is not None:
        (tmp_path / "a1.json").write_bytes(note.encode("utf-8", "surrogatepass"))
    with pytest.raises(AuditHeld, match="left no note"):
        AuditLock(tmp_path, "a1").acquire("")
    first.release()


def test_a_note_that_a_dead_process_left_holds_nobody_up(tmp_path: Path) -> None:
    (tmp_path / "a1.json").write_text('{"user": "u", "host": "h", "pid": 1, "since": "s"}', encoding="utf-8")
    (tmp_path / "a1.lock").touch()
    lock = AuditLock(tmp_path, "a1")
    lock.acquire("")
    lock.release()


def test_release_leaves_no_note_and_for_good_no_lock_file(tmp_path: Path) -> None:
    lock = AuditLock(tmp_path / "locks", "a1")
    lock.acquire("")
    assert stat.S_IMODE((tmp_path / "locks").stat().st_mode) == 0o700
    assert {path.name for path in (tmp_path / "locks").iterdir()} == {"a1.lock", "a1.json"}
    lock.release()
    assert not (tmp_path / "locks" / "a1.json").exists()
    lock.acquire("")
    lock.release(for_good=True)
    assert list((tmp_path / "locks").iterdir()) == []


def test_a_folder_that_keeps_no_locks_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "locks").write_text("a file")
    with pytest.raises(StoreNotWritable, match="cannot keep a lock"):
        AuditLock(tmp_path / "locks", "a1").acquire("")


def test_a_lock_file_alone_is_never_taken_for_a_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl", reason="the system has no flock")

    def no_flock(*_: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(fcntl, "flock", no_flock)
    with pytest.raises(StoreNotWritable, match="use a local drive"):
        AuditLock(tmp_path, "a1").acquire("")


def test_waiting_ends(tmp_path: Path) -> None:
    held = take_lock(tmp_path, "store", seconds=0)
    assert held is not None
    with pytest.raises(StoreBusy, match="try again in a moment"), one_at_a_time(tmp_path, "store", seconds=0.01):
        pytest.fail("two at once")
    held.release()
    with one_at_a_time(tmp_path, "store", seconds=0), one_at_a_time(tmp_path, "other", seconds=0):
        assert take_lock(tmp_path, "store", seconds=0) is None
    with one_at_a_time(tmp_path, "store", seconds=0):
        pass
