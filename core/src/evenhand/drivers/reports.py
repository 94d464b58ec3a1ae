"""A report of an audit from the store, with the sections that plugins add."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from evenhand.catalogue import Catalogue, FrameworkFaultError, UnknownFrameworkError
from evenhand.drivers.pinned import other_versions, pinned_framework
from evenhand.store.store import Store, utc_now

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from evenhand.models.contributions import ReportSection
    from evenhand.models.framework import Framework
    from evenhand.reporting.render import Report


Names = Sequence[tuple[str, str | None]]
"""Further names that a learning copy replaces, each with what it calls that person, or ``None`` for a number."""


class MadeReport(NamedTuple):
    """A report, the whole id of its audit, and the framework kept with it."""

    audit_id: str
    framework: Framework
    report: Report


def report_bytes(
    store: Store, catalogue: Catalogue, audit_id: str, format: str, *, copy: str = "full", also: Names = ()
) -> tuple[str, bytes]:
    """The whole id of an audit and its report or a copy of it, under the framework kept with it.

    Raises ``EvenhandError``: for an unknown audit, format or copy, or a store that cannot be read.
    """
    from evenhand.reporting.render import format_named, render

    format_named(format)
    made = made_report(store, catalogue, audit_id, copy=copy, also=also)
    return made.audit_id, render(made.report, format)


def made_report(
    store: Store, catalogue: Catalogue, audit_id: str, *, copy: str = "full", also: Names = ()
) -> MadeReport:
    """The report of an audit, or a copy of it, before it has a format. Raises as :func:`report_bytes` does."""
    from evenhand.reporting.build import report_of_record
    from evenhand.reporting.copies.kinds import copy_named

    copy_named(copy)
    record = store.read(audit_id)
    framework = pinned_framework(record.snapshot, record.summary.id)

    def add_sections(audit: Mapping[str, Any]) -> Iterable[ReportSection]:
        return _sections(catalogue, framework, audit)

    report = report_of_record(
        framework,
        record,
        printed_at=utc_now(),
        add_sections=add_sections,
        copy=copy,
        also=also,
        others=other_versions(record),
    )
    return MadeReport(record.summary.id, framework, report)


def removed_from(store: Store, audit_id: str, copy: str, also: Names = ()) -> dict[str, Any]:
    """What a copy of an audit leaves out, and the words in it that somebody should look at, as plain JSON data.

    The words are the audit's own: they are for whoever checks the copy, and never in it. Raises as
    :func:`report_bytes` does.
    """
    from evenhand.reporting.account import as_data
    from evenhand.reporting.build import facts_of_record
    from evenhand.reporting.copies.copying import make_copy

    record = store.read(audit_id)
    framework = pinned_framework(record.snapshot, record.summary.id)
    events = [stored.event for stored in record.events]
    made = make_copy(framework, events, facts_of_record(record, None), copy, also, other_versions(record))
    removed = () if made.account.copy is None else made.account.copy.removed
    return {"audit": record.summary.id, "copy": copy, "removed": as_data(removed), "to_check": as_data(made.suspects)}


def _sections(catalogue: Catalogue, framework: Framework, audit: Mapping[str, Any]) -> tuple[ReportSection, ...]:
    """What the plugins that are installed now add; an audit whose plugin is gone is reported without."""
    try:
        return catalogue.audit_hooks(framework.id).report_sections(audit)
    except (UnknownFrameworkError, FrameworkFaultError):
        return ()
