"""Two machines with a store and keys of their own, for audits that travel between them."""

from __future__ import annotations

import weakref
from pathlib import Path

from evenhand.catalogue import Catalogue
from evenhand.catalogue.snapshot import to_json
from evenhand.conversation.engine import Conversation
from evenhand.conversation.replies import BACK, Reply
from evenhand.drivers.opening import resume_audit, start_audit
from evenhand.drivers.session import start_event, summary_of
from evenhand.drivers.travel import Imported, export_audit, import_audit
from evenhand.models.events import Event
from evenhand.settings import Settings
from evenhand.store.joining import AuditCopy
from evenhand.store.store import Store
from evenhand.travelling.keyring import Keyring
from evenhand.travelling.parcel import Parcel, signed_file, written
from two_versions import Given, old_version

SETTINGS = Settings()
VERSIONS = Given()
UPGRADE, GO_BACK, UNDO = Reply("upgrade"), Reply("upgrade", value=BACK), Reply("undo")


class Laptop:
    """A store with its keys."""

    def __init__(self, folder: Path) -> None:
        self.store = Store.open(folder / "evenhand.db")
        # Properties make many of them; each closes its file when the test lets go of it.
        weakref.finalize(self, self.store.close)
        self.keys = Keyring(folder)

    def begin(self, *replies: Reply) -> str:
        with start_audit(self.store, SETTINGS, Catalogue(), "durham") as audit:
            audit_id = audit.id
        self.answer(audit_id, *replies)
        return audit_id

    def begin_old(self, *replies: Reply) -> str:
        """Begin an audit under the first of two versions; it can be upgraded."""
        framework = old_version()
        start = start_event(framework, {}, practice=False)
        with self.store.create_audit(
            framework_id=framework.id,
            framework_title=framework.header.short_title,
            digest=framework.digest,
            snapshot=to_json(framework),
            practice=False,
            events=[start],
            summary=summary_of(Conversation(framework, [start])),
        ) as handle:
            audit_id = handle.id
        self.answer(audit_id, *replies)
        return audit_id

    def answer(self, audit_id: str, *replies: Reply) -> None:
        with resume_audit(self.store, SETTINGS, audit_id) as audit:
            if audit.framework.id == VERSIONS.frameworks[0].id:
                audit.conversation.versions = VERSIONS
                audit.keeper.pinned = VERSIONS.pinned
            for reply in replies:
                outcome = audit.session.replied(reply).outcome
                assert outcome is not None
                assert not outcome.refused, outcome.says

    def export(self, audit_id: str) -> bytes:
        return export_audit(self.store, self.keys, audit_id).content

    def take_in(self, raw: bytes) -> Imported:
        return import_audit(self.store, SETTINGS, self.keys, raw)

    def content(self) -> list[str]:
        return list(self.store._access.connection.iterdump())

    def events(self, audit_id: str) -> list[Event]:
        return [stored.event for stored in self.store.read(audit_id).events]

    def forge(self, copy: AuditCopy) -> bytes:
        """A file of anything, signed by this store."""
        content = written(Parcel(copy, "2026-01-01T00:00:00Z", "", "0"))
        return signed_file(content, self.keys.sign(content))


def trusting(folder: Path) -> tuple[Laptop, Laptop]:
    """Two laptops that trust each other: Avery's and the QA lead's."""
    one, other = Laptop(folder / "one"), Laptop(folder / "other")
    one.keys.trust(other.keys.fingerprint(), "QA lead", since="2026-01-01T00:00:00Z")
    other.keys.trust(one.keys.fingerprint(), "Avery", since="2026-01-01T00:00:00Z")
    return one, other


CASE = Reply("text", to="unique_id", text="KITE-1")


def evidence(words: str) -> Reply:
    return Reply("evidence", to="voice_of_child", text=words)
