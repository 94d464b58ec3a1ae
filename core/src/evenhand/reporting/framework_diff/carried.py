"""Which question of one version is which of another, for answers that are carried over."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from evenhand.conversation.upgrading import Rewording
from evenhand.reporting.framework_diff.entries import entries
from evenhand.reporting.framework_diff.matching import ALIKE, pair_up

if TYPE_CHECKING:
    from evenhand.models.framework import Framework
    from evenhand.reporting.framework_diff.records import Entry

NUMBERED = ("question", "descriptor")
"""Kinds of item whose ids come from their position, so that the same id may name another question."""

ANSWERED = ("domain", *NUMBERED, "fact", "form", "field")
"""Kinds of item that an answer can be to."""


class CarriedIds(NamedTuple):
    """``ids`` maps what has another id in the new version, or is not there (then empty). ``reworded`` is by new id."""

    ids: dict[str, str]
    reworded: dict[str, Rewording]


def carried_ids(old: Framework, new: Framework) -> CarriedIds:
    """How the questions of one version go over into another. Pure: the same two always give the same.

    A question keeps its answer where its text is the same, or alike enough to be the same question in other words.
    """
    ids: dict[str, str] = {}
    reworded: dict[str, Rewording] = {}
    before, after = _by_kind(old), _by_kind(new)
    for kind in ANSWERED:
        pairs, gone, _ = pair_up(before[kind], after[kind])
        for was, now in pairs:
            if kind in NUMBERED and not _alike(was.text, now.text):
                ids[was.id] = ""
                continue
            if was.id != now.id:
                ids[was.id] = now.id
            if kind not in {"domain", "form"} and _words(was) != _words(now):
                reworded[now.id] = Rewording(_words(was), _words(now))
        ids |= dict.fromkeys((entry.id for entry in gone), "")
    return CarriedIds(ids, reworded)


def _words(entry: Entry) -> str:
    return entry.fields.get("question") or entry.text


def _by_kind(framework: Framework) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {kind: [] for kind in ANSWERED}
    for entry in entries(framework):
        if entry.kind in found:
            found[entry.kind].append(entry)
    return found


def _alike(old: str, new: str) -> bool:
    return old == new or SequenceMatcher(None, old, new, autojunk=False).ratio() >= ALIKE
