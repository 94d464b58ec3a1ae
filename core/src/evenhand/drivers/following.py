"""Actions over all audits: which are overdue, which are due, and what was told of each. The day is given, not read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from evenhand.checking.dates import latest
from evenhand.conversation.actions import Action, actions
from evenhand.conversation.date_hints import as_date, identified
from evenhand.conversation.state import fold
from evenhand.drivers.pinned import pinned_framework
from evenhand.errors import EvenhandError
from evenhand.working_days import is_announced, working_days_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evenhand.models.framework import Framework
    from evenhand.store.records import AuditSummary, StoredEvent
    from evenhand.store.store import Store

DUE_DAYS = 7
"""What falls due within so many days is pointed out beforehand."""

Standing = Literal["overdue", "due", "open", "completed", "closed"]
STANDINGS: tuple[Standing, ...] = ("overdue", "due", "open", "completed", "closed")
"""How an action stands, in the order in which somebody should look at them."""


class Wait(NamedTuple):
    """One thing that an action waits for: its completion, its review, or that its dates are set.

    ``by`` is the day for it, ``None`` where no day is known. ``days`` counts from today to that day, below 0 when it is
    past; ``working_days`` those since, 0 while it is not past. ``certain`` is false where bank holidays between are not
    announced yet.
    """

    thing: Literal["completion", "review", "dates"]
    by: date | None
    standing: Literal["overdue", "due", "open"]
    days: int = 0
    working_days: int = 0
    certain: bool = True


class Followed(NamedTuple):
    """One action with the audit that it belongs to. ``told_at`` has the time of each step told (ISO 8601, UTC).

    ``can_be_told`` is false while its audit is open again: what became of it is told once that is graded.
    """

    audit: AuditSummary
    action: Action
    told_at: tuple[str, ...]
    waits: tuple[Wait, ...]
    can_be_told: bool

    @property
    def standing(self) -> Standing:
        """How it stands: overdue or due when any of what it waits for is."""
        if self.action.state == "closed":
            return "closed"
        for standing in ("overdue", "due"):
            if any(wait.standing == standing for wait in self.waits):
                return standing
        return self.action.state

    @property
    def order(self) -> tuple[int, date, str, int]:
        """What to sort by: the most pressing first, then the earliest day."""
        days = [wait.by for wait in self.waits if wait.by is not None]
        return (STANDINGS.index(self.standing), min(days, default=date.max), self.audit.id, self.action.number)


class Following(NamedTuple):
    """Every action that was found, the most pressing first, and a line for each audit that could not be read."""

    actions: tuple[Followed, ...]
    problems: tuple[str, ...]


def follow_all(store: Store, today: date, *, practice: bool = False, audit_id: str | None = None) -> Following:
    """The actions of all audits that were graded, or of one. Practice audits stay out unless asked for or named.

    An audit that cannot be read is a problem of its own and hides no other. Raises ``StoreError`` when the store
    cannot be read, ``UnknownAudit`` for ``audit_id``.
    """
    if audit_id is not None:
        audits: Sequence[AuditSummary] = [store.read(audit_id).summary]
    else:
        audits = store.audits(practice=None if practice else False)
    frameworks: dict[str, Framework] = {}
    found: list[Followed] = []
    problems: list[str] = []
    for audit in audits:
        if audit.status == "in_progress":
            continue
        try:
            record = store.read(audit.id)
            if record.snapshot not in frameworks:
                frameworks[record.snapshot] = pinned_framework(record.snapshot, audit.id)
            found += follow(frameworks[record.snapshot], record.summary, record.events, today)
        except EvenhandError as error:
            problems.append(str(error))
    return Following(tuple(sorted(found, key=lambda one: one.order)), tuple(problems))


def follow(framework: Framework, audit: AuditSummary, events: Sequence[StoredEvent], today: date) -> Iterator[Followed]:
    """The actions of one audit as they stand on a day."""
    state = fold(stored.event for stored in events)
    start = identified(framework, state)
    for action in actions(framework, state):
        told_at = tuple(events[act.number - 1].at for act in action.acts)
        waits = tuple(_waits(framework, action, start, today))
        yield Followed(audit, action, told_at, waits, state.status != "in progress")


def _waits(framework: Framework, action: Action, start: date | None, today: date) -> Iterator[Wait]:
    if action.state == "closed":
        return
    fields = framework.form_by_id[action.form].fields
    due, review = as_date(action.due), as_date(action.review)
    if action.state == "open":
        if due is not None:
            yield _wait("completion", due, today)
        wanted = {field.role: field.within_days for field in fields if field.role in {"due", "review"}}
        missing = [role for role, day in (("due", due), ("review", review)) if role in wanted and day is None]
        if missing:
            limits = [days for role, days in wanted.items() if role in missing and days is not None]
            by = None if start is None or not limits else latest(start, min(limits))
            yield Wait("dates", None, "open") if by is None else _wait("dates", by, today)
    if review is not None and not action.reviewed:
        yield _wait("review", review, today)


def _wait(thing: Literal["completion", "review", "dates"], by: date, today: date) -> Wait:
    days = (by - today).days
    standing: Literal["overdue", "due", "open"] = "overdue" if days < 0 else "due" if days <= DUE_DAYS else "open"
    return Wait(thing, by, standing, days, working_days_between(by, today), days >= 0 or is_announced(today))
