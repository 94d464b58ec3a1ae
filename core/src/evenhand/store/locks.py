"""One auditor at a time: a lock of the operating system on each audit, which goes when its process does."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from evenhand.store.errors import AuditHeld, StoreBusy, StoreNotWritable

if TYPE_CHECKING:
    from filelock import FileLock


class AuditLock:
    """The lock on one audit, with a note beside it of who holds it. The note is only a courtesy; the lock decides."""

    def __init__(self, folder: Path, audit_id: str) -> None:
        self._folder = folder
        self._audit_id = audit_id
        self._note = folder / f"{audit_id}.json"
        self._lock: FileLock | None = None

    def acquire(self, since: str) -> None:
        """Take the lock or raise :class:`AuditHeld` at once. ``since`` (ISO 8601, UTC) goes into the note."""
        lock = take_lock(self._folder, self._audit_id, seconds=0)
        if lock is None:
            holder = self._holder()
            raise AuditHeld(f"Audit {self._audit_id} is open elsewhere: {holder}. Close it there first.", holder)
        self._lock = lock
        with suppress(OSError):
            _write_privately(self._note, json.dumps({**_myself(), "since": since}))

    def release(self, *, for_good: bool = False) -> None:
        """Give the lock back. ``for_good`` also removes its file, when the audit is no more."""
        if self._lock is None:
            return
        with suppress(OSError):
            self._note.unlink(missing_ok=True)
        if for_good:
            with suppress(OSError):
                (self._folder / f"{self._audit_id}.lock").unlink(missing_ok=True)
        self._lock.release()
        self._lock = None

    def _holder(self) -> str:
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
            return f"{note['user']} on {note['host']}, process {note['pid']}, since {note['since']}"
        except (OSError, ValueError, KeyError, TypeError):
            return "another process, which left no note of whose it is"


def take_lock(folder: Path, name: str, *, seconds: float) -> FileLock | None:
    """A held lock named ``name`` in ``folder``, or None when somebody else has it for longer than ``seconds``.

    Raises :class:`StoreNotWritable` where no lock can be kept.
    """
    from filelock import FileLock, Timeout

    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        # A lock file that merely exists would outlive its process, so no falling back to one.
        lock = FileLock(
            folder / f"{name}.lock", timeout=seconds, mode=0o600, thread_local=False, fallback_to_soft=False
        )
        lock.acquire()
    except Timeout:
        return None
    except (OSError, NotImplementedError) as error:
        words = getattr(error, "strerror", None) or "the drive keeps no locks"
        raise StoreNotWritable(
            f"The folder {folder} cannot keep a lock ({words}): make it writable, or use a local drive."
        ) from error
    return lock


@contextmanager
def one_at_a_time(folder: Path, name: str, *, seconds: float) -> Iterator[None]:
    """Hold a lock for the length of a block.

    Raises as :func:`take_lock` does, and :class:`StoreBusy` when somebody else keeps it.
    """
    lock = take_lock(folder, name, seconds=seconds)
    if lock is None:
        raise StoreBusy(f"Another process is preparing the store beside {folder}: try again in a moment.")
    try:
        yield
    finally:
        lock.release()


def _myself() -> dict[str, str | int]:
    import getpass
    import socket

    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = "unknown user"
    return {"user": user, "host": socket.gethostname(), "pid": os.getpid()}


def _write_privately(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
