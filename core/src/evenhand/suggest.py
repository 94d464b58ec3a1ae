"""Guessing what was meant by a name that does not exist."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(given: str, known: Iterable[str]) -> str | None:
    """The known name most like the given one, whatever the case of its letters; ``None`` when none is like it."""
    from difflib import get_close_matches

    names = {name.casefold(): name for name in known}
    near = get_close_matches(given.casefold(), names, n=1, cutoff=0.6)
    return names[near[0]] if near else None


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """A hint for an unknown name: ``; did you mean 'risk'?``, or the list when it is short and nothing is near."""
    names = list(known)
    if meant := nearest(given, names):
        return f"; did you mean '{meant}'?"
    if 0 < len(names) <= 24:
        return f"; there are: {', '.join(names)}"
    return ""
