"""Practice on an invented case: the grades beside those agreed, once the audit is graded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.reporting.document import Block, Bullets, Heading, Notice, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.reporting.account import Account

REOPENED = "The audit was opened again after it was graded, so these may not be the first grades."


def calibration(account: Account) -> Iterator[Block]:
    """How the grades were agreed, the count, each domain's grades side by side, and the agreed reasons."""
    found = account.calibration
    if found is None:
        return
    yield Heading("Compared with the agreed grades")
    yield Paragraph(f"This audit practises on an invented case: {found.title}. Nobody in it is real.")
    yield Paragraph(found.panel)
    if found.reopened:
        yield Notice(REOPENED)
    yield Bullets((*found.words, f"Overall grade: {found.overall.words}."))
    rows = (*found.domains, found.overall)
    cells = tuple((row.name, row.yours, row.agreed, f"{row.words[:1].upper()}{row.words[1:]}") for row in rows)
    yield Table(("Domain", "Yours", "Agreed", "Distance"), cells, (7, 5, 5, 6))
    yield Heading("Why the grades were agreed", 2)
    yield Table(("Domain", "Agreed", "Why"), tuple((row.name, row.agreed, row.reason) for row in rows), (6, 4, 13))
