"""Words typed so slowly that their first letters were taken for one-key answers.

A key answers once nothing follows it for a moment. Whoever types slower than that answers with the letters of a word:
``n`` and ``e`` of *next*, and ``xt`` is left over. So before what is left over counts for anything, it is read together
with the keys before it: where that makes a command or an answer, that was meant and the keys were not.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from evenhand.conversation.commands import BY_NAME, Command
from evenhand.conversation.understand import NOT_APPLICABLE, Unclear, understand

if TYPE_CHECKING:
    from collections.abc import Callable

    from evenhand.conversation.questions import Question
    from evenhand.models.framework import Framework

SLOWLY = 1.5
"""Seconds. No letter of a word comes later than this after the one before it, nor does the Enter that ends it."""

RECORDING = frozenset({"note", "see", "undo", "skip", "amend"})
"""What can be typed at any question, apart from its answers and what only shows or moves."""


class Given(NamedTuple):
    """A key that has answered: the question that it answered, when, and whether that recorded anything."""

    key: str
    question: Question
    at: float
    recorded: bool


class Meant(NamedTuple):
    """A word that was meant: the whole of it, and the keys that were its letters, first letter first."""

    text: str
    letters: tuple[Given, ...]


class SlowWords:
    """Follows the one-key answers that were given one after the other. ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._given: list[Given] = []

    def answered(self, key: str, question: Question, *, recorded: bool) -> None:
        """A key has answered."""
        self._given.append(Given(key, question, self._clock(), recorded))

    def forget(self) -> None:
        """Something else was done, so that no word goes on from the keys before it."""
        self._given.clear()

    def ends_at_once(self) -> bool:
        """Whether an Enter now only ends the answer that a key has given, as when somebody types ``n`` and Enter."""
        return bool(self._given) and self._clock() - self._given[-1].at < SLOWLY

    def meant(self, typed: str, question: Question | None, framework: Framework) -> Meant | None:
        """The word that what is typed ends, or ``None`` where it stands for itself. ``question`` is asked now."""
        if not typed.strip():
            return self._whole_word() if self.ends_at_once() else None
        if question is not None and _says_something(typed, question, framework):
            return None
        for letters in self._endings():
            whole = _joined(letters, typed)
            if _names_a_command(whole) or _says_something(whole, letters[0].question, framework):
                return Meant(whole, letters)
        return None

    def _whole_word(self) -> Meant | None:
        """The longest word that is all keys, such as y, e and s, when they came as fast as letters do."""
        quick: list[Given] = []
        for given in reversed(self._given):
            if quick and quick[0].at - given.at >= SLOWLY:
                break
            quick.insert(0, given)
        for first in range(len(quick) - 1):
            letters = tuple(quick[first:])
            word = _joined(letters, "").casefold()
            if word in BY_NAME or word in _labels(letters[0].question):
                return Meant(word, letters)
        return None

    def _endings(self) -> list[tuple[Given, ...]]:
        return [tuple(self._given[first:]) for first in reversed(range(len(self._given)))]


def _joined(letters: tuple[Given, ...], typed: str) -> str:
    return "".join(given.key for given in letters) + typed


def _labels(question: Question) -> set[str]:
    return {choice.label.casefold() for choice in question.choices}


def _says_something(text: str, question: Question, framework: Framework) -> bool:
    """Whether a line is a command or a whole answer to a question with choices; not where anything is an answer."""
    meant = understand(text, question, framework)
    if isinstance(meant, Unclear):
        return False
    if isinstance(meant, Command) or meant.reply in RECORDING:
        return True
    if not question.choices:
        return False
    words = text.strip().casefold()
    return any(_begins_with(words, label) for label in _labels(question)) or NOT_APPLICABLE.fullmatch(words) is not None


def _names_a_command(text: str) -> bool:
    """Whether a line begins with the whole name of a command, such as a note that still lacks its colon."""
    return text.split(maxsplit=1)[0].casefold().rstrip("?!.") in BY_NAME


def _begins_with(words: str, label: str) -> bool:
    return words.startswith(label) and words[len(label) :].lstrip()[:1] in {"", ",", ":", ";", "."}
