"""Notices where the line that begins an item, such as ``[[rules]]``, was forgotten.

The keys of the item then belong to the last table of the one before, which knows none of them: one mistake, told once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from evenhand.catalogue.validation import Found

_FEWEST = 2
_UNKNOWN = "unknown key "


def header_forgotten(strangers: Iterable[str], keys: Iterable[str]) -> bool:
    """Whether keys at the top of a file, where none belongs, are those of an item whose header was forgotten."""
    given, known = set(strangers), set(keys)
    return len(given) >= _FEWEST and "id" in given and given <= known


def fold_forgotten(found: list[Found], section: str, keys: Iterable[str]) -> list[Found]:
    """What is wrong with an item of a list; keys that stand in one of its tables and belong to an item become one.

    ``keys`` are those that an item of the list may have.
    """
    known = set(keys)
    strangers: dict[tuple[str | int, ...], list[str]] = defaultdict(list)
    for path, words in found:
        if len(path) > 1 and path[-1] in known and words.startswith(_UNKNOWN):
            strangers[path[:-1]].append(str(path[-1]))
    forgotten = {table: names for table, names in strangers.items() if len(names) >= _FEWEST and "id" in names}
    folded: list[Found] = []
    for path, words in found:
        names = forgotten.get(path[:-1])
        if names is None or path[-1] not in names or not words.startswith(_UNKNOWN):
            folded.append((path, words))
        elif path[-1] == names[0]:
            listed = ", ".join(f"'{name}'" for name in names)
            folded.append((path, f"{listed} belong to an item: is a line [[{section}]] missing above this one?"))
    return folded
