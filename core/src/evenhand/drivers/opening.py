"""Beginning an audit, and going on with one under the framework it was begun with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.catalogue.readings import resolve_readings
from evenhand.catalogue.snapshot import to_json
from evenhand.conversation.engine import Conversation
from evenhand.drivers.pinned import pinned_framework
from evenhand.drivers.plugin_code import PluginCode
from evenhand.drivers.session import Session, start_event, summary_of
from evenhand.drivers.versions import StoredVersions
from evenhand.errors import EvenhandError
from evenhand.models.in_use import why_out_of_use

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from evenhand.catalogue import Catalogue
    from evenhand.conversation.dialogue import Find
    from evenhand.conversation.views import View
    from evenhand.models.events import Event
    from evenhand.models.framework import Framework
    from evenhand.settings.settings import Settings
    from evenhand.store.handle import AuditHandle
    from evenhand.store.records import PinnedSnapshot, StoredEvent, SummaryUpdate
    from evenhand.store.store import Store


class OutOfUseError(EvenhandError):
    """No new audit is begun under a framework that is withdrawn or superseded."""


class DraftKeeper:
    """An audit of the store as a session sees it: a reply and the unsent text that it was are one commit.

    ``sending`` names the question whose unsent text is being sent, and is ``None`` where there is none.
    """

    def __init__(self, handle: AuditHandle) -> None:
        self._handle = handle
        self.sending: str | None = None
        self.pinned: Callable[[str], PinnedSnapshot | None] = lambda _: None
        """Gives the text of a version that an event puts the audit under, by its hash."""

    @property
    def events(self) -> Sequence[StoredEvent]:
        """Every event kept so far."""
        return self._handle.events

    def append(self, events: Sequence[Event], *, summary: SummaryUpdate) -> tuple[StoredEvent, ...]:
        """Keep events for good. Raises ``StoreError`` and keeps nothing otherwise."""
        hashes = [event.value["snapshot"] for event in events if event.kind == "upgraded" and event.value["snapshot"]]
        snapshots = [found for one in hashes if (found := self.pinned(one)) is not None]
        return self._handle.append(events, summary=summary, sent_draft=self.sending, snapshots=snapshots)


class OpenAudit:
    """One audit that this process holds. Close it, or use it in a ``with`` block, to let others have it."""

    def __init__(
        self, handle: AuditHandle, framework: Framework, settings: Settings, catalogue: Catalogue | None
    ) -> None:
        """``catalogue`` finds the plugins whose code remarks on answers; without one nothing is asked."""
        self.handle = handle
        self.settings = settings
        self.keeper = DraftKeeper(handle)
        plugin = None if catalogue is None else PluginCode(catalogue, framework.id)
        self.versions = None
        if catalogue is not None:
            self.versions = StoredVersions(handle, catalogue, settings, plugin, lambda: self.keeper.sending)
            self.keeper.pinned = self.versions.pinned
        find = late_finder(lambda: self.framework)
        self.session = Session(framework, self.keeper, settings.lists, find, settings.checks_off, plugin, self.versions)

    @property
    def id(self) -> str:
        """The audit's id."""
        return self.handle.id

    @property
    def framework(self) -> Framework:
        """The version of the framework that the audit is under now."""
        return self.session.framework

    @property
    def offer(self) -> str:
        """What to say where another version of the framework is installed; empty where there is nothing to say."""
        return "" if self.versions is None else self.versions.offer(self.conversation)

    @property
    def conversation(self) -> Conversation:
        """The conversation as it stands."""
        return self.session.conversation

    def close(self) -> None:
        """Let go of the audit. Closing twice does no harm."""
        self.handle.close()

    def __enter__(self) -> OpenAudit:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def late_finder(now: Callable[[], Framework]) -> Find:
    """The search over a framework's text, whose index is made when something is first looked for in that version."""
    made: dict[str, Find] = {}

    def find(words: str) -> View:
        framework = now()
        if framework.digest not in made:
            from evenhand.search import finder

            made[framework.digest] = finder(framework)
        return made[framework.digest](words)

    return find


def start_audit(
    store: Store,
    settings: Settings,
    catalogue: Catalogue,
    framework_id: str,
    *,
    practice: bool = False,
    readings: Sequence[str] = (),
    trial: bool = False,
) -> OpenAudit:
    """Begin an audit and hold it. ``readings`` are those chosen besides the authority's, as ``[CONTRADICTION=]OPTION``.

    ``trial`` begins one for a check or a preview, in a store that is thrown away, and so under a framework too that is
    out of use. Raises ``EvenhandError``, such as :class:`OutOfUseError`; nothing of the audit is then in the store.
    """
    framework = catalogue.framework(framework_id)
    if not trial:
        refuse_out_of_use(framework)
    first = start_event(framework, resolve_readings(framework, settings, readings), practice=practice)
    handle = store.create_audit(
        framework_id=framework.id,
        framework_title=framework.header.short_title,
        digest=framework.digest,
        snapshot=to_json(framework),
        practice=practice,
        events=[first],
        summary=summary_of(Conversation(framework, [first], dict(settings.lists))),
    )
    return OpenAudit(handle, framework, settings, catalogue)


def refuse_out_of_use(framework: Framework) -> None:
    """Raise :class:`OutOfUseError` where no new audit may be begun under a framework."""
    if why := why_out_of_use(framework):
        raise OutOfUseError(f"No new audit is begun under '{framework.id}'. {why} Audits begun before can go on.")


def resume_audit(store: Store, settings: Settings, audit_id: str, catalogue: Catalogue | None = None) -> OpenAudit:
    """Hold an audit again, under the framework that was kept with it, whatever is installed now.

    Raises ``AuditHeld`` at once when another process has it, ``UnknownAudit``, ``StoreError``,
    :class:`~evenhand.drivers.pinned.SnapshotError`.
    """
    handle = store.open_audit(audit_id)
    try:
        return OpenAudit(handle, pinned_framework(handle.snapshot, handle.id), settings, catalogue)
    except BaseException:
        handle.close()
        raise
