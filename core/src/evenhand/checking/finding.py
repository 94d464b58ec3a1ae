"""Runs the checks of a framework over one text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from evenhand.checking.findings import MOST_FINDINGS, Finding, Hint, Written

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from evenhand.models.checks import CheckKind, WritingCheck

Finder = Callable[[Written], Iterator[Finding]]
"""Gives the places in a text."""

FINDS_IN_BLANK = frozenset({"owner"})


@cache
def finders() -> dict[CheckKind, Finder]:
    """What looks for each kind. A reminder to proofread looks for nothing.

    Fetched when the first text is looked at: their patterns take time to make, for which start-up should not wait.
    """
    from evenhand.checking import acronyms, initials, negative, owner, relative_dates

    return {
        "initials": initials.find,
        "acronyms": acronyms.find,
        "negative": negative.find,
        "relative_dates": relative_dates.find,
        "owner": owner.find,
    }


def find_hints(checks: Iterable[WritingCheck], written: Written) -> tuple[Hint, ...]:
    """The hints on one text, by position. Where two checks find the same place, the one that comes first speaks."""
    hints: list[Hint] = []
    for check in checks:
        finder = finders().get(check.kind)
        if finder is None or not (written.text.strip() or check.kind in FINDS_IN_BLANK):
            continue
        for start, end, suggestion in islice(finder(written), MOST_FINDINGS):
            if not any(hint.start < end and start < hint.end for hint in hints):
                found = written.text[start:end]
                hints.append(Hint(check.id, check.kind, start, end, check.words, check.source, found, suggestion))
    return tuple(sorted(hints, key=lambda hint: (hint.start, hint.end)))


def known_acronyms(checks: Iterable[WritingCheck]) -> dict[str, str]:
    """The acronyms that a framework itself uses, with their meaning."""
    return {acronym: meaning for check in checks for acronym, meaning in check.known.items()}


def applies(check: WritingCheck, kind: str, ids: Collection[str]) -> bool:
    """Whether a check is about what is written there: a kind of question, or one of these ids."""
    return not check.applies_to or kind in check.applies_to or any(name in check.applies_to for name in ids)
