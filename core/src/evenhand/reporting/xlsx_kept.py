"""The sheet of what the auditor entered that does not count as the audit stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.reporting.xlsx_cells import typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.reporting.account import Account
    from evenhand.reporting.xlsx_cells import CellValue

KEPT_COLUMNS = (
    ("Place", 28), ("Question", 46), ("Row", 6), ("Kind", 12), ("Answer", 60), ("Note", 40),
    ("Why it does not count", 50), ("Id", 26),
)  # fmt: skip

KEPT_PATHS = frozenset({("kept_not_counted",), ("kept_not_counted", "why"), ("kept_not_counted", "slot")})
"""What of the account this sheet tells, by the fields that lead to it."""


def kept_rows(account: Account) -> Iterator[tuple[CellValue, ...]]:
    """One row for each answer that is kept and not counted."""
    for kept in account.kept_not_counted:
        answer = typed(kept.value, kept.words)
        yield (
            kept.place, kept.question, kept.row + 1, kept.slot.capitalize(), answer, kept.note, kept.why, kept.to
        )  # fmt: skip
