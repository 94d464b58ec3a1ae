"""Reports of short audits."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evenhand.conversation.engine import Conversation
from evenhand.conversation.replies import Reply
from evenhand.models.framework import Framework
from evenhand.reporting.account import AuditFacts
from evenhand.reporting.build import build_report
from evenhand.reporting.document import Block, Heading


@pytest.fixture
def told(durham: Framework, begin: Callable[..., Conversation], facts: AuditFacts) -> Callable[..., list[Block]]:
    """The blocks of the report of an audit in which these replies were given."""

    def tell(*replies: Reply) -> list[Block]:
        conversation = begin()
        for reply in replies:
            outcome = conversation.propose(reply)
            assert not outcome.refused, (reply, outcome.says)
            conversation.accept(outcome)
        return list(build_report(durham, conversation.events, facts).document.blocks)

    return tell


@pytest.fixture
def under(told: Callable[..., list[Block]]) -> Callable[..., list[Block]]:
    """The blocks under a heading of such a report, up to the next heading."""

    def find(title: str, *replies: Reply) -> list[Block]:
        blocks = told(*replies)
        start = blocks.index(next(b for b in blocks if isinstance(b, Heading) and b.text == title)) + 1
        end = next((n for n, b in enumerate(blocks[start:], start) if isinstance(b, Heading)), len(blocks))
        return blocks[start:end]

    return find
