"""Text as files can hold it: one kind of line break, no control characters. Nothing else of it is changed."""

from __future__ import annotations

import re

REPLACED = "\ufffd"
"""Stands for each character that no document can hold, so that its place is seen."""

_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text with every line break a newline and every character that Word refuses replaced by U+FFFD."""
    return _UNPRINTABLE.sub(REPLACED, _LINE_BREAKS.sub("\n", text).replace("\u2029", "\n\n"))


def paragraphs(text: str) -> list[list[str]]:
    """The paragraphs of a text, each as its lines: empty lines separate them, line breaks inside them stay."""
    found: list[list[str]] = [[]]
    for line in clean(text).split("\n"):
        if line.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [lines for lines in found if lines]
