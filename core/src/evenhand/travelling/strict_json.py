"""JSON as Evenhand writes it, and no other: a text that could be read in two ways is no proof of anything."""

from __future__ import annotations

import json
import re
from typing import Any

from evenhand.store.chain import canonical

DEEPEST = 30
"""Levels of nesting. An event has three or four."""

_TEXTS = re.compile(r'"(?:[^"\\]|\\.)*"')
_BRACKETS = re.compile(r"[\[\]{}]")


def read_canonical(text: str) -> Any:
    """The value of a text that :func:`~evenhand.store.chain.canonical` wrote.

    Raises ``ValueError`` for any other text: keys that stand twice or out of order, spaces, NaN, numbers written in
    another way, nesting deeper than :data:`DEEPEST`.
    """
    _refuse_depth(text)
    try:
        value = json.loads(text)
        if canonical(value) == text:
            return value
    except (ValueError, TypeError):
        # What these errors say may repeat what was typed.
        raise ValueError("not JSON") from None
    raise ValueError("not in the one form that is written")


def _refuse_depth(text: str) -> None:
    depth = 0
    for bracket in _BRACKETS.finditer(_TEXTS.sub("", text)):
        depth += 1 if bracket.group() in "[{" else -1
        if depth > DEEPEST:
            raise ValueError("nested too deep")
