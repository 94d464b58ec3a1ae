"""Hints on what is being written, right above the reply box. They wait for a pause, and are gone with the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.timer import Timer
from textual.widgets import Static

from evenhand.checking.findings import in_lines
from evenhand_tui.visuals import FewRows

if TYPE_CHECKING:
    from collections.abc import Callable

    from evenhand.checking.findings import Hint

PAUSE = 0.4
"""Seconds of not typing after which what is written is looked at."""

ROWS = 2
"""Rows that hints take at most: there are more important things on a small screen."""


class WritingHints(Static, can_focus=False):
    """One or two hints, or nothing at all and then no row either."""

    def __init__(self, find: Callable[[str], tuple[Hint, ...]], more: str) -> None:
        """``find`` gives the hints on a text; ``more`` stands where one is too long for its rows."""
        super().__init__(id="hints", markup=False)
        self._find = find
        self._more = more
        self._timer: Timer | None = None

    def typed(self, text: str) -> None:
        """Look at a text once it has not changed for a moment. An empty one takes the hints away at once."""
        self._stop()
        if text.strip():
            self._timer = self.set_timer(PAUSE, lambda: self._show(text))
        else:
            self.clear()

    def clear(self) -> None:
        """Take the hints away, also those that were about to come."""
        self._stop()
        self.display = False
        self.update("")

    def _show(self, text: str) -> None:
        lines = few(in_lines(self._find(text)))
        self.update(FewRows(lines, ROWS, self._more))
        self.display = bool(lines)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None


def few(lines: tuple[str, ...]) -> tuple[str, ...]:
    """As many lines as there are rows, the last of them telling how many are left out: all come once it is sent."""
    left_out = len(lines) - ROWS
    if left_out <= 0:
        return lines
    return (*lines[: ROWS - 1], f"(and {left_out} more) {lines[ROWS - 1]}")
