"""An audit opened for answering, with the store it is in and the text that was typed and not sent.

Everything heavy is imported by this module, so it is imported only after the first paint.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from evenhand.conversation.dialogue import Response, exact_name
from evenhand.drivers import opening
from evenhand.store.store import Store
from evenhand_tui.drafts import Drafts

if TYPE_CHECKING:
    from pathlib import Path

    from evenhand.catalogue import Catalogue
    from evenhand.conversation.engine import Conversation
    from evenhand.drivers.session import Session
    from evenhand.models.framework import Framework
    from evenhand.settings.settings import Settings

NO_QUESTION = "audit/end/0"
"""The name under which text is kept that was typed when nothing is asked."""


class AuditInHand:
    """One audit that this process holds, its store, and its unsent text. Close it to let others have it."""

    def __init__(self, store: Store, audit: opening.OpenAudit) -> None:
        self.store = store
        self.id = audit.id
        self.session: Session = audit.session
        self.drafts = Drafts(audit.handle)
        self._audit = audit

    @property
    def framework(self) -> Framework:
        """The version of the framework that the audit is under now."""
        return self._audit.framework

    @property
    def offer(self) -> str:
        """What to say where another version of the framework is installed; empty where there is nothing to say."""
        return self._audit.offer

    @property
    def conversation(self) -> Conversation:
        """The conversation at its present state."""
        return self.session.conversation

    @property
    def question_name(self) -> str:
        """The name of what is asked now, which its draft is kept under."""
        question = self.conversation.question
        return NO_QUESTION if question is None else exact_name(question.key)

    def send(self, text: str, *, typed: bool) -> Response:
        """The response to a line. Raises ``EvenhandError``; a typed text is then still kept as a draft.

        ``typed``: the line is what was typed for the question, so its draft goes when the answer is kept.
        """
        name = self.question_name
        self._audit.keeper.sending = name if typed else None
        response = self.session.typed(text)
        if typed and response.outcome is not None and response.outcome.events:
            self.drafts.sent(name)
        return response

    @property
    def saved_at(self) -> str:
        """When the last event became durable, on the clock here, or nothing before the first."""
        events = self._audit.handle.events
        return local_time(events[-1].at, "%H:%M:%S") if events else ""

    def close(self) -> None:
        """Keep what was typed and not sent, and let go of the audit. Raises ``StoreError`` when that cannot be kept."""
        try:
            self.drafts.flush()
        finally:
            self._audit.close()
            self.store.close()


def start_audit(
    path: Path, settings: Settings, catalogue: Catalogue, framework_id: str, *, practice: bool
) -> AuditInHand:
    """Begin an audit in the store at ``path``. Raises ``EvenhandError``."""
    store = Store.open(path)
    try:
        return AuditInHand(store, opening.start_audit(store, settings, catalogue, framework_id, practice=practice))
    except BaseException:
        store.close()
        raise


def practise_case(
    path: Path, settings: Settings, catalogue: Catalogue, framework_id: str, case_id: str | None
) -> AuditInHand:
    """Begin to practise on an invented case in the store at ``path``. Raises ``EvenhandError``."""
    from evenhand.drivers.practising import start_practice

    store = Store.open(path)
    try:
        return AuditInHand(store, start_practice(store, settings, catalogue, framework_id, case_id))
    except BaseException:
        store.close()
        raise


def resume_audit(path: Path, settings: Settings, catalogue: Catalogue, audit_id: str) -> AuditInHand:
    """Go on with an audit of the store at ``path``. Raises ``EvenhandError``, such as ``AuditHeld``."""
    store = Store.open(path)
    try:
        return AuditInHand(store, opening.resume_audit(store, settings, audit_id, catalogue))
    except BaseException:
        store.close()
        raise


def local_time(at: str, form: str) -> str:
    """A time of the store (ISO 8601, UTC) as a clock here shows it."""
    return datetime.fromisoformat(at.replace("Z", "+00:00")).astimezone().strftime(form)
