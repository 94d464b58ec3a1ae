"""What changed in a framework since a release of it was recorded, item by item.

A record holds no words, only a short digest of each item's. Items are paired as ``evenhand framework diff`` pairs them,
with the digests in place of the words, so that a question put in between does not make all that follow look changed.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

from evenhand.models.lean import fields_of
from evenhand.reporting.framework_diff.matching import pair_up
from evenhand.reporting.framework_diff.records import Entry
from evenhand.testing.checks.walking import items_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from evenhand.models.framework import Framework

MOST_NAMED = 10


class Changes(NamedTuple):
    """Ids of items that were added, whose words changed, and that were lost since a release; and of those whose words
    are as before, under another id, the ids then and now.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    renumbered: tuple[tuple[str, str], ...] = ()

    def lines(self) -> Iterator[str]:
        """One line for each kind of change that there is; many items are counted and the first ones named."""
        pairs = tuple(f"{before} is now {now}" for before, now in self.renumbered)
        told = (("added", self.added), ("changed", self.changed), ("lost", self.lost), ("only renumbered", pairs))
        for what, words in told:
            if words:
                more = f" and {len(words) - MOST_NAMED} more" if len(words) > MOST_NAMED else ""
                yield f"{what} since: {', '.join(words[:MOST_NAMED])}{more}"


def changes_between(before: Mapping[str, str], now: Mapping[str, str]) -> Changes:
    """What differs between two sets of items, each from its id to the digest of its words."""
    pairs, lost, added = pair_up(_entries(before), _entries(now))
    place = {id_: number for number, id_ in enumerate(now)}
    pairs.sort(key=lambda pair: place[pair[1].id])
    return Changes(
        tuple(one.id for one in added),
        tuple(new.id for old, new in pairs if old.text != new.text),
        tuple(one.id for one in lost),
        tuple((old.id, new.id) for old, new in pairs if old.text == new.text and old.id != new.id),
    )


def _entries(items: Mapping[str, str]) -> list[Entry]:
    return [Entry("item", id_, id_.rpartition(".")[0], "", digest, {}) for id_, digest in items.items()]


def item_digests(framework: Framework) -> dict[str, str]:
    """A short digest of the words of each item, by its id: prompts, descriptors, guidance, rules, facts and fields."""
    words: dict[str, list[str]] = {id_: [text] for id_, text, _ in items_of(framework)}
    for prompt in (prompt for domain in framework.domains for prompt in domain.prompts):
        words[prompt.id] += [one for one in (prompt.number, prompt.group, prompt.hint) if one]
    for rule in framework.rules:
        words[rule.id] = [rule.words, rule.effect, rule.strength, str(rule.grade or rule.score), _plain(rule.when)]
    for fact in framework.facts:
        words[fact.id] = [fact.text]
    for field in framework.field_by_id.values():
        words[field.id] = [field.label, field.question or "", *field.options]
    return {id_: hashlib.sha256("\0".join(said).encode()).hexdigest()[:12] for id_, said in words.items()}


def _plain(item: Any) -> str:
    """A condition in words that a field added to the models later does not change."""
    if hasattr(item, "__dict__"):
        fields = sorted(fields_of(item).items())
        return "(" + " ".join(f"{name}={_plain(one)}" for name, one in fields if one not in (None, False, "", ())) + ")"
    if isinstance(item, tuple):
        return f"[{' '.join(map(_plain, item))}]"
    return str(item)
