"""Every field, domain and form of a framework has its placeholder, and it stands for what the report says."""

from __future__ import annotations

from collections.abc import Callable

from evenhand.conversation.engine import Conversation
from evenhand.models.events import Event
from evenhand.models.framework import Framework
from evenhand.reporting.account import AuditFacts
from evenhand.reporting.build import build_report
from evenhand.reporting.document import Heading, Notice
from evenhand.reporting.docx_placeholders import ABSENT, ELSEWHERE, placeholders


def test_they_stand_for_what_the_report_says(durham: Framework, planted_events: list[Event], facts: AuditFacts) -> None:
    account, document = build_report(durham, planted_events, facts)
    known = placeholders(durham, account, document)
    items = {item.id: item for form in account.record for row in form.rows for item in row}
    assert known["child_name"].words == items["child_name"].words
    assert known["note:manages_case"].words.startswith("tok")
    assert known["audit_date"].words == "20 November 2026"
    assert known["overall_grade"].words == "Inadequate"
    assert known["overall_reason"].words == account.overall.reason.words
    assert known["grade:risk"].words == "Inadequate"
    domain = next(domain for domain in account.domains if domain.id == "risk")
    assert domain.reason is not None
    assert domain.evidence is not None
    assert (known["reason:risk"].words, known["evidence:risk"].words) == (domain.reason.words, domain.evidence.words)
    assert known["framework"].words == durham.header.title
    assert known["audit"].words == facts.id
    assert known["report"].blocks == document.blocks
    plan = next(form for form in account.follow_up if form.id == "support_plan")
    first = plan.rows[0][0].id
    assert known[first].words == "\n".join(row[0].words for row in plan.rows)


def test_every_field_domain_and_form_has_one_also_where_nothing_is_told(
    durham: Framework, begin: Callable[..., Conversation], facts: AuditFacts
) -> None:
    account, document = build_report(durham, begin().events, facts)
    known = placeholders(durham, account, document)
    fields = {field.id for field in durham.field_by_id.values() if field.kind not in ELSEWHERE}
    assert fields <= set(known)
    assert {f"{kind}:{d.id}" for d in durham.domains for kind in ("grade", "reason", "evidence", "domain")} <= set(
        known
    )
    assert {f"form:{form.id}" for form in durham.forms} <= set(known)
    assert known["overall_grade"].words == "Not yet answered"
    assert known["child_name"].words == "Not yet answered"
    assert known["escalated_to"].words == ABSENT
    assert all((place.blocks is None) or not place.words for place in known.values())
    assert all(name == place.name.casefold() for name, place in known.items())


def test_a_part_of_the_report_is_what_stands_under_its_heading(
    durham: Framework, planted_events: list[Event], facts: AuditFacts
) -> None:
    account, document = build_report(durham, planted_events, facts)
    blocks = placeholders(durham, account, document)["domain:risk"].blocks
    assert blocks
    place = document.blocks.index(Heading("5 Risk", 2))
    assert document.blocks[place + 1 : place + 1 + len(blocks)] == blocks
    assert document.blocks[place + 1 + len(blocks)] == Heading(durham.domains[5].name, 2)


def test_the_notices_are_those_that_the_report_begins_with(
    durham: Framework, begin: Callable[..., Conversation], facts: AuditFacts
) -> None:
    account, document = build_report(durham, begin(practice=True).events, facts)
    notices = placeholders(durham, account, document)["notices"].blocks
    assert notices is not None
    assert len(notices) == 2
    assert all(isinstance(block, Notice) for block in notices)
