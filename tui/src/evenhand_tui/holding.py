"""Which audits another process has open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.store.errors import AuditHeld, StoreError
from evenhand.store.locks import AuditLock
from evenhand.store.store import utc_now

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def held_elsewhere(store_path: Path, audit_ids: Iterable[str]) -> dict[str, str]:
    """By audit, who holds it. Only audits with a holder's note are tried, since trying takes the lock for a moment."""
    folder = store_path.parent / "locks"
    held = {}
    for audit_id in audit_ids:
        if (folder / f"{audit_id}.json").exists():
            lock = AuditLock(folder, audit_id)
            try:
                lock.acquire(utc_now())
            except AuditHeld as error:
                held[audit_id] = error.holder
            except StoreError:
                continue
            else:
                lock.release()
    return held
