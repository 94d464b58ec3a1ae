"""Finds an action that nobody is named to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evenhand.checking.findings import Finding, Written

if TYPE_CHECKING:
    from collections.abc import Iterator

ROLE = re.compile(
    r"\b(?:the|all|any|new|allocated|social|support|family|key|service|team|practice|line|advanced|assistant|senior"
    r"|independent|reviewing|worker|workers|sw|tm|sm|iro|manager|managers|officer|supervisor|professionals?|everyone"
    r"|someone|nobody|practitioners?|personal|adviser|advisor|health|visitor|school|nurse|conference|chair|staff"
    r"|agencies|tbc|tba|unknown|n/?a|none|and|or|of|to be confirmed|as above|us|we)\b",
    re.IGNORECASE,
)
LEFT_OVER = re.compile(r"[^\W\d_]{2,}")
FULL_NAME = re.compile(r"(?<!\w)[A-Z][\w'’-]{1,20} [A-Z][\w'’-]{1,20}")
DOES = re.compile(r"(?:^|[.;:\n–-]\s*)([A-Z][\w'’-]{1,20}) (?:to|will|is to|should|must|has agreed)\b", re.MULTILINE)


def find(written: Written) -> Iterator[Finding]:
    """All of the text, where it names nobody. A role without a name is nobody, since posts change hands."""
    text = written.text
    named = _is_name(text) if written.kind == "person" else _has_name(text)
    if not named:
        yield Finding(0, 0)


def _is_name(text: str) -> bool:
    return LEFT_OVER.search(ROLE.sub(" ", text)) is not None


def _has_name(text: str) -> bool:
    return any(_is_name(match[0]) for match in FULL_NAME.finditer(text)) or any(
        _is_name(match[1]) for match in DOES.finditer(text)
    )
