"""Places in a text with what replaces them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

REMOVED = "[removed]"
"""Stands where something identifying stood."""

NAME = "name"
"""The kind of a name found in text."""


class Span(NamedTuple):
    """A place in a text, what replaces it, and which kind of thing stood there."""

    start: int
    end: int
    sign: str
    kind: str


class Scrubbed(NamedTuple):
    """A text after replacing, and the kind of each thing replaced."""

    text: str
    kinds: tuple[str, ...] = ()


def replace_spans(text: str, finders: Iterable[Iterable[Span]]) -> Scrubbed:
    """The text with every span replaced.

    Spans that overlap become one, so that nothing of either is left over; it is what the earlier finder says it is.
    """
    ranked = [(span.start, span.end, rank, span) for rank, spans in enumerate(finders) for span in spans]
    merged: list[tuple[int, int, int, Span]] = []
    for start, end, rank, span in sorted(ranked):
        if merged and start < merged[-1][1]:
            first = merged.pop()
            better = min(first[2:], (rank, span), key=lambda ranked_span: ranked_span[0])
            merged.append((first[0], max(first[1], end), *better))
        else:
            merged.append((start, end, rank, span))
    pieces, done = [], 0
    for start, end, _, span in merged:
        pieces += [text[done:start], span.sign]
        done = end
    return Scrubbed("".join(pieces) + text[done:], tuple(span.kind for *_, span in merged))
