"""A written reply that reads like a command from end to end: it is asked about rather than kept as the auditor's words.

Where somebody writes, a command that only shows or moves is obeyed when nobody would write it as an answer. These are
the others: ``find chronology`` as a case reference would be a wrong record, and as a search a lost answer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evenhand.conversation.commands import BY_NAME
from evenhand.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Collection

    from evenhand.models.framework import Framework

FEW_WORDS = 4
SHORT = 60
"""Characters. What is longer, or has several lines, is somebody's own text."""

EXACT = frozenset({"focus on", "focus off", "concern new"})
WITH_WORDS = re.compile(r"(?:find|search|jump|goto) (?P<rest>.+)", re.IGNORECASE)
LOOK = re.compile(r"what (?:does|would|is) (?P<grade>.+?)(?: looks?)? like\s*\??", re.IGNORECASE)
NOTE = re.compile(r"note (?P<name>[^:\n]{1,60}):\s*.+", re.IGNORECASE | re.DOTALL)


def asks_which(text: str, framework: Framework, takes_more: Collection[str]) -> str:
    """What to ask of a written reply that reads like a command; empty where it is clearly the auditor's words.

    ``takes_more`` are the commands that mean nothing alone, such as ``find``.
    """
    if not _reads_like_one(text, framework, takes_more):
        return ""
    look = LOOK.fullmatch(text)
    command = f"type /look {look['grade']}" if look else "put / before it"
    return (
        f"Nothing is recorded yet, since this reads like a command. If you mean the command, {command}. "
        "If these are the words of your answer, put /text before them."
    )


def _reads_like_one(text: str, framework: Framework, takes_more: Collection[str]) -> bool:
    if match := NOTE.fullmatch(text):
        names = [name for domain in framework.domains for name in (domain.id, domain.title)]
        return nearest(match["name"], names) is not None
    if "\n" in text or len(text) > SHORT:
        return False
    words = text.casefold().rstrip("?!.")
    if words in EXACT or BY_NAME.get(words) in takes_more:
        return True
    if match := WITH_WORDS.fullmatch(text):
        return len(match["rest"].split()) <= FEW_WORDS
    if match := LOOK.fullmatch(text):
        scales = {grade.label.casefold() for scale in framework.scales for grade in scale.grades}
        return match["grade"].casefold() in scales
    return False
