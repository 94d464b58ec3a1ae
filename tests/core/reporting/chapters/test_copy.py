"""A copy says which it is at its top, and what was left out at its end; the full report says nothing of copies."""

from __future__ import annotations

from collections.abc import Callable

from evenhand.conversation.engine import Conversation
from evenhand.conversation.replies import Reply
from evenhand.models.contributions import ReportSection
from evenhand.models.framework import Framework
from evenhand.reporting.account import AuditFacts
from evenhand.reporting.build import build_report
from evenhand.reporting.chapters.copy import copy_notices, left_out
from evenhand.reporting.copies.kinds import COPIES
from evenhand.reporting.document import Heading, Notice, Paragraph, Table

Begin = Callable[..., Conversation]


def test_the_notices_come_first_and_the_list_last(begin: Begin, durham: Framework, facts: AuditFacts) -> None:
    for kind in ("worker", "learning"):
        document = build_report(durham, begin().events, facts, copy=kind).document
        notices = COPIES[kind].notices
        assert document.blocks[: len(notices)] == tuple(Notice(words) for words in notices)
        assert document.blocks[-2] == Heading("What was left out of this copy")
        assert isinstance(document.blocks[-1], Table)
        assert document.running_head.startswith(COPIES[kind].title.upper())


def test_the_full_report_has_neither(begin: Begin, durham: Framework, facts: AuditFacts) -> None:
    account = build_report(durham, begin().events, facts).account
    assert list(copy_notices(account)) == []
    assert list(left_out(account)) == []


def test_a_copy_that_left_nothing_out_says_so(begin: Begin, durham: Framework, facts: AuditFacts) -> None:
    account = build_report(durham, begin().events, facts, copy="worker").account
    assert account.copy is not None
    bare = account._replace(copy=account.copy._replace(removed=()))
    assert list(left_out(bare))[-1] == Paragraph("Nothing had to be left out.")


def test_only_a_linked_copy_bears_the_audits_id_and_hash(begin: Begin, durham: Framework, facts: AuditFacts) -> None:
    worker, learning = (
        build_report(durham, begin().events, facts, copy=kind).document for kind in ("worker", "learning")
    )
    assert facts.id in worker.running_foot
    assert facts.case_reference in worker.running_head
    for text in (learning.running_foot, learning.running_head):
        assert facts.id not in text
        assert "removed" not in text
    assert Paragraph("This copy does not say which audit it was made from.", leads=True) in learning.blocks


def test_what_plugins_add_sees_the_copy_and_is_anonymised(begin: Begin, durham: Framework, facts: AuditFacts) -> None:
    conversation = begin()
    for reply in (Reply("no", "manages_practitioner"), Reply("text", "child_name", text="Robin Kite")):
        conversation.accept(conversation.propose(reply))
    given: list[str] = []

    def add(audit: object) -> tuple[ReportSection, ...]:
        given.append(str(audit))
        return (ReportSection(title="Of Robin", paragraphs=("Kite, 3 March 2026, 0191 498 0123",), after="end"),)

    section = build_report(durham, conversation.events, facts, add, "learning").account.sections[0]
    assert "Robin" not in given[0]
    assert (section.title, section.paragraphs) == ("Of [child]", ("[child], March 2026, [telephone number]",))
