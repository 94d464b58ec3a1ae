"""Domains: everything of one is told, and why another is left out."""

from __future__ import annotations

from collections.abc import Callable

from evenhand.conversation.replies import Reply
from evenhand.models.framework import Framework
from evenhand.reporting.document import Block, KeyValues, Paragraph, Quoted, Table


def pairs(blocks: list[Block]) -> dict[str, str]:
    return {label: value for block in blocks if isinstance(block, KeyValues) for label, value in block.rows}


def test_a_domain_is_told_whole(durham: Framework, under: Callable[..., list[Block]]) -> None:
    risk = durham.domain_by_id["risk"]
    blocks = under(
        "5 Risk",
        Reply("note", "risk", text="the July referral"),
        Reply("partly", risk.prompts[0].id, note="twice"),
        Reply("evidence", "risk", text="a strategy meeting"),
        Reply("see", "risk", value="assessment"),
        Reply("grade", "risk", value="good", note="nearly better"),
        Reply("reason", "risk", text="it is reviewed"),
    )
    assert pairs(blocks) == {"Grade": "Good", "Note": "nearly better"}
    assert Quoted("Reason (“I have graded this as Good because …”)", "it is reviewed") in blocks
    assert Quoted("Evidence", "a strategy meeting") in blocks
    assert Paragraph("The evidence refers to 2 The Quality of Assessment.") in blocks
    assert Quoted("Note filed while reading", "the July referral") in blocks
    (table,) = [block for block in blocks if isinstance(block, Table)]
    assert table.rows[0] == (risk.prompts[0].text, "Partly", "twice")
    assert table.rows[1][1:] == ("Not yet answered", "")


def test_a_domain_that_does_not_apply_says_by_which_rule(under: Callable[..., list[Block]]) -> None:
    (block,) = under("15 Placements LAC Only", Reply("choice", "case_type", value="Child in need"))
    assert isinstance(block, Paragraph)
    assert "Domains 15 and 16 apply to looked after children only. (D-LAC, L709-L710, L756)" in block.text
