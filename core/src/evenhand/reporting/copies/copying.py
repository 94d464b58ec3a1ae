"""Making a copy: from a framework, an audit's events and facts to the account that the copy tells.

The typed texts of the events are replaced first, then the account is gathered from them, then whole parts of it are
left out. So every format tells the same copy, and no format sees what was left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from evenhand.conversation.state import Key
from evenhand.reporting.copies.hidden import kept_from_worker
from evenhand.reporting.copies.kinds import FULL, LEARNING, copy_named
from evenhand.reporting.copies.learning import LearningCopy
from evenhand.reporting.copies.reducing import reduce
from evenhand.reporting.copies.removed import as_list
from evenhand.reporting.copies.suspects import Suspect
from evenhand.reporting.copies.told import CopyAccount
from evenhand.reporting.copies.worker import WorkerCopy
from evenhand.reporting.gather import gather

if TYPE_CHECKING:
    from evenhand.models.events import Event
    from evenhand.models.framework import Framework
    from evenhand.reporting.account import Account, AuditFacts


class Copied(NamedTuple):
    """A copy's account. ``suspects`` are words in it that may be names, for whoever checks it; the copy counts them
    and does not hold them. ``foreign`` goes over every text that is added to the account afterwards.
    """

    account: Account
    suspects: tuple[Suspect, ...]
    foreign: Callable[[str], str]


def make_copy(
    framework: Framework,
    events: Sequence[Event],
    facts: AuditFacts,
    kind: str,
    also: Sequence[tuple[str, str | None]] = (),
    others: Sequence[Framework] = (),
) -> Copied:
    """The copy of an audit's account. Pure: the same audit always gives the same copy.

    ``also`` holds further names that a learning copy replaces, each with what it calls that person; ``others`` are the
    other versions of the framework that the audit was under. Raises ``ReportError`` for a copy that there is not.
    """
    copy = copy_named(kind)
    if kind == FULL:
        return Copied(gather(framework, events, facts), (), str)
    hidden = kept_from_worker(framework)
    maker = (
        LearningCopy(framework, events, facts, hidden, also, others)
        if kind == LEARNING
        else WorkerCopy(framework, hidden)
    )
    scrubbed = maker.events.scrub(events)
    whole = gather(framework, scrubbed, maker.facts(facts))
    reduced, parts = reduce(whole, hidden)
    account, suspects = maker.finished(reduced)
    not_counted = {Key(kept.to, kept.slot, kept.row) for kept in whole.kept_not_counted}  # type: ignore[arg-type]
    found = maker.events.removals(not_counted) + parts + maker.further(suspects)
    return Copied(
        account._replace(copy=CopyAccount(kind, copy.title, copy.notices, as_list(found))), suspects, maker.foreign
    )
