"""Brings a store up to the version this program knows, or says why it cannot."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from evenhand.store.copying import copy_to
from evenhand.store.errors import StoreDamaged, StoreTooNew
from evenhand.store.migrations import VERSION, migrate, version_of


def refuse_unknown(version: int | None, known: int, path: Path) -> None:
    """Go on only with a version that this program knows.

    Raises :class:`StoreDamaged` for another program's file, :class:`StoreTooNew` for a later version than ``known``.
    """
    if version is None:
        raise StoreDamaged(
            f"The file {path} is a database of another program; it was left as it is: "
            "move it away, or choose another data folder."
        )
    if version > known:
        raise StoreTooNew(
            f"The store {path} was written by a newer Evenhand (store version {version}, this one knows {known}); "
            "it was left as it is: upgrade Evenhand."
        )


def bring_up_to_date(connection: sqlite3.Connection, path: Path, *, now: str) -> Path | None:
    """Take the steps that are missing, after a copy of a store that has any. Returns the copy, if one was made.

    ``now`` (ISO 8601, UTC) names the copy. The caller sees to it that no other process does the same at
    once. Raises :class:`~evenhand.store.errors.StoreError` and ``sqlite3.Error``; the store then stands as before the
    step that failed.
    """
    version = version_of(connection)
    refuse_unknown(version, VERSION, path)
    if version == VERSION:
        return None
    kept = _keep_copy(connection, path, version, now) if version else None
    migrate(connection)
    return kept


def _keep_copy(connection: sqlite3.Connection, path: Path, version: int, now: str) -> Path:
    folder = path.parent / "backups"
    folder.mkdir(exist_ok=True, mode=0o700)
    stamp = "".join(character for character in now if character.isalnum())
    target = folder / f"{path.stem}-v{version}-{stamp}.db"
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{path.stem}-v{version}-{stamp}-{number}.db"
    copy_to(connection, target)
    return target
