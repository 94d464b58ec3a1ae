"""The framework that is kept with an audit, read from its snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.catalogue.snapshot import from_json
from evenhand.errors import EvenhandError

if TYPE_CHECKING:
    from evenhand.models.framework import Framework
    from evenhand.store.records import AuditRecord


class SnapshotError(EvenhandError):
    """The framework that was kept with an audit cannot be read by this version."""


def pinned_framework(snapshot: str, audit_id: str) -> Framework:
    """The framework of a snapshot that was kept with an audit. Raises :class:`SnapshotError`."""
    try:
        return from_json(snapshot)
    except ValueError:
        raise SnapshotError(
            f"The framework kept with audit {audit_id} cannot be read by this version of Evenhand: use the version it "
            "was begun with, or a newer one."
        ) from None


def other_versions(record: AuditRecord) -> tuple[Framework, ...]:
    """The other versions that an audit was ever under. Raises :class:`SnapshotError`."""
    return tuple(pinned_framework(text, record.summary.id) for text in record.other_snapshots)
