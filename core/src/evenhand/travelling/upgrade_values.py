"""Whether the value of an ``upgraded`` event has the shape in which this version of Evenhand writes it."""

from __future__ import annotations

import re
from typing import Any, get_args

from evenhand.models.events import Slot

MOST_ROWS = 10_000
LONGEST_ID = 200
MOST_NAMES = 20_000
"""Names in one list: more than any framework has questions."""
LONGEST_WORDS = 20_000
"""Characters of a question, or of a list of domains, as it was asked. A text of a framework has at most 4,000."""
LONGEST_FACT = 200

SLOTS = frozenset(get_args(Slot))
_HASH = re.compile(r"[0-9a-f]{64}")
_KEYS = {"asked", "digest", "engine", "from", "moved", "readings", "renamed", "reworded", "snapshot", "version"}


def is_upgrade(value: Any, number: int) -> bool:
    """Whether this can be the value of an upgrade that is event ``number`` of its audit."""
    if not isinstance(value, dict) or set(value) != _KEYS:
        return False
    before = value["from"]
    if not isinstance(before, dict) or set(before) != {"digest", "snapshot", "version"}:
        return False
    return (
        all(_names_a_version(one) for one in (value, before))
        and _is_word(value["engine"], LONGEST_FACT)
        and all(_is_named(value[name]) for name in ("readings", "renamed"))
        and _is_named(value["reworded"], LONGEST_WORDS)
        # Each tells of something that was answered, noted or done before, and nothing is told twice.
        and _is_list(value["moved"], number)
        and all(_is_at_a_place(entry, 4) and _is_id(entry[3]) for entry in value["moved"])
        and _is_list(value["asked"], number)
        and all(_is_at_a_place(entry, 7) and _are_words(entry[3:]) for entry in value["asked"])
    )


def _names_a_version(value: dict[str, Any]) -> bool:
    version, digest, snapshot = value["version"], value["digest"], value["snapshot"]
    if not _is_word(version, LONGEST_FACT) or not isinstance(digest, str) or not isinstance(snapshot, str):
        return False
    return bool(_HASH.fullmatch(digest)) and (not snapshot or bool(_HASH.fullmatch(snapshot)))


def _is_word(value: Any, longest: int) -> bool:
    return isinstance(value, str) and len(value) <= longest


def _is_id(value: Any) -> bool:
    return _is_word(value, LONGEST_ID)


def _is_named(value: Any, longest: int = LONGEST_ID) -> bool:
    return (
        isinstance(value, dict)
        and len(value) <= MOST_NAMES
        and all(_is_id(name) and _is_word(other, longest) for name, other in value.items())
    )


def _is_list(value: Any, most: int) -> bool:
    return isinstance(value, list) and len(value) <= most


def _is_at_a_place(entry: Any, length: int) -> bool:
    """Whether this is a list of so many parts that begins with an id, a slot and a row."""
    if not isinstance(entry, list) or len(entry) != length:
        return False
    to, slot, row = entry[:3]
    return _is_id(to) and isinstance(slot, str) and slot in SLOTS and type(row) is int and 0 <= row < MOST_ROWS


def _are_words(words: list[Any]) -> bool:
    return all(_is_word(word, LONGEST_WORDS) for word in words)
