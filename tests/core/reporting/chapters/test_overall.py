"""The overall grade, where it is at odds with the rules."""

from __future__ import annotations

from collections.abc import Callable

from evenhand.conversation.engine import Conversation
from evenhand.conversation.replies import Reply
from evenhand.models.framework import Framework
from evenhand.reporting.account import AuditFacts
from evenhand.reporting.build import build_report
from evenhand.reporting.chapters.overall import overall
from evenhand.reporting.document import Bullets, Notice


def test_a_grade_that_rules_no_longer_permit_is_a_notice(
    durham: Framework, begin: Callable[..., Conversation], facts: AuditFacts
) -> None:
    conversation = begin()
    for reply in (Reply("grade", "overall", value="good"), Reply("grade", "risk", value="inadequate")):
        conversation.accept(conversation.propose(reply))
    account = build_report(durham, conversation.events, facts).account
    assert any(isinstance(block, Notice) for block in overall(account))


def test_a_departure_names_the_rules_it_departs_from(
    durham: Framework, begin: Callable[..., Conversation], facts: AuditFacts
) -> None:
    account = build_report(durham, begin().events, facts).account
    rule = durham.rule_by_id["D-QISP"]
    departing = account._replace(
        ruling=account.ruling | {"departs_from": [rule.id], "accepted": "with a reason"},
        rules=(*account.rules, type("R", (), {"id": rule.id, "words": rule.words, "source": rule.source})()),
    )
    assert Bullets((f"{rule.words} ({rule.id}, {rule.source})",)) in list(overall(departing))
