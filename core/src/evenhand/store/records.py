"""What the store hands out and takes in: plain immutable records, without a database behind them."""

from __future__ import annotations

import hashlib
from typing import Literal, NamedTuple

from evenhand.models.events import Event

AuditStatus = Literal["in_progress", "amended", "graded", "discussed", "completed", "signed_off"]
"""``graded`` freezes the evidence while what follows stays open; ``completed`` and ``signed_off`` end the audit;
``amended`` is open again."""

FINISHED: frozenset[AuditStatus] = frozenset({"completed", "signed_off"})
"""The statuses of audits that nobody has to go on with."""


class SummaryUpdate(NamedTuple):
    """What the list of audits says of one audit from now on. Written in the same transaction as the events.

    ``progress`` is a short line such as ``7 of 16 domains``; ``progress_percent`` runs from 0 to 100.
    """

    status: AuditStatus = "in_progress"
    case_reference: str = ""
    progress: str = ""
    progress_percent: int = 0


class AuditSummary(NamedTuple):
    """One line of the list of audits.

    Times are ISO 8601 in UTC; ``length`` counts events, ``head`` is the hash of the last one.
    """

    id: str
    framework_id: str
    framework_title: str
    digest: str
    practice: bool
    status: AuditStatus
    case_reference: str
    progress: str
    progress_percent: int
    created_at: str
    changed_at: str
    length: int
    head: str


class StoredEvent(NamedTuple):
    """An event as stored: numbered from 1 within its audit, with id, time (ISO 8601, UTC) and its link in the chain."""

    seq: int
    id: str
    at: str
    event: Event
    hash: str


class PinnedSnapshot(NamedTuple):
    """The text of a framework as it is kept with an audit, and the framework's digest."""

    digest: str
    text: str

    @property
    def hash(self) -> str:
        """What an event names it by: the SHA-256 of the text."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


class AuditRecord(NamedTuple):
    """A whole audit: its summary, every event in order, and the text of the framework snapshot that it is under now.

    ``other_snapshots`` are the texts of the other versions that it was ever put under.
    """

    summary: AuditSummary
    events: tuple[StoredEvent, ...]
    snapshot: str
    other_snapshots: tuple[str, ...] = ()


class Verification(NamedTuple):
    """The outcome of checking one audit's chain.

    ``problem`` is empty when all is well. ``seq`` is the first event that is not as it was written; 0 stands for what
    the chain begins with, the audit's id and its framework snapshot.
    """

    audit_id: str
    length: int
    head: str
    problem: str = ""
    seq: int | None = None

    @property
    def ok(self) -> bool:
        """Whether every event is as it was written."""
        return not self.problem


class DiscardRecord(NamedTuple):
    """What remains of a discarded audit: that it was, and why it went, without anything it held.

    ``length`` and ``head`` let a report that was printed earlier be matched with it.
    """

    audit_id: str
    framework_id: str
    practice: bool
    created_at: str
    discarded_at: str
    who: str
    why: str
    length: int
    head: str


class Discarded(NamedTuple):
    """The outcome of a discard.

    ``wiped`` is false when another process kept the file from being rewritten, so that traces may remain until the
    next discard. ``copies`` names the backups in the store's own folder that were made while the audit existed.
    """

    record: DiscardRecord
    wiped: bool
    copies: tuple[str, ...]


class Health(NamedTuple):
    """Facts about the store for a help desk, without a word of case text. Sizes are bytes; modes are octal or empty."""

    path: str
    schema: int
    known_schema: int
    sqlite: str
    journal_mode: str
    synchronous: int
    integrity: str
    audits: int
    practice_audits: int
    events: int
    drafts: int
    snapshots: int
    discards: int
    backups: int
    file_bytes: int
    wal_bytes: int
    file_mode: str
    warnings: tuple[str, ...]
