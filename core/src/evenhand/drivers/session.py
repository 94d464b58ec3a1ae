"""A conversation joined to the store: every event is durable before the next turn is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import evenhand
from evenhand.conversation.alerts import alerts
from evenhand.conversation.dialogue import Dialogue, Find, Response
from evenhand.conversation.engine import Conversation, Outcome
from evenhand.conversation.finishing import FINISH
from evenhand.conversation.rating import rating_of
from evenhand.conversation.replies import Reply
from evenhand.conversation.state import NOT_APPLICABLE, fold
from evenhand.conversation.understand import understand
from evenhand.grading.grader import Grader
from evenhand.store.records import AuditStatus, StoredEvent, SummaryUpdate

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from evenhand.checking.findings import Hint
    from evenhand.conversation.questions import Turn
    from evenhand.conversation.upgrading import Versions
    from evenhand.drivers.plugin_code import PluginCode
    from evenhand.models.events import Event
    from evenhand.models.framework import Framework

STATUSES: dict[str, AuditStatus] = {
    "in progress": "in_progress",
    "amended": "amended",
    "graded": "graded",
    "discussed": "discussed",
    "completed": "completed",
    "signed off": "signed_off",
}
"""What the list of audits calls each stage of an audit."""


class Keeper(Protocol):
    """Where events are kept: an open audit of the store."""

    @property
    def events(self) -> Sequence[StoredEvent]:
        """Every event kept so far."""

    def append(self, events: Sequence[Event], *, summary: SummaryUpdate) -> tuple[StoredEvent, ...]:
        """Keep events for good. Returns once they are durable; raises a ``StoreError`` and keeps nothing otherwise."""


class Session:
    """One open audit. What a reply records is kept in the store first and only then taken over by the conversation."""

    def __init__(
        self,
        framework: Framework,
        keeper: Keeper,
        lists: Mapping[str, tuple[str, ...]],
        find: Find,
        checks_off: Collection[str] = (),
        plugin: PluginCode | None = None,
        versions: Versions | None = None,
    ) -> None:
        """``checks_off`` are the kinds of writing checks that the person has switched off.

        ``plugin`` is the code of the plugins that are installed now; without it their rules stay unknown. ``versions``
        finds the version that the audit can be upgraded to; without it there is none.
        """
        events = [stored.event for stored in keeper.events]
        grader = Grader(framework, fold(events).readings, plugin.fired_or_unknown) if plugin is not None else None
        self.conversation = Conversation(framework, events, dict(lists), grader, versions)
        self.conversation.checks_off = checks_off
        self._keeper = keeper
        self._dialogue = Dialogue(self.conversation, find)
        self._checks_off = checks_off
        self._plugin = plugin
        self._reminded = False

    @property
    def framework(self) -> Framework:
        """The version of the framework that the audit is under now."""
        return self.conversation.framework

    def turn(self) -> Turn:
        """What to show now."""
        return self.conversation.turn()

    def typed(self, text: str) -> Response:
        """The response to a typed line. Raises ``StoreError`` when it could not be kept; nothing changes then."""
        return self._kept(self._dialogue.typed(text))

    def replied(self, reply: Reply) -> Response:
        """The response to a structured reply. Raises ``StoreError`` as :meth:`typed` does."""
        return self._kept(self._dialogue.replied(reply))

    def hints_while_typing(self, text: str) -> tuple[Hint, ...]:
        """The hints on a text that is not sent yet, as the answer or note that it would be. Nothing of it is kept."""
        now = self.conversation
        meant = understand(text, now.question, self.framework)
        if now.question is None or not text.strip() or not isinstance(meant, Reply):
            return ()
        # The checks of the writing are fetched with the first words, so that the first question need not wait for them.
        from evenhand.conversation.hints import hints_on_reply

        return hints_on_reply(now.grader, now.state, now.question, meant, self._checks_off)

    def _kept(self, response: Response) -> Response:
        outcome = response.outcome
        if outcome is None:
            return response
        if outcome.events:
            self._keeper.append(outcome.events, summary=self._summary(outcome))
            response = response._replace(hints=self._hints(outcome))
        self.conversation.accept(outcome)
        return response

    def _hints(self, outcome: Outcome) -> tuple[Hint, ...]:
        from evenhand.conversation.hints import closing_hints, hints_on

        after = outcome.after or self.conversation
        hints = hints_on(self.conversation.path, after.grader, after.state, outcome.events, self._checks_off)
        if outcome.cursor == FINISH and after.state.status == "in progress" and not self._reminded:
            self._reminded = True
            hints = (*hints, *closing_hints(after.grader, self._checks_off))
        return hints if self._plugin is None else (*hints, *self._plugin.remarks(outcome.events))

    def _summary(self, outcome: Outcome) -> SummaryUpdate:
        return summary_of(outcome.after or self.conversation)


def start_event(framework: Framework, readings: dict[str, str], *, practice: bool) -> Event:
    """The first event of an audit under a framework, with this engine's version."""
    return Conversation.start(framework, readings, practice=practice, engine=evenhand.__version__)


def summary_of(conversation: Conversation) -> SummaryUpdate:
    """What the list of audits says of an audit now."""
    framework, state = conversation.framework, conversation.state
    domains = [domain for domain in framework.graded_domains if domain.id not in conversation.path.inapplicable]
    graded = [domain for domain in domains if state.value(domain.id, "grade") is not None]
    left_out = [domain for domain in domains if state.value(domain.id, "grade") == NOT_APPLICABLE]
    progress = f"{len(graded) - len(left_out)} of {len(domains) - len(left_out)} domains graded"
    return SummaryUpdate(
        status=STATUSES[state.stage],
        case_reference=str(state.value(framework.header.case_reference) or ""),
        progress=f"{_waiting(conversation)}{_kind_of(conversation)}{progress}",
        progress_percent=conversation.progress_percent(),
    )


def _kind_of(conversation: Conversation) -> str:
    """What a list says of an audit that is not the first on its case, or whose case is invented."""
    started = conversation.state.started
    rating = rating_of(started)
    if rating is not None:
        return "second rating, " if rating.kind == "second" else "adjudicated record, "
    return "invented case, " if started.get("calibration") else ""


def _waiting(conversation: Conversation) -> str:
    return "CONCERN NOT PASSED ON, " if alerts(conversation) else ""
