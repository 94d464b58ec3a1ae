"""Every word the auditor typed is in every format, for a whole Durham audit."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable

import pytest

from evenhand.conversation.engine import Conversation
from evenhand.conversation.replies import Reply
from evenhand.models.contributions import ReportSection
from evenhand.models.events import Event
from evenhand.models.framework import Framework
from evenhand.reporting.account import AuditFacts
from evenhand.reporting.build import build_report, report_of_record
from evenhand.reporting.document import Heading, Notice, Paragraph
from evenhand.reporting.render import Report, render
from evenhand.store.records import AuditRecord, AuditSummary, StoredEvent

Planted = tuple[Conversation, dict[str, str]]
UNTYPED = {"overall_grade", "overall_reason", "date"}
"""Kinds of field kept under another name, or without a word in them."""
TOKEN = re.compile(r"tok\d{4}end")


@pytest.fixture
def everywhere(words_of_docx: Callable[[bytes], str]) -> Callable[[Report], dict[str, str]]:
    """What a report says in each format."""

    def read(report: Report) -> dict[str, str]:
        return {
            "docx": words_of_docx(render(report, "docx")),
            "md": render(report, "md").decode(),
            "json": render(report, "json").decode(),
        }

    return read


def test_every_token_is_in_every_format(
    durham: Framework, planted: Planted, facts: AuditFacts, everywhere: Callable[[Report], dict[str, str]]
) -> None:
    conversation, tokens = planted
    assert conversation.state.status == "signed off"
    report = build_report(durham, conversation.events, facts)
    for name, text in everywhere(report).items():
        found = Counter(TOKEN.findall(text))
        assert {where for where, token in tokens.items() if token not in found} == set(), name


def test_the_audit_with_tokens_asks_every_field_of_the_framework(durham: Framework, planted: Planted) -> None:
    asked = {where.split("/")[0] for where in planted[1]}
    fields = {field.id for field in durham.field_by_id.values() if field.kind not in UNTYPED}
    assert fields <= asked
    assert {prompt.id for d in durham.domains if d.id != "independence_lac" for prompt in d.prompts} <= asked
    assert {f"{domain.id}" for domain in durham.graded_domains} <= asked


def test_what_was_typed_where_a_branch_closed_later_is_in_the_annex(
    durham: Framework, planted: Planted, facts: AuditFacts, everywhere: Callable[[Report], dict[str, str]]
) -> None:
    conversation, tokens = planted
    for reply in (
        Reply("amend", text="The case type was wrong."),
        Reply("choice", "case_type", value="Child in need"),
        Reply("grade", "diversity", value="good"),
    ):
        outcome = conversation.propose(reply)
        assert not outcome.refused
        conversation.accept(outcome)
    report = build_report(durham, conversation.events, facts)
    # The notes of the two answers given anew are superseded; everything else still stands, in the report or its annex.
    replaced = {"case_type/answer/0 note", "diversity/grade/0 note"}
    for name, text in everywhere(report).items():
        found = set(TOKEN.findall(text))
        assert {where for where, token in tokens.items() if token not in found} == replaced, name
    kept = {kept.place: kept.why for kept in report.account.kept_not_counted}
    assert "does not apply" in kept["15 Placements LAC Only"]
    assert "D-LAC" in kept["15 Placements LAC Only"]
    assert "graded again" in kept["Audit discussions"]
    assert Heading("Annex: kept but not counted") in report.document.blocks


def test_a_domain_marked_not_applicable_keeps_its_evidence_in_the_annex(
    begin: Callable[..., Conversation], durham: Framework, facts: AuditFacts
) -> None:
    conversation = begin()
    for reply in (
        Reply("choice", "case_type", value="Looked after child"),
        Reply("evidence", "independence_lac", text="a pathway plan"),
        Reply("grade", "independence_lac", value="not applicable", note="the child is 9"),
    ):
        outcome = conversation.propose(reply)
        assert not outcome.refused, outcome.says
        conversation.accept(outcome)
    account = build_report(durham, conversation.events, facts).account
    domain = next(domain for domain in account.domains if domain.id == "independence_lac")
    assert (domain.not_applicable, domain.not_applicable_reason) == (True, "the child is 9")
    assert [(kept.words, kept.why) for kept in account.kept_not_counted] == [
        ("a pathway plan", "16 Independence LAC Only was marked not applicable.")
    ]


def test_a_draft_says_so_first_and_on_every_page_until_completed(
    durham: Framework, planted_events: list[Event], facts: AuditFacts
) -> None:
    done = next(n for n, event in enumerate(planted_events) if event.kind == "completed")
    graded = next(n for n, event in enumerate(planted_events) if event.kind == "graded")
    for length, draft in ((graded, True), (graded + 1, True), (done, True), (done + 1, False)):
        report = build_report(durham, planted_events[:length], facts)
        first = report.document.blocks[0]
        assert (isinstance(first, Notice) and first.text.startswith("DRAFT: not completed")) is draft
        assert ("DRAFT: not completed" in report.document.running_head) is draft
        assert "TEST-0042" in report.document.running_head
        assert report.data["audit"]["draft"] is draft


def test_practice_is_marked(begin: Callable[..., Conversation], durham: Framework, facts: AuditFacts) -> None:
    report = build_report(durham, begin(practice=True).events, facts)
    assert any(isinstance(block, Notice) and block.text.startswith("PRACTICE") for block in report.document.blocks)
    assert "PRACTICE" in report.document.running_head


def test_sections_of_plugins_are_told_and_get_the_audit_as_data(
    begin: Callable[..., Conversation], durham: Framework, facts: AuditFacts
) -> None:
    given: list[str] = []

    def add(audit: object) -> tuple[ReportSection, ...]:
        given.append(json.dumps(audit))
        return tuple(ReportSection(title=f"At {place}", paragraphs=(f"Told at {place}",), after=place)
                     for place in ("header", "overall", "domains", "end"))  # fmt: skip

    report = build_report(durham, begin().events, facts, add)
    assert json.loads(given[0])["audit"]["id"] == facts.id
    assert [section["after"] for section in report.data["sections"]] == ["header", "overall", "domains", "end"]
    titles = [block.text for block in report.document.blocks if isinstance(block, Heading) and block.level == 1]
    order = [titles.index(t) for t in ("At header", "Overall grade", "At overall", "Domains", "At domains", "At end")]
    assert order == sorted(order)
    assert Paragraph("Told at end") in report.document.blocks


def test_the_same_audit_gives_the_same_bytes(durham: Framework, planted_events: list[Event], facts: AuditFacts) -> None:
    for name in ("docx", "md", "json"):
        made = [render(build_report(durham, planted_events, facts), name) for _ in range(2)]
        assert made[0] == made[1]


def test_a_stored_record_brings_its_chain_and_times(durham: Framework, begin: Callable[..., Conversation]) -> None:
    summary = AuditSummary("ab12", "durham", "Durham", durham.digest, False, "in_progress", "C-7", "", 0,
                           "2026-01-02T03:04:05.000Z", "2026-01-03T03:04:05.000Z", 1, "ff" * 32)  # fmt: skip
    stored = (StoredEvent(1, "e1", "2026-01-02T03:04:05.000Z", begin().events[0], "ff" * 32),)
    report = report_of_record(durham, AuditRecord(summary, stored, ""), printed_at=None)
    assert report.account.audit.chain == ("ff" * 32, 1)
    assert report.account.audit.printed_at is None
    assert report.document.running_head.startswith("C-7")
    assert report.document.running_foot.endswith("hash ffffffffffff")
