"""Keeps one-key answers safe from words.

Whoever types "yes" and Enter by habit gives one answer, not four: once ``y`` has answered, the letters that go on with
the same word at typing speed belong to it and answer nothing further.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

TYPING_GAP = 0.35
"""Seconds. Longer than between two letters of a word, shorter than it takes to read a question."""

Meaning = Literal["free", "swallow", "text"]
"""What a key after a one-key answer is: a key by itself, a part of the word, or the beginning of written text."""


class WordGuard:
    """Follows the keys after a one-key answer. ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._words: tuple[str, ...] = ()
        self._meant: frozenset[str] = frozenset()
        self.typed = ""
        self._last = 0.0

    def answered(self, key: str, meant: Iterable[str], words: Iterable[str]) -> None:
        """A key has answered. ``words`` are all that begin with it, ``meant`` those that say what it answered."""
        self.typed = key
        self._meant = frozenset(word.casefold() for word in meant)
        self._words = tuple(word.casefold() for word in words if len(word) > 1)
        self._last = self._clock()

    def meaning(self, character: str) -> Meaning:
        """What a printable key is that follows. After ``text``, :attr:`typed` holds all that was written."""
        now = self._clock()
        quick = now - self._last < TYPING_GAP
        self._last = now
        if not self.typed or not quick:
            self.reset()
            return "free"
        longer = self.typed + character
        if any(word.startswith(longer.casefold()) for word in self._words):
            self.typed = longer
            return "swallow"
        if len(self.typed) > 1:
            self.typed = longer
            return "text"
        self.reset()
        return "free"

    def ended(self) -> tuple[str, bool]:
        """The word that Enter ends, if any, and whether the key has answered just that already."""
        word = self.typed if len(self.typed) > 1 else ""
        meant = word.casefold() in self._meant
        self.reset()
        return word, meant

    def reset(self) -> None:
        """Nothing is being typed."""
        self.typed = ""
        self._words = ()
