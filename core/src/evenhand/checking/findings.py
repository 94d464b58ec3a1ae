"""What every check is given and what it gives back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Written(NamedTuple):
    """One text to look at. ``kind`` is the kind of its question; ``known`` the acronyms that need no hint."""

    text: str
    kind: str
    known: frozenset[str] = frozenset()


class Finding(NamedTuple):
    """One place, as character positions in the text (0 and 0: all of it), and what could stand there instead."""

    start: int
    end: int
    suggestion: str = ""


class Hint(NamedTuple):
    """One hint for the auditor: which check, where in the text, what it says and where the document asks for it.

    ``found`` and ``suggestion`` may repeat a few words of the text, so a hint is shown and never kept. Start and end
    are both 0 where it is about all of the text.
    """

    check: str
    kind: str
    start: int
    end: int
    words: str
    source: str
    found: str = ""
    suggestion: str = ""


EVENHAND = "Evenhand"
"""The source of a hint that no document asks for."""

MOST_FINDINGS = 5
"""Places that one check names in one text. More would be a wall of hints, and no better."""


def in_lines(hints: Iterable[Hint]) -> tuple[str, ...]:
    """The hints to read, one line for each check, with the places that it found."""
    by_check: dict[str, list[Hint]] = {}
    for hint in hints:
        by_check.setdefault(hint.check, []).append(hint)
    return tuple(_line(found) for found in by_check.values())


def _line(hints: list[Hint]) -> str:
    places = ", ".join(f"“{found}”" for found in dict.fromkeys(hint.found for hint in hints) if found)
    words = hints[0].words.removesuffix(".") + (f" ({places})" if places else "")
    words += "" if words.endswith("?") else "."
    begins = "Hint (Evenhand asks):" if hints[0].source == EVENHAND else "Hint:"
    return " ".join([begins, words, *dict.fromkeys(hint.suggestion for hint in hints if hint.suggestion)])
