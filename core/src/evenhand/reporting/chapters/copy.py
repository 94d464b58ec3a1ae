"""What a copy says of itself: at its top which one it is, at its end what was left out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.reporting.document import Block, Heading, Notice, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.reporting.account import Account


def copy_notices(account: Account) -> Iterator[Block]:
    """Which copy it is, and what to mind. The full report has none."""
    if account.copy is not None:
        yield from (Notice(words) for words in account.copy.notices)


def left_out(account: Account) -> Iterator[Block]:
    """What was left out: which kind of thing, where, and how often, but never the thing itself."""
    if account.copy is None:
        return
    yield Heading("What was left out of this copy")
    if not account.copy.removed:
        yield Paragraph("Nothing had to be left out.")
        return
    rows = tuple((entry.kind.capitalize(), entry.place, str(entry.times)) for entry in account.copy.removed)
    yield Table(("What", "Where", "Times"), rows, (8, 10, 2))
