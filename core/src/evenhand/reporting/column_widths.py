"""How wide a table's columns are on paper: in the proportion asked for, and wide enough for the words in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.reporting.pdf_text import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST = 16
"""Characters. A longer word, such as a hash or an address, may break over two lines."""


def fitted(
    shares: Sequence[float], columns: Sequence[Iterable[str]], room: float, inset: float, slack: float = 1
) -> list[float]:
    """The width of each column, in ems of the table's type, that fills ``room``.

    ``columns`` are the texts of each, its heading too; ``inset`` is what a cell's margins take. A column too narrow for
    its longest word takes what it needs from the others. Where there is not enough for all, each has its part of that.
    ``slack`` is by how much the type may be wider than the one that is measured.
    """
    needs = needed(columns, inset, slack)
    if sum(needs) > room:
        return [room * need / sum(needs) for need in needs]
    fixed: dict[int, float] = {}
    while True:
        left = room - sum(fixed.values())
        free = sum(share for column, share in enumerate(shares) if column not in fixed)
        found = [fixed.get(column, left * share / (free or 1)) for column, share in enumerate(shares)]
        narrow = {column: needs[column] for column, given in enumerate(found) if given < needs[column] - 1e-9}
        if not narrow:
            return found
        fixed.update(narrow)


def needed(columns: Sequence[Iterable[str]], inset: float, slack: float = 1) -> list[float]:
    """How wide each column must be, in ems, for none of its words to break."""
    return [slack * _longest(texts) + inset for texts in columns]


def _longest(texts: Iterable[str]) -> float:
    return max((width(word) for text in texts for word in text.split() if len(word) <= LONGEST), default=0)
