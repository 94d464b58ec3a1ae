"""Domains of the account."""

from __future__ import annotations

from collections.abc import Callable

from evenhand.conversation.engine import Conversation
from evenhand.conversation.replies import Reply
from evenhand.reporting.domains import domain_accounts
from evenhand.reporting.items import Itemiser


def test_a_domain_that_a_rule_lowers_says_what_it_counts_as(begin: Callable[..., Conversation]) -> None:
    conversation = begin()
    conversation.accept(conversation.propose(Reply("grade", "risk", value="good")))
    itemiser = Itemiser(conversation.grader, conversation.state, conversation.path)
    capped = conversation.ruling._replace(
        section_ceilings={"risk": "Inadequate", "visits": "Inadequate"}, section_grades={"risk": "Inadequate"}
    )
    counts = {domain.id: domain.counts_as for domain in domain_accounts(itemiser, capped)}
    assert counts["risk"] == "Inadequate"
    assert counts["visits"] is None
    free = {domain.id: domain.counts_as for domain in domain_accounts(itemiser, conversation.ruling)}
    assert free["risk"] is None
