"""The trace: each rule in words, with its source."""

from __future__ import annotations

from collections.abc import Callable

from evenhand.conversation.replies import Reply
from evenhand.reporting.document import Block, KeyValues, Paragraph, Table


def pairs(blocks: list[Block]) -> dict[str, str]:
    return {label: value for block in blocks if isinstance(block, KeyValues) for label, value in block.rows}


def test_the_trace_is_told_in_words_with_its_source(under: Callable[..., list[Block]]) -> None:
    blocks = under("What the rules make of the answers", Reply("grade", "assessment", value="inadequate"))
    (table,) = [block for block in blocks if isinstance(block, Table)]
    rule, because, effect, source = table.rows[0]
    assert rule.startswith("If assessment (2), the plan (3) or recording (14)")
    assert because == "2 The Quality of Assessment is Inadequate"
    assert effect == "Requires Improvement at best; binding"
    assert source.startswith("D-2314\nL691")
    assert pairs(blocks)["Provisional"] == "Something that applies is not answered yet"


def test_without_rules_that_act_it_is_judgement(under: Callable[..., list[Block]]) -> None:
    blocks = under("What the rules make of the answers")
    assert any(isinstance(b, Paragraph) and "professional judgement" in b.text for b in blocks)
