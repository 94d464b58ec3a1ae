"""The header: record fields by their labels."""

from __future__ import annotations

from collections.abc import Callable

from evenhand.conversation.replies import Reply
from evenhand.reporting.document import Block, KeyValues


def pairs(blocks: list[Block]) -> dict[str, str]:
    return {label: value for block in blocks if isinstance(block, KeyValues) for label, value in block.rows}


def test_the_header_is_told_by_labels(under: Callable[..., list[Block]]) -> None:
    case = pairs(under("The case", Reply("date", "audit_date", value="2026-11-20")))
    assert case["Date of Audit"] == "20 November 2026"
    assert case["Name of Child"] == "Not yet answered"
