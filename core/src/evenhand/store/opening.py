"""The list of audits for the first screen, before anything heavy is imported. Never creates or changes a file."""

from __future__ import annotations

from pathlib import Path

from evenhand.store import queries
from evenhand.store.connection import connect_for_reading, explained
from evenhand.store.migrations import VERSION, version_of
from evenhand.store.records import AuditSummary
from evenhand.store.versions import refuse_unknown


def list_for_opening(path: Path, *, practice: bool | None = False) -> tuple[AuditSummary, ...]:
    """The audits in the store at ``path``, newest change first; none when there is no store yet.

    Raises :class:`~evenhand.store.errors.StoreError` when there is one and it cannot be read.
    """
    with explained(path):
        if not path.exists() or path.stat().st_size == 0:
            return ()
        connection = connect_for_reading(path)
        try:
            version = version_of(connection)
            refuse_unknown(version, VERSION, path)
            return queries.summaries(connection, practice=practice) if version else ()
        finally:
            connection.close()
