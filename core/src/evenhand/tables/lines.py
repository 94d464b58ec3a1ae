"""Which lines of one cell or paragraph are items of their own, and which go on with the line before."""

from __future__ import annotations

import re
from typing import NamedTuple

from evenhand.tables.source import one_line, without_bullet

_SENTENCE_ENDS = re.compile(r"[.?!;:][\"'”’)]*$")
_BEGINS = re.compile(r"[\"'“‘(]*[A-Z0-9]")


class Line(NamedTuple):
    """One item. ``note`` says how it came about, where that is not sure."""

    text: str
    bullet: bool
    note: str = ""


def cell_lines(text: str) -> list[Line]:
    """The items of a cell in Excel, where a line is ended on purpose: each line is one.

    Where lines bear the sign of a list, one without it goes on with the line before.
    """
    return _marked([line for line in text.splitlines() if one_line(line)])


def paragraph_lines(text: str) -> list[Line]:
    """The items of a paragraph in Word, where lines may be ended for the look of it only.

    Each is one where it bears the sign of a list, or where every line is a whole sentence.
    """
    lines = [line for line in text.split("\n") if one_line(line)]
    if len(lines) < 2:
        return _marked(lines)
    if any(without_bullet(line)[1] for line in lines[1:]):
        return _marked(lines)
    plain = [one_line(line) for line in lines]
    ended = [_SENTENCE_ENDS.search(line) is not None for line in plain[:-1]]
    capital = all(_BEGINS.match(line) for line in plain[1:])
    if capital and (all(ended) or not any(ended)):
        note = f"Its lines were read as {len(plain)} texts, of which this is the first."
        first, *rest = (Line(*without_bullet(line)) for line in plain)
        return [first._replace(note=note), *rest]
    whole, bullet = without_bullet(" ".join(plain))
    return [Line(whole, bullet, "It is written on several lines; they were read as one text.")]


def _marked(lines: list[str]) -> list[Line]:
    found: list[Line] = []
    for line in lines:
        text, bullet = without_bullet(line)
        if not text:
            continue
        if found and not bullet and found[-1].bullet:
            note = f"The line “{text}” bears no sign of a list; it was joined to the one before."
            before = found[-1]
            found[-1] = Line(f"{before.text} {text}", True, f"{before.note} {note}".strip())
        else:
            found.append(Line(text, bullet))
    return found
