"""The report's beginning: what stands in its way, the case, and where the audit stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.reporting.chapters.common import fields
from evenhand.reporting.document import Block, Heading, KeyValues, Notice
from evenhand.reporting.wording import time_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.reporting.account import Account, AuditAccount

DRAFT = "DRAFT: not completed"
PRACTICE = "PRACTICE: not a real audit"


def header(account: Account) -> Iterator[Block]:
    """Notices, the record fields by their labels, and the audit's status."""
    yield from notices(account.audit)
    for form in account.record:
        yield Heading(form.title)
        for row in form.rows:
            yield from fields(row)
    for form in account.opening:
        yield Heading(form.title, 2)
        for row in form.rows:
            yield from fields(row)
    yield Heading("The audit", 2)
    yield KeyValues(tuple(_status(account.audit)))


def notices(audit: AuditAccount) -> Iterator[Notice]:
    """What the reader must not miss: a draft, or practice."""
    if audit.draft:
        why = {
            "in progress": "The audit is still in progress: anything in this report may change.",
            "graded": "The audit is graded, but not completed yet.",
            "discussed": "The audit is graded and discussed, but not completed yet.",
        }.get(audit.status, "")
        yield Notice(f"{DRAFT}. {why}".strip())
    if audit.practice:
        yield Notice(f"{PRACTICE}. It was made to learn or to compare, and does not belong on a child's file.")


def status_words(audit: AuditAccount) -> str:
    """The status in two or three words, as every page bears it."""
    words = DRAFT if audit.draft else audit.status.capitalize()
    return f"{words} · {PRACTICE}" if audit.practice else words


def _status(audit: AuditAccount) -> Iterator[tuple[str, str]]:
    yield "Status", f"{audit.stage.capitalize()}{' (draft)' if audit.draft else ''}"
    yield "Started", time_words(audit.created_at)
    for advance in audit.advances:
        when = time_words(advance.at) if advance.at else "not recorded"
        yield advance.status.capitalize(), f"{when}{f', {advance.by}' if advance.by else ''}"
    yield "Last changed", time_words(audit.changed_at)
    if audit.printed_at:
        yield "Printed", time_words(audit.printed_at)
