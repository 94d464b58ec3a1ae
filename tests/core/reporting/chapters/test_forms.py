"""Forms that repeat."""

from __future__ import annotations

from typing import Any

from evenhand.reporting.account import FormAccount, Item
from evenhand.reporting.chapters.forms import form_blocks
from evenhand.reporting.document import Block, Heading, Table


def item(name: str, words: str = "x", **more: Any) -> Item:
    return Item(name, name, "L1", more.get("state", "answered"), words, words, more.get("note", ""))


def test_rows_are_one_table_unless_they_are_wide_or_unlike() -> None:
    def form(*rows: tuple[Item, ...]) -> list[Block]:
        return list(form_blocks(FormAccount("f", "Plan", "graded", "L1", True, rows, ()), 1))

    table = form((item("a"), item("b")), (item("a"), item("b")))[1]
    assert isinstance(table, Table)
    assert table.rows == (("1", "x", "x"), ("2", "x", "x"))
    assert Heading("Plan, 2", 2) in form((item("a"), item("b")), (item("a"),))
    assert Heading("Plan, 1", 2) in form(tuple(item(f"f{n}") for n in range(7)))
