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

NAMED = ("fact", "field")
"""Kinds of item that their author gives an id, which is then what they are known by, whatever else has their words."""


class CarriedIds(NamedTuple):
    """``ids`` maps what has another id in the new version, or is not there (then empty). ``reworded`` is by new id.

    Forms are not among them: an id names the same form for ever.
    """

    ids: dict[str, str]
    reworded: dict[str, Rewording]


def carried_ids(old: Framework, new: Framework) -> CarriedIds:
    """How the questions of one version go over into another. Pure: the same two always give the same.

    A question of a domain is known by its text, the same or alike enough to be the same question in other words, and
    stays in its domain. Facts and fields are known by their ids, and a field stays in its form. Domains are known by
    their id and title. Whatever else there is has no partner, and its answers are set aside.
    """
    before, after = _by_kind(old), _by_kind(new)
    pairs, gone, _ = pair_up(before["domain"], after["domain"])
    domains = {was.id: now.id for was, now in pairs}
    found = CarriedIds({was: now for was, now in domains.items() if was != now}, {})
    found.ids.update(dict.fromkeys((entry.id for entry in gone), ""))
    for kind in NUMBERED:
        pairs, gone, _ = pair_up(before[kind], after[kind])
        for was, now in pairs:
            stays = domains.get(_domain(was)) == _domain(now) and _alike(was.text, now.text)
            _carry(found, was, now if stays else None)
        found.ids.update(dict.fromkeys((entry.id for entry in gone), ""))
    for kind in NAMED:
        known = {entry.id: entry for entry in after[kind]}
        for was in before[kind]:
            partner = known.get(was.id)
            _carry(found, was, partner if partner is not None and partner.home == was.home else None)
    return found


def _carry(found: CarriedIds, was: Entry, now: Entry | None) -> None:
    if now is None:
        found.ids[was.id] = ""
        return
    if was.id != now.id:
        found.ids[was.id] = now.id
    if _words(was) != _words(now):
        found.reworded[now.id] = Rewording(_words(was), _words(now))


def _domain(entry: Entry) -> str:
    """The domain that a question or a descriptor stands in; the home of a descriptor names its grade as well."""
    return entry.home.partition(".")[0]


def _words(entry: Entry) -> str:
    return entry.fields.get("question") or entry.text


def _by_kind(framework: Framework) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {kind: [] for kind in ("domain", *NUMBERED, *NAMED)}
    for entry in entries(framework):
        if entry.kind in found:
            found[entry.kind].append(entry)
    return found


def _alike(old: str, new: str) -> bool:
    return old == new or SequenceMatcher(None, old, new, autojunk=False).ratio() >= ALIKE
