"""A report of an audit from the store, with the sections that plugins add."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evenhand.catalogue import Catalogue, FrameworkFaultError, UnknownFrameworkError
from evenhand.drivers.opening import pinned_framework
from evenhand.store.store import Store, utc_now

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from evenhand.models.contributions import ReportSection
    from evenhand.models.framework import Framework


def report_bytes(store: Store, catalogue: Catalogue, audit_id: str, format: str) -> tuple[str, bytes]:
    """The whole id of an audit and its report, under the framework kept with it.

    Raises ``EvenhandError``: for an unknown audit or format, or a store that cannot be read.
    """
    from evenhand.reporting.build import report_of_record
    from evenhand.reporting.render import format_named, render

    format_named(format)
    record = store.read(audit_id)
    framework = pinned_framework(record.snapshot, record.summary.id)

    def add_sections(audit: Mapping[str, Any]) -> Iterable[ReportSection]:
        return _sections(catalogue, framework, audit)

    report = report_of_record(framework, record, printed_at=utc_now(), add_sections=add_sections)
    return record.summary.id, render(report, format)


def _sections(catalogue: Catalogue, framework: Framework, audit: Mapping[str, Any]) -> tuple[ReportSection, ...]:
    """What the plugins that are installed now add; an audit whose plugin is gone is reported without."""
    try:
        return catalogue.audit_hooks(framework.id).report_sections(audit)
    except (UnknownFrameworkError, FrameworkFaultError):
        return ()
