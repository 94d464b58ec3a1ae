"""The moment between a key that answers and its answer, in which it can still become the beginning of a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer

    StartTimer = Callable[[float, Callable[[], None]], Timer]

SECONDS = 0.4
"""Longer than between two letters of a word typed fluently. What is typed more slowly is taken back by itself."""


class KeyPause:
    """Waits after a key. ``start_timer`` is Textual's; a test calls :meth:`over` instead of letting time pass."""

    def __init__(self, start_timer: StartTimer) -> None:
        self._start_timer = start_timer
        self._timer: Timer | None = None
        self._then: Callable[[], None] | None = None

    def begin(self, then: Callable[[], None]) -> None:
        """Do something once nothing stopped it for a moment."""
        self.stop()
        self._then = then
        self._timer = self._start_timer(SECONDS, self.over)

    def over(self) -> None:
        """The moment has passed."""
        then = self._then
        self.stop()
        if then is not None:
            then()

    def stop(self) -> None:
        """Something else was typed or done, so that nothing comes of it."""
        self._then = None
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
