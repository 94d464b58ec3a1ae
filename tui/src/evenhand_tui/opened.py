"""An audit opened for answering: its framework, its conversation, its place in the store and its unsent text.

Everything heavy is imported by this module, so it is imported only after the first paint.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from evenhand.catalogue import Catalogue
from evenhand.catalogue.readings import resolve_readings
from evenhand.catalogue.snapshot import from_json, to_json
from evenhand.conversation.dialogue import Find, Response, exact_name
from evenhand.conversation.engine import Conversation
from evenhand.conversation.views import View
from evenhand.drivers.session import Session, start_event, summary_of
from evenhand.errors import EvenhandError
from evenhand.models.events import Event
from evenhand.models.framework import Framework
from evenhand.settings.settings import Settings
from evenhand.store.handle import AuditHandle
from evenhand.store.records import StoredEvent, SummaryUpdate
from evenhand.store.store import Store
from evenhand_tui.drafts import Drafts

NO_QUESTION = "audit/end/0"
"""The name under which text is kept that was typed when nothing is asked."""


class SendingKeeper:
    """The store's audit as the session sees it: an answer and the draft it was are one commit."""

    def __init__(self, handle: AuditHandle) -> None:
        self._handle = handle
        self.sending: str | None = None

    @property
    def events(self) -> Sequence[StoredEvent]:
        """Every event kept so far."""
        return self._handle.events

    def append(self, events: Sequence[Event], *, summary: SummaryUpdate) -> tuple[StoredEvent, ...]:
        """Keep events for good, and drop the draft that they were. Raises ``StoreError``."""
        return self._handle.append(events, summary=summary, sent_draft=self.sending)


class OpenAudit:
    """One audit that this process holds. Close it to let others have it."""

    def __init__(self, store: Store, handle: AuditHandle, framework: Framework, settings: Settings) -> None:
        self.store = store
        self.handle = handle
        self.framework = framework
        self.drafts = Drafts(handle)
        self._keeper = SendingKeeper(handle)
        self.session = Session(framework, self._keeper, settings.lists, finder_of(framework))

    @property
    def conversation(self) -> Conversation:
        """The conversation at its present state."""
        return self.session.conversation

    @property
    def question_name(self) -> str:
        """The name of what is asked now, which its draft is kept under."""
        question = self.conversation.question
        return NO_QUESTION if question is None else exact_name(question.key)

    def send(self, text: str) -> Response:
        """The response to a typed line. Raises ``StoreError``; the text is then still kept as a draft."""
        name = self.question_name
        self._keeper.sending = name
        response = self.session.typed(text)
        if response.outcome is not None and response.outcome.events:
            self.drafts.sent(name)
        return response

    @property
    def saved_at(self) -> str:
        """When the last event became durable, in local time, or nothing before the first."""
        return local_time(self.handle.events[-1].at, "%H:%M:%S") if self.handle.events else ""

    def close(self) -> None:
        """Keep what was typed and not sent, and let go of the audit. Raises ``StoreError`` when that cannot be kept."""
        try:
            self.drafts.flush()
        finally:
            self.handle.close()
            self.store.close()


def finder_of(framework: Framework) -> Find:
    """The search over a framework's text, whose index is made when something is first looked for."""
    finders: list[Find] = []

    def find(words: str) -> View:
        from evenhand.search import finder

        if not finders:
            finders.append(finder(framework))
        return finders[0](words)

    return find


def start_audit(
    store_path: Path, settings: Settings, catalogue: Catalogue, framework_id: str, *, practice: bool
) -> OpenAudit:
    """Begin an audit. Raises ``EvenhandError`` when the framework or the store cannot be used."""
    framework = catalogue.framework(framework_id)
    first = start_event(framework, resolve_readings(framework, settings), practice=practice)
    store = Store.open(store_path)
    try:
        handle = store.create_audit(
            framework_id=framework.id,
            framework_title=framework.header.short_title,
            digest=framework.digest,
            snapshot=to_json(framework),
            practice=practice,
            events=[first],
            summary=summary_of(Conversation(framework, [first], dict(settings.lists))),
        )
        return OpenAudit(store, handle, framework, settings)
    except BaseException:
        store.close()
        raise


def resume_audit(store_path: Path, settings: Settings, audit_id: str) -> OpenAudit:
    """Hold an audit again, under the framework it was begun with. Raises ``EvenhandError``, such as ``AuditHeld``."""
    store = Store.open(store_path)
    try:
        handle = store.open_audit(audit_id)
        return OpenAudit(store, handle, _framework_of(handle), settings)
    except BaseException:
        store.close()
        raise


class SnapshotError(EvenhandError):
    """The framework that was kept with an audit cannot be read by this version."""


def _framework_of(handle: AuditHandle) -> Framework:
    try:
        return from_json(handle.snapshot)
    except ValueError:
        raise SnapshotError(
            f"The framework kept with audit {handle.id} cannot be read by this version of Evenhand: use the version it "
            "was begun with, or a newer one."
        ) from None


def local_time(at: str, form: str) -> str:
    """A time of the store (ISO 8601, UTC) as a clock here shows it."""
    return datetime.fromisoformat(at.replace("Z", "+00:00")).astimezone().strftime(form)
