"""Building a report from an audit: the account first, then the document that tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from evenhand.models.contributions import ReportSection
from evenhand.reporting.account import Account, AuditFacts, Chain, SectionAccount, as_data
from evenhand.reporting.chapters.actions import actions
from evenhand.reporting.chapters.calibration import calibration
from evenhand.reporting.chapters.copy import copy_notices, left_out
from evenhand.reporting.chapters.domains import domains
from evenhand.reporting.chapters.forms import facts as fact_blocks
from evenhand.reporting.chapters.forms import forms
from evenhand.reporting.chapters.header import header, status_words
from evenhand.reporting.chapters.overall import grades, overall
from evenhand.reporting.chapters.provenance import amendments, annex, provenance, unanswered
from evenhand.reporting.chapters.ratings import rating_notice, ratings_seen
from evenhand.reporting.copies.copying import make_copy
from evenhand.reporting.copies.kinds import FULL
from evenhand.reporting.copies.walking import map_texts
from evenhand.reporting.document import Block, Document, Heading, Paragraph
from evenhand.reporting.render import Report

if TYPE_CHECKING:
    from evenhand.models.events import Event
    from evenhand.models.framework import Framework
    from evenhand.store.records import AuditRecord

AddSections = Callable[[Mapping[str, Any]], Iterable[ReportSection]]
"""Gives the sections that plugins add, from the account as JSON data."""


def build_report(
    framework: Framework,
    events: Sequence[Event],
    facts: AuditFacts,
    add_sections: AddSections | None = None,
    copy: str = FULL,
    also: Sequence[tuple[str, str | None]] = (),
    others: Sequence[Framework] = (),
) -> Report:
    """The report of an audit, or a copy of it. Pure, without a clock: the same audit and facts give the same report.

    Plugins that add to a copy see what its reader sees. ``also`` holds further names that a learning copy replaces,
    ``others`` the other versions of the framework that the audit was under, whose fields may name somebody.
    """
    account, _, foreign = make_copy(framework, events, facts, copy, also, others)
    if add_sections is not None:
        added = add_sections(as_data(account))
        sections = tuple(SectionAccount(s.title, s.paragraphs, s.after) for s in added)
        account = account._replace(sections=map_texts(sections, foreign))
    return Report(account, tell(account))


def report_of_record(
    framework: Framework,
    record: AuditRecord,
    *,
    printed_at: str | None,
    add_sections: AddSections | None = None,
    copy: str = FULL,
    also: Sequence[tuple[str, str | None]] = (),
    others: Sequence[Framework] = (),
) -> Report:
    """The report of an audit as the store hands it out. ``printed_at`` is an ISO 8601 time in UTC."""
    facts = facts_of_record(record, printed_at)
    events = [stored.event for stored in record.events]
    return build_report(framework, events, facts, add_sections, copy, also, others)


def facts_of_record(record: AuditRecord, printed_at: str | None) -> AuditFacts:
    """What the store knows of an audit and its events do not say."""
    summary = record.summary
    return AuditFacts(
        id=summary.id,
        created_at=summary.created_at,
        changed_at=summary.changed_at,
        chain=Chain(summary.head, summary.length),
        case_reference=summary.case_reference,
        printed_at=printed_at,
        event_times=tuple(stored.at for stored in record.events),
    )


def tell(account: Account) -> Document:
    """The document that tells an account."""
    audit, framework = account.audit, account.framework
    linked = account.copy is None or audit.chain.length is not None
    case = (audit.case_reference or f"Audit {audit.id}",) if linked else ()
    which = (account.copy.title.upper(),) if account.copy is not None else ()
    chain = f" · audit {audit.id} · hash {audit.chain.head[:12]}" if linked else ""
    return Document(
        title=framework.short_title,
        running_head=" · ".join((*which, *case, status_words(audit))),
        running_foot=f"{framework.short_title} {framework.version}{chain}",
        made_at=audit.changed_at,
        blocks=tuple(_blocks(account)),
    )


def _blocks(account: Account) -> Iterator[Block]:
    yield from copy_notices(account)
    yield from rating_notice(account)
    yield from header(account)
    yield from _sections(account, "header")
    yield from overall(account)
    yield from _sections(account, "overall")
    yield from grades(account)
    yield from calibration(account)
    yield from domains(account)
    yield from fact_blocks(account.facts)
    yield from _sections(account, "domains")
    yield from forms(account.closing)
    yield from forms(account.follow_up)
    yield from actions(account)
    yield from unanswered(account)
    yield from amendments(account)
    yield from _sections(account, "end")
    yield from ratings_seen(account)
    yield from annex(account)
    yield from provenance(account)
    yield from left_out(account)


def _sections(account: Account, after: str) -> Iterator[Block]:
    for section in account.sections:
        if section.after == after:
            yield Heading(section.title)
            yield from (Paragraph(text) for text in section.paragraphs)
