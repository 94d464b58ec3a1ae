"""Copies a live store into one new file, whole or not at all."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from evenhand.store import checking
from evenhand.store.connection import connect, create_file, explained, set_journal, sync_folder
from evenhand.store.errors import StoreDamaged, StoreError, StoreNotWritable


def copy_to(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the open store to ``target`` while others go on writing, check the copy, and only then give it its name.

    Raises :class:`StoreError` when ``target`` exists, cannot be written, or the copy is not sound; no part of a copy
    is left behind.
    """
    if target.exists() or target.is_symlink():
        raise StoreError(f"{target} exists already and was left as it is: give the copy another name.")
    if not target.parent.is_dir():
        raise StoreNotWritable(f"There is no folder {target.parent} to put the copy in: make it first.")
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.unfinished")
    try:
        with explained(unfinished):
            create_file(unfinished)
            with closing(connect(unfinished)) as copy:
                connection.backup(copy)
                # One file is easier to carry about than a file and its log.
                set_journal(copy, shared_drive=True)
                problem = checking.integrity(copy) or checking.first_broken_chain(copy)
            _flush(unfinished)
        if problem:
            raise StoreDamaged(f"No copy was made of the store, because it is not sound: {problem}.")
        with explained(target):
            _name(unfinished, target)
    finally:
        for end in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                unfinished.with_name(unfinished.name + end).unlink(missing_ok=True)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _name(unfinished: Path, target: Path) -> None:
    try:
        # A link never replaces what came to stand there meanwhile, which a rename would.
        os.link(unfinished, target)
    except FileExistsError:
        raise StoreError(f"{target} exists already and was left as it is: give the copy another name.") from None
    except (OSError, NotImplementedError):
        unfinished.rename(target)
    sync_folder(target.parent)
