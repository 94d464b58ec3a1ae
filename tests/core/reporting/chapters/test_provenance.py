"""What is open and what was changed."""

from __future__ import annotations

from collections.abc import Callable

from evenhand.conversation.replies import Reply
from evenhand.models.framework import Framework
from evenhand.reporting.document import Block, Heading, Paragraph, Table


def test_what_is_open_tells_skipped_from_not_yet_answered(durham: Framework, under: Callable[..., list[Block]]) -> None:
    first = durham.domain_by_id["chronology"].prompts[0].id
    blocks = under("Not answered", Reply("skip", first), Reply("evidence", "chronology", text="x"))
    (table,) = [block for block in blocks if isinstance(block, Table)]
    rows = {where: (waiting, skipped) for where, waiting, skipped in table.rows}
    assert rows["4 The Quality of the Chronology"] == ("4 questions; Grade; Reason", "1 question")


def test_changes_are_counted_in_words(under: Callable[..., list[Block]], told: Callable[..., list[Block]]) -> None:
    replies = [Reply("evidence", "risk", text=str(n)) for n in range(4)]
    assert Paragraph("3 answers were changed while auditing.") in under("Changes", *replies)
    assert Heading("Changes") not in told()
