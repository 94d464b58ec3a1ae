"""Finds the names that are known in a text, in any spelling people use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from evenhand.reporting.copies.folding import Folded, fold
from evenhand.reporting.copies.name_words import PARTICLES, NameWord
from evenhand.reporting.copies.people import Subject
from evenhand.reporting.copies.spans import NAME, REMOVED, Span

SOMEBODY = "[name]"
"""Stands for a word that is part of several people's names."""

LOWER_CASE = "name written in lower case, or an ordinary word"
CODE = "reference"

_BETWEEN = re.compile(rf"[\s,'._-]*(?:\w\.?\s+)?(?:(?:{'|'.join(sorted(PARTICLES))})\s+)*")
"""What may stand between the words of one name: spaces, an initial, a ``van der``."""


class _Found(NamedTuple):
    start: int
    end: int
    owners: tuple[int, ...]
    word: str = ""


class NameFinder:
    """Finds every word of every known name. ``subjects`` who come first are meant where a whole name is one word."""

    def __init__(self, subjects: Iterable[Subject]) -> None:
        self._signs: list[str] = []
        self._words: dict[str, tuple[NameWord, list[int]]] = {}
        self._whole: dict[str, int] = {}
        things = set()
        for subject in subjects:
            if subject.sign not in self._signs:
                self._signs.append(subject.sign)
            owner = self._signs.index(subject.sign)
            things |= set() if subject.person or subject.sign != REMOVED else {owner}
            for word in subject.words:
                owners = self._words.setdefault(word.word, (word, []))[1]
                if owner not in owners:
                    owners.append(owner)
            if len(subject.words) == 1:
                # A family name is what its own field says it is, before it is part of anybody's name.
                self._whole.setdefault(subject.words[0].word, owner)
        self._things = frozenset(things)
        longest_first = sorted(self._words.values(), key=lambda entry: -len(entry[0].word))
        self._exact = [word for word, _ in longest_first]
        pattern = "|".join(f"({word.found})" for word in self._exact)
        self._pattern = re.compile(pattern) if pattern else None

    def spans(self, text: str) -> Iterator[Span]:
        """The names in a text; the words of one person's name that stand together are one."""
        if self._pattern is None:
            return
        folded = fold(text)
        for found in self._joined(folded, self._found(self._pattern, folded, text)):
            start, end = folded.span(found.start, found.end)
            yield Span(start, end, self._sign(found), self._kind(found, text[start:end]))

    def _found(self, pattern: re.Pattern[str], folded: Folded, text: str) -> Iterator[_Found]:
        for match in pattern.finditer(folded.text):
            word = self._exact[match.lastindex - 1] if match.lastindex else self._exact[0]
            start, end = folded.span(*match.span())
            if not word.exactly or text[start:end].startswith(word.exactly):
                yield _Found(match.start(), match.end(), tuple(self._words[word.word][1]), word.word)

    def _joined(self, folded: Folded, found: Iterator[_Found]) -> Iterator[_Found]:
        last: _Found | None = None
        for one in found:
            if last is not None:
                shared = tuple(owner for owner in last.owners if owner in one.owners)
                if shared and _BETWEEN.fullmatch(folded.text, last.end, one.start):
                    last = _Found(last.start, one.end, shared)
                    continue
                yield last
            last = one
        if last is not None:
            yield last

    def _sign(self, found: _Found) -> str:
        if len(found.owners) == 1:
            return self._signs[found.owners[0]]
        whole = self._whole.get(found.word)
        if whole is not None:
            return self._signs[whole]
        people = [owner for owner in found.owners if owner not in self._things]
        return self._signs[people[0]] if len(people) == 1 else SOMEBODY if people else REMOVED

    def _kind(self, found: _Found, written: str) -> str:
        if all(owner in self._things for owner in found.owners):
            return CODE
        return LOWER_CASE if written.islower() else NAME
