"""The keys that answer by themselves while nothing is typed, and what each stands for."""

from __future__ import annotations

from typing import NamedTuple

from evenhand.conversation.actions import asks_for
from evenhand.conversation.questions import FREE_TEXT, Question


class QuickReply(NamedTuple):
    """One key: what it is called, and what it types. An empty ``types`` shows the grades side by side.

    Where ``asks`` says what is to be written after it, what it types is only begun in the reply box.
    """

    key: str
    label: str
    types: str
    asks: str = ""


def quick_replies(question: Question | None) -> tuple[QuickReply, ...]:
    """The one-key replies to a question. None where the auditor writes, so that every letter can begin a sentence."""
    if question is None or question.kind in FREE_TEXT:
        return ()
    begins = question.kind == "action"
    found = [
        QuickReply(choice.key, choice.label, f"{choice.label}, ", asks_for(choice.value))
        if begins
        else QuickReply(choice.key, choice.label, choice.label)
        for choice in question.choices
        if len(choice.key) == 1 and _may_answer(choice.key, question)
    ]
    taken = {reply.key for reply in found}
    for key, label, types in _around(question):
        if key not in taken:
            found.append(QuickReply(key, label, types))
    return tuple(found)


def _may_answer(key: str, question: Question) -> bool:
    """A digit may answer only where fewer than ten are offered, so that no answer begins with another's digit."""
    return not key.isdigit() or len(question.choices) < 10


def _around(question: Question) -> tuple[tuple[str, str, str], ...]:
    if not question.choices or question.kind == "finish":
        return ()
    skip = ("s", "skip", "/skip")
    if question.kind in {"judged", "feature"}:
        return (skip, ("g", "grade now", "/grade"))
    if question.kind == "grade":
        return (skip, ("c", "compare", ""))
    return (skip,)
