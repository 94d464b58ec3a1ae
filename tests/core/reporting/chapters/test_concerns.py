"""Concerns and examples in the report."""

from __future__ import annotations

from evenhand.reporting.account import FormAccount, Item
from evenhand.reporting.chapters.concerns import opened_form
from evenhand.reporting.document import Heading, Notice, Paragraph


def item(name: str, words: str, role: str | None = None, at: str | None = None) -> Item:
    state = "answered" if words else "not_yet_answered"
    return Item(name, name, "L1", state, words or None, words, "", role=role, at=at)  # type: ignore[arg-type]


def form(*rows: tuple[Item, ...], purpose: str = "concern") -> FormAccount:
    return FormAccount("escalation", "Escalation", "any_time", "L1", True, rows, (), purpose)


def test_a_concern_has_its_time_and_says_that_nobody_is_told() -> None:
    blocks = list(
        opened_form(form((item("what", "It is so.", "what", "2026-11-16T10:00:00Z"), item("who", "", "told"))))
    )
    assert Notice("Nobody is recorded as told yet.") in blocks
    assert Paragraph("Recorded 16 November 2026, 10:00 UTC.") in blocks
    told = list(opened_form(form((item("what", "It is so.", "what"), item("who", "Alex Nobody", "told")))))
    assert not any(isinstance(block, Notice) for block in told)


def test_rows_are_numbered_where_there_are_several() -> None:
    row = (item("what", "It is so.", "what"), item("who", "Alex Nobody", "told"))
    assert Heading("Escalation, 2", 2) in list(opened_form(form(row, row)))
    assert Heading("Escalation, 1", 2) not in list(opened_form(form(row)))


def test_an_example_tells_nobody() -> None:
    assert not any(isinstance(b, Notice) for b in opened_form(form((item("why", "Clear."),), purpose="example")))
