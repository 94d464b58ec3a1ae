"""Answers side by side, long ones under their label."""

from __future__ import annotations

from typing import Any

from evenhand.reporting.account import Item
from evenhand.reporting.chapters.common import fields
from evenhand.reporting.document import KeyValues, Quoted


def item(name: str, words: str = "x", **more: Any) -> Item:
    return Item(name, name, "L1", more.get("state", "answered"), words, words, more.get("note", ""))


def test_long_answers_stand_under_their_label() -> None:
    blocks = list(fields([item("a"), item("b", "line\nline", note="n"), item("c", state="left_blank")]))
    assert blocks == [
        KeyValues((("a", "x"),)), Quoted("b", "line\nline"), Quoted("Note", "n"), KeyValues((("c", "Left blank"),)),
    ]  # fmt: skip
