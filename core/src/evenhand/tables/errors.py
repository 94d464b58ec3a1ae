"""What can go wrong with tables, each as lines that name sheet and cell and say the way out."""

from __future__ import annotations

from collections.abc import Iterable

from evenhand.errors import EvenhandError


class TablesError(EvenhandError):
    """A file that cannot be read or written. Nothing was changed."""


class CellProblemsError(TablesError):
    """Everything found wrong with a workbook, one line each in ``lines`` and in the text."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(dict.fromkeys(lines))
        super().__init__("\n".join(self.lines))
