"""Texts in cells: what Excel would change or cannot hold is written another way, and read back as it was."""

from __future__ import annotations

import re

LONGEST = 32_767
"""Characters that an Excel cell may hold, counted in UTF-16 as Excel counts them."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_REFERENCE = re.compile(r"\[long text (\d+)\]")


def escaped(text: str) -> str:
    """Text with Excel's own escapes (``_x000D_``) for control characters, and for what only looks like one."""
    return _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", _LOOKS_ESCAPED.sub("_x005F_", text))


def unescaped(text: str) -> str:
    """The text that :func:`escaped`, or Excel itself, wrote."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def length(text: str) -> int:
    """Characters as Excel counts them: those outside the basic plane count twice."""
    return len(text) + sum(character > "\uffff" for character in text)


class LongTexts:
    """Texts that no cell can hold or show. A cell refers to one by number; ``rows`` are the parts of each in order.

    An empty text is one of them, because a cell without text means that nothing was given; and so is a text that looks
    like a reference.
    """

    def __init__(self) -> None:
        self.rows: list[tuple[int, str]] = []
        self.count = 0

    def cell(self, text: str) -> str:
        """What the cell holds: the text itself where it can, otherwise a reference."""
        words = escaped(text)
        if text and not text.isspace() and length(words) <= LONGEST and not _REFERENCE.fullmatch(text):
            return words
        self.count += 1
        self.rows += [(self.count, escaped(part)) for part in _parts(text)]
        return f"[long text {self.count}]"


def _parts(text: str) -> list[str]:
    # An escape takes seven characters for one, so a seventh of the room always fits. Blanks go in quotes for the eye.
    size = LONGEST // 7 - 2
    return [f'"{text[start : start + size]}"' for start in range(0, max(len(text), 1), size)]


def reference(text: str) -> int | None:
    """The number of the long text that a cell refers to; ``None`` where it holds its text itself."""
    found = _REFERENCE.fullmatch(text)
    return int(found[1]) if found else None


def part_text(cell: str) -> str:
    """One part of a long text, without the quotes around it."""
    text = unescaped(cell)
    return text[1:-1] if len(text) >= 2 and text.startswith('"') and text.endswith('"') else text
