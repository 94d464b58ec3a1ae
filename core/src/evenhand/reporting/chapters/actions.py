"""What became of the actions: each with who and when, and every step that was told of it, in the words that told it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.reporting.chapters.common import fields
from evenhand.reporting.document import Block, Heading, Paragraph, Table
from evenhand.reporting.wording import time_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.reporting.account import Account
    from evenhand.reporting.actions import ActionAccount


def actions(account: Account) -> Iterator[Block]:
    """Every action with its whole life, once the audit was graded. Before that its form says all there is."""
    graded = account.audit.status != "in progress"
    told = any(action.steps for action in account.actions)
    if not account.actions or not (graded or told):
        return
    yield Heading("What became of the actions")
    for action in account.actions:
        yield from _action(action)


def _action(action: ActionAccount) -> Iterator[Block]:
    yield Heading(f"Action {action.number}, {action.state}", 2)
    yield from fields(action.terms)
    if not action.steps:
        yield Paragraph("Nothing has been told of it yet.")
        return
    rows = tuple((time_words(step.at) if step.at else "–", step.step.capitalize(), step.words) for step in action.steps)
    yield Table(("When", "Step", "What was told"), rows, (5, 3, 13))
