"""Finding words in a framework. The words are data: nothing typed is read as an operator."""

from __future__ import annotations

import re
import sqlite3
import weakref
from typing import TYPE_CHECKING

from evenhand.conversation.views import Line, Section, View
from evenhand.conversation.wording import counted_words
from evenhand.errors import EvenhandError
from evenhand.search.items import Item, items
from evenhand.store.connection import connect_in_memory
from evenhand.suggest import nearest

if TYPE_CHECKING:
    from evenhand.conversation.dialogue import Find
    from evenhand.models.framework import Framework

MOST_SHOWN = 40
"""Hits in one view. More than that is a word to be narrowed down."""

_WORD = re.compile(r"\w+")
_TABLES = {"stemmed": "porter unicode61 remove_diacritics 2", "plain": "unicode61 remove_diacritics 2"}


class SearchError(EvenhandError):
    """This Python's SQLite cannot search text."""


def finder(framework: Framework) -> Find:
    """A search over the framework's text: prompts, descriptors, guidance, rules, facts and fields.

    All the words must be there, in any form that has the same stem; the last may be the beginning of a word.
    Raises :class:`SearchError` where SQLite lacks FTS5.
    """
    return _Finder(tuple(items(framework)))


class _Finder:
    def __init__(self, found: tuple[Item, ...]) -> None:
        self._items = found
        self._connection = connect_in_memory()
        weakref.finalize(self, self._connection.close)
        rows = [(number, f"{item.place} {item.text}") for number, item in enumerate(found)]
        try:
            for name, tokenizer in _TABLES.items():
                self._connection.execute(f"CREATE VIRTUAL TABLE {name} USING fts5(body, tokenize='{tokenizer}')")
                self._connection.executemany(f"INSERT INTO {name} (rowid, body) VALUES (?, ?)", rows)  # noqa: S608
        except sqlite3.OperationalError:
            raise SearchError("Search needs an SQLite with FTS5, which this Python does not have.") from None

    def __call__(self, words: str) -> View:
        wanted = _WORD.findall(words)
        if not wanted:
            return View(
                "Nothing to look for", (Section("Search", (Line("Give a word, for example: find chronology."),)),)
            )
        # In a number that a document prints, such as 4.7a, the words are too short to find it by.
        called = [item for item in self._items if item.number and item.number.casefold() == words.strip().casefold()]
        hits = [*dict.fromkeys((*called, *self._hits(wanted)))]
        if not hits:
            return View("Nothing found", (Section("Search", tuple(self._advice(wanted))),))
        sections: dict[str, list[Line]] = {}
        for item in hits[:MOST_SHOWN]:
            sections.setdefault(item.place, []).append(Line(f"{item.kind}: {item.text}", item.source, item.goes_to))
        if len(hits) > MOST_SHOWN:
            more = f"{len(hits) - MOST_SHOWN} more are not shown. Add a word to narrow it down."
            sections["And more"] = [Line(more)]
        title = f"Found in {counted_words(len(hits), 'place')}"
        return View(title, tuple(Section(place, tuple(lines)) for place, lines in sections.items()))

    def _hits(self, wanted: list[str]) -> list[Item]:
        """The items that hold every word, those where whole words match first, each list by how well it fits."""
        # Words consist of letters, digits and underscores alone, so that quoting them leaves nothing to escape.
        whole = " ".join(f'"{word}"' for word in wanted)
        # A beginning is looked for among the words as written: a stem may be shorter than what was typed.
        numbers = [*self._matching("stemmed", whole), *self._matching("plain", f"{whole}*")]
        return [self._items[number] for number in dict.fromkeys(numbers)]

    def _matching(self, table: str, query: str) -> list[int]:
        rows = self._connection.execute(f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rank", (query,))  # noqa: S608
        return [int(row[0]) for row in rows]

    def _advice(self, wanted: list[str]) -> list[Line]:
        """What to try instead, by the words that stand in the framework."""
        vocabulary = {word for item in self._items for word in _WORD.findall(f"{item.place} {item.text}".casefold())}
        unknown = [word for word in wanted if not self._hits([word])]
        lines = [Line("No text of the framework has all of that." if len(wanted) > 1 else "No text has that word.")]
        for word in unknown:
            meant = nearest(word, (known for known in vocabulary if len(known) > 3))
            if meant is not None:
                lines.append(Line(f"Did you mean: {meant}?"))
        if not unknown:
            lines.append(Line("Each word is there, but not together. Try fewer words."))
        return lines
