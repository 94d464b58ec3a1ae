"""Plays a replies file through the drivers, with times and ids that are the same every time."""

from __future__ import annotations

import functools
import io
import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path

from evenhand.catalogue import Catalogue
from evenhand.conversation.as_typed import as_typed
from evenhand.conversation.replies import Reply, numbered_replies
from evenhand.conversation.views import View
from evenhand.drivers.opening import OpenAudit, start_audit
from evenhand.drivers.plain_audit import run_audit
from evenhand.drivers.plain_lines import as_lines
from evenhand.drivers.plain_terminal import Terminal
from evenhand.drivers.script import play
from evenhand.drivers.session import Session, start_event
from evenhand.models.events import Event
from evenhand.models.framework import Framework
from evenhand.settings import Settings
from evenhand.store.records import StoredEvent, SummaryUpdate
from evenhand.store.store import Store

ROOT = Path(__file__).resolve().parents[2]
KITE = ROOT / "examples" / "durham" / "kite-family.jsonl"
EXAMPLES = tuple(sorted((ROOT / "examples").glob("*/*.jsonl")))
"""Every invented case, in a folder called as its framework."""


@functools.cache
def framework_called(framework_id: str) -> Framework:
    """An installed framework, loaded once for all tests."""
    return Catalogue().framework(framework_id)


def durham() -> Framework:
    """Durham's framework."""
    return framework_called("durham")


def counting_store(path: Path) -> Store:
    """A store whose clock and ids count, so that two of them write the same bytes for the same replies."""
    ticks, numbers = itertools.count(), itertools.count(0x1000_0000_0000_0000)

    def clock() -> str:
        minutes, seconds = divmod(next(ticks), 60)
        return f"2026-01-01T{minutes // 60:02}:{minutes % 60:02}:{seconds:02}.000Z"

    return Store.open(path, clock=clock, new_id=lambda: f"{next(numbers):x}")


class Kept:
    """An audit in memory, as a session keeps one. ``refuse_with`` makes the next keeping fail."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.events: list[StoredEvent] = []
        self.summary = SummaryUpdate()
        self.refuse_with: Exception | None = None
        self.append(events, summary=self.summary)

    def append(self, events: Sequence[Event], *, summary: SummaryUpdate) -> tuple[StoredEvent, ...]:
        """Keep events, or fail once."""
        if self.refuse_with is not None:
            failure, self.refuse_with = self.refuse_with, None
            raise failure
        start = len(self.events) + 1
        stored = tuple(StoredEvent(number, "", "", event, "") for number, event in enumerate(events, start=start))
        self.events.extend(stored)
        self.summary = summary
        return stored

    def plain(self) -> list[Event]:
        """The events alone."""
        return [stored.event for stored in self.events]


def begin(framework: Framework, *, practice: bool = False, **readings: str) -> tuple[Session, Kept]:
    """A session on a new audit in memory."""
    taken = {reading.id: readings.get(reading.id, reading.default) for reading in framework.readings}
    kept = Kept([start_event(framework, taken, practice=practice)])
    return Session(framework, kept, {}, lambda words: View(words, ())), kept


@functools.cache
def _kite_events(until: str) -> tuple[Event, ...]:
    session, kept = begin(durham())
    for _, reply in numbered_replies(KITE.read_text(encoding="utf-8"), "kite"):
        if reply.reply == until:
            break
        session.replied(reply)
    return tuple(kept.plain())


def kite(until: str) -> Session:
    """Durham's example in memory, as it stands before the first reply of a kind."""
    return Session(durham(), Kept(_kite_events(until)), {}, lambda words: View(words, ()))


def typed_for(framework: Framework, replies: Sequence[Reply]) -> Iterator[str]:
    """What somebody would type, one sending after the other, to give these replies in a new audit."""
    session, _ = begin(framework)
    for reply in replies:
        for text in as_typed(reply, session.conversation):
            yield text
            session.typed(text)


def played_by_script(folder: Path, framework_id: str, text: str) -> tuple[StoredEvent, ...]:
    """The events of an audit that the script driver makes of a replies file."""
    with counting_store(folder / "script.db") as store:
        with start_audit(store, Settings(), Catalogue(), framework_id) as audit:
            play(audit.session, numbered_replies(text, "replies"), "replies")
        return store.read(audit.id).events


def played_in_line_mode(folder: Path, framework_id: str, text: str) -> tuple[tuple[StoredEvent, ...], str]:
    """The events of an audit that line mode makes of a replies file typed into it, and all that it printed."""
    replies = [reply for _, reply in numbered_replies(text, "replies")]
    framework = framework_called(framework_id)
    lines = [line for sending in typed_for(framework, replies) for line in as_lines(sending)]
    with counting_store(folder / "plain.db") as store:
        audit = start_audit(store, Settings(), Catalogue(), framework_id)
        printed = in_line_mode(store, audit, "".join(f"{line}\n" for line in lines))
        return store.read(audit.id).events, printed


def in_line_mode(store: Store, audit: OpenAudit, typed: str) -> str:
    """What line mode prints for what is typed into it."""
    given = io.TextIOWrapper(io.BytesIO(typed.encode("utf-8", "surrogateescape")), encoding="utf-8")
    printed = io.StringIO()
    run_audit(store, Catalogue(), audit, Terminal(given, printed))
    return printed.getvalue()
