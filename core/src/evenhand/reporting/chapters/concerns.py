"""Safeguarding concerns and examples of good practice: rows that were opened at the auditor's wish or by a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.reporting.chapters.common import answers, fields
from evenhand.reporting.document import Block, Heading, Notice, Paragraph
from evenhand.reporting.wording import time_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.reporting.account import FormAccount, Item


def opened_form(form: FormAccount) -> Iterator[Block]:
    """Each row under its number with the time of its first answer; of a concern, that nobody is recorded as told."""
    yield Heading(form.title)
    for number, row in enumerate(form.rows, start=1):
        if len(form.rows) > 1:
            yield Heading(f"{form.title}, {number}", 2)
        if form.purpose == "concern" and not any(item.role == "told" and item.words for item in row):
            yield Notice("Nobody is recorded as told yet.")
        began = min((item.at for item in row if item.at), default=None)
        if began is not None:
            yield Paragraph(f"Recorded {time_words(began)}.")
        yield from fields(row)
    noted: tuple[Item, ...] = tuple(item for item in form.closing if item.note or item.state == "answered")
    if noted:
        yield answers(noted)
