"""Rating a case again: beginning a second rating or an adjudicated record, and finding every rating of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.conversation.calibration import KEY as CALIBRATION
from evenhand.conversation.engine import Conversation
from evenhand.conversation.rating import KEY, Rating, auditor_field, carried_answers, to_value
from evenhand.conversation.replies import Reply
from evenhand.conversation.state import State, fold
from evenhand.drivers.opening import OpenAudit
from evenhand.drivers.pinned import pinned_framework
from evenhand.drivers.session import start_event, summary_of
from evenhand.errors import EvenhandError
from evenhand.models.events import Event
from evenhand.ratings.rated import Rated, person, rated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.catalogue import Catalogue
    from evenhand.models.framework import Framework
    from evenhand.settings.settings import Settings
    from evenhand.store.records import AuditRecord
    from evenhand.store.store import Store

ENOUGH_TO_ADJUDICATE = 2


class RatingError(EvenhandError):
    """A rating that cannot be begun; nothing of it is in the store."""


def begin_second(
    store: Store, settings: Settings, catalogue: Catalogue, audit_id: str, *, rater: str = ""
) -> OpenAudit:
    """Begin another rating of the case that an audit is on, and hold it: the same framework and readings, no grades.

    It begins with what says which case it is. ``rater`` names who will rate it. Raises :class:`RatingError`, and as
    ``Store.read`` does.
    """
    record = store.read(audit_id)
    framework, state, others = _beginning(store, record)
    if CALIBRATION in state.started:
        raise RatingError(
            f"Audit {record.summary.id} is on an invented case. Let the other person practise on it as well: "
            f"evenhand practise {framework.id}"
        )
    _check_rater(others, rater)
    return _begin(store, settings, catalogue, record, framework, state, Rating(others[0].case, "second"), rater)


def begin_adjudication(
    store: Store, settings: Settings, catalogue: Catalogue, audit_id: str, *, rater: str = ""
) -> OpenAudit:
    """Begin a record that settles a case, and hold it. It keeps every graded rating as it is now, and changes none.

    ``rater`` names who adjudicates. Raises :class:`RatingError` where fewer than two ratings are graded, and as
    ``Store.read`` does.
    """
    record = store.read(audit_id)
    framework, state, others = _beginning(store, record)
    graded = [other for other in others if other.kind != "adjudicated" and other.graded]
    if len(graded) < ENOUGH_TO_ADJUDICATE:
        count = f"{len(graded)} graded {'rating' if len(graded) == 1 else 'ratings'}"
        raise RatingError(
            f"The case of audit {record.summary.id} has {count}: adjudicating needs two. Where one is still open, let "
            f"it be graded first; to ask for another: evenhand audit second {record.summary.id}"
        )
    rating = Rating(others[0].case, "adjudicated", tuple(other.as_seen() for other in graded))
    return _begin(store, settings, catalogue, record, framework, state, rating, rater)


def ratings_of_case(store: Store, audit_id: str) -> tuple[Rated, ...]:
    """Every rating of the case that an audit is on, as they were begun, that audit among them.

    Raises as ``Store.read`` does, and :class:`~evenhand.drivers.pinned.SnapshotError`.
    """
    record = store.read(audit_id)
    own = _rated(record)
    summaries = [one for one in store.audits(practice=own.practice) if one.framework_id == record.summary.framework_id]
    found = {
        own.audit: own,
        **{one.id: _rated(store.read(one.id)) for one in reversed(summaries) if one.id != own.audit},
    }
    began = {one.id: one.created_at for one in summaries}
    same = [rating for rating in found.values() if rating.case == own.case]
    # The first audit leads, also where its copy was brought into this store after the others.
    return tuple(sorted(same, key=lambda rating: (rating.kind != "first", began[rating.audit], rating.audit)))


def all_ratings(store: Store) -> Iterator[Rated]:
    """Every audit of the store as a rating, practice included, in the order in which they were begun.

    Raises as :func:`ratings_of_case` does.
    """
    for summary in sorted(store.audits(practice=None), key=lambda one: (one.created_at, one.id)):
        yield _rated(store.read(summary.id))


def _rated(record: AuditRecord) -> Rated:
    framework = pinned_framework(record.snapshot, record.summary.id)
    return rated(framework, record.summary.id, [stored.event for stored in record.events])


def _beginning(store: Store, record: AuditRecord) -> tuple[Framework, State, tuple[Rated, ...]]:
    framework = pinned_framework(record.snapshot, record.summary.id)
    state = fold(stored.event for stored in record.events)
    field = framework.header.case_reference
    if not state.value(field):
        label = framework.field_by_id[field].label
        raise RatingError(f"Audit {record.summary.id} does not say which case it is on: answer “{label}” in it first.")
    return framework, state, ratings_of_case(store, record.summary.id)


def _check_rater(others: tuple[Rated, ...], rater: str) -> None:
    # The name is not repeated: whatever was typed may be about a child.
    for other in others:
        if person(rater) and person(other.rater) == person(rater):
            raise RatingError(f"Whoever --rater names has rated this case already, in audit {other.audit}.")


def _begin(
    store: Store,
    settings: Settings,
    catalogue: Catalogue,
    record: AuditRecord,
    framework: Framework,
    state: State,
    rating: Rating,
    rater: str,
) -> OpenAudit:
    carried = carried_answers(framework, state)
    first = start_event(framework, state.readings, practice=state.practice)
    if rater.strip():
        carried.append(_named(framework, [first, *carried], rater))
    if rating.kind == "adjudicated":
        carried.append(Event("focused", value=True))
    rating = rating._replace(carried=len(carried))
    events = [first._replace(value={**first.value, KEY: to_value(rating)}), *carried]
    handle = store.create_audit(
        framework_id=framework.id,
        framework_title=record.summary.framework_title,
        digest=framework.digest,
        snapshot=record.snapshot,
        practice=state.practice,
        events=events,
        summary=summary_of(Conversation(framework, events, dict(settings.lists))),
    )
    return OpenAudit(handle, framework, settings, catalogue)


def _named(framework: Framework, before: list[Event], rater: str) -> Event:
    """The answer that names the rater. Raises :class:`RatingError` where the framework does not ask, or refuses it."""
    field = auditor_field(framework)
    if field is None:
        raise RatingError(f"'{framework.id}' has no field for the auditor's name, so leave --rater out.")
    name = " ".join(rater.split())
    reply = (
        Reply("choice", to=field.id, value=name) if field.kind == "choice" else Reply("text", to=field.id, text=name)
    )
    outcome = Conversation(framework, before).propose(reply)
    if outcome.refused:
        raise RatingError(f"--rater was not taken for “{field.label}”: {' '.join(outcome.says)}")
    return outcome.events[0]
