"""Practising on an invented case: choosing the case, and beginning the audit with its record answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.catalogue.readings import resolve_readings
from evenhand.catalogue.snapshot import to_json
from evenhand.conversation.engine import Conversation
from evenhand.conversation.practising import begun
from evenhand.drivers.opening import OpenAudit, refuse_out_of_use
from evenhand.drivers.session import start_event, summary_of
from evenhand.errors import EvenhandError
from evenhand.loading.guard import fault_line
from evenhand.suggest import did_you_mean

if TYPE_CHECKING:
    from evenhand.catalogue import Catalogue
    from evenhand.models.calibration import CalibrationCase
    from evenhand.settings.settings import Settings
    from evenhand.store.store import Store


class NoCaseError(EvenhandError):
    """There is no such case to practise on."""


def case_called(catalogue: Catalogue, framework_id: str, case_id: str | None) -> CalibrationCase:
    """The case of this id, or the only one of a framework where ``case_id`` is ``None``.

    Raises :class:`NoCaseError`, with what is wrong with the cases that could not be read, and as
    ``Catalogue.framework`` does.
    """
    cases, faults = catalogue.calibration_cases(framework_id)
    if case_id is None and len(cases) == 1:
        return cases[0]
    if case_id is not None:
        for case in cases:
            if case.id == case_id:
                return case
    wrong = "".join(f"\n{fault_line(fault)}" for fault in faults)
    if not cases:
        raise NoCaseError(f"'{framework_id}' has no invented case to practise on that can be used{wrong}")
    ids = [case.id for case in cases]
    if case_id is None:
        raise NoCaseError(f"'{framework_id}' has several cases: choose one with --case, of {', '.join(ids)}")
    raise NoCaseError(f"'{framework_id}' has no case '{case_id}'{did_you_mean(case_id, ids)}{wrong}")


def start_practice(
    store: Store, settings: Settings, catalogue: Catalogue, framework_id: str, case_id: str | None = None
) -> OpenAudit:
    """Begin a practice audit on an invented case and hold it, under the readings that its grades were agreed on.

    Raises ``EvenhandError``; nothing of the audit is then in the store.
    """
    framework = catalogue.framework(framework_id)
    refuse_out_of_use(framework)
    case = case_called(catalogue, framework_id, case_id)
    events = begun(framework, start_event(framework, resolve_readings(framework), practice=True), case)
    handle = store.create_audit(
        framework_id=framework.id,
        framework_title=framework.header.short_title,
        digest=framework.digest,
        snapshot=to_json(framework),
        practice=True,
        events=events,
        summary=summary_of(Conversation(framework, events, dict(settings.lists))),
    )
    return OpenAudit(handle, framework, settings, catalogue)
