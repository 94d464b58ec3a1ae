"""The account in long form: one entry for each thing it says, for formats made of rows.

The walk goes over whatever fields the account has, so that a field added to it is told without a change here. Only the
words for people are looked up by name; what has none is told by its own name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from evenhand.reporting.account import Item, Kept
from evenhand.reporting.wording import STATE_WORDS, time_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.reporting.account import Account

PARTS = {
    "format": "Report",
    "format_version": "Report",
    "audit": "Audit",
    "record": "Audit record",
    "domains": "Domains",
    "closing": "Closing questions",
    "overall": "Overall grade",
    "ruling": "Ruling",
    "follow_up": "Follow-up",
    "rules": "Rules",
    "kept_not_counted": "Kept, not counted",
    "sections": "Added sections",
}
"""Parts of the account by the words that a reader knows. Others are told by their own name."""

TITLES = ("short_title", "title", "place", "domain")
"""Fields that say where the rest of a structure belongs."""


class Entry(NamedTuple):
    """One thing that the account says.

    ``path`` names the fields that lead to it, without the numbers of rows; ``of`` is the kind of structure whose field
    it is. ``row`` is the number, from 1, of a form's row or of a place in a list, ``None`` where there are no rows.
    ``value`` is plain data; ``words`` are for readers; ``state`` is in words too, and empty for what is no item.
    ``voice`` says whose words an answer is and ``at`` when it was given, where the account knows. ``group`` is the
    sub-heading of a question.
    """

    path: tuple[str, ...]
    of: str
    part: str
    place: str
    row: int | None
    id: str
    question: str
    state: str
    value: Any
    words: str
    note: str
    source: str
    voice: str = ""
    at: str | None = None
    group: str = ""


class _Here(NamedTuple):
    path: tuple[str, ...]
    of: str
    part: str
    place: str = ""
    row: int | None = None
    id: str = ""

    def into(self, field: str) -> _Here:
        return self._replace(path=(*self.path, field))


def entries(account: Account) -> Iterator[Entry]:
    """Everything that the account says, in its order. What is missing (null) is left out; an unanswered item is not."""
    for name, value in zip(account._fields, account, strict=True):
        yield from _walk(value, _Here((name,), type(account).__name__, PARTS.get(name, name_words(name))))


def name_words(name: str) -> str:
    """A field's own name as words: ``reason_opening`` as ``Reason opening``."""
    return name.replace("_", " ").strip().capitalize()


def _walk(value: Any, here: _Here) -> Iterator[Entry]:
    if value is None:
        return
    if isinstance(value, Item):
        yield from _item(value, here)
    elif isinstance(value, Kept):
        yield from _kept(value, here)
    elif isinstance(value, tuple) and hasattr(value, "_fields"):
        yield from _structure(dict(zip(value._fields, value, strict=True)), here._replace(of=type(value).__name__))
    elif isinstance(value, dict):
        yield from _structure(value, here._replace(of=""))
    elif isinstance(value, list | tuple):
        for number, each in enumerate(value, start=1):
            # Items in a list are told apart by their ids; everything else by its number.
            yield from _walk(each, here if isinstance(each, Item) else here._replace(row=number))
    else:
        yield _plain(value, here)


def _structure(fields: dict[str, Any], here: _Here) -> Iterator[Entry]:
    title = next((str(fields[name]) for name in TITLES if isinstance(fields.get(name), str)), "")
    if title:
        number = f"{fields['number']} " if isinstance(fields.get("number"), str) else ""
        here = here._replace(place=number + title)
    elif not here.place and len(here.path) > 1:
        here = here._replace(place=name_words(here.path[-1]))
    if isinstance(fields.get("id"), str):
        # What has an id is known by it, wherever in a list it stands.
        here = here._replace(id=fields["id"], row=None)
    for name, value in fields.items():
        yield from _walk(value, here.into(str(name)))


def _item(item: Item, here: _Here) -> Iterator[Entry]:
    state = STATE_WORDS.get(item.state, item.state)
    yield Entry(
        here.path, here.of, here.part, here.place, here.row, item.id, item.numbered, state, item.value, item.words,
        item.note, item.source, item.voice, item.at, item.group or "",
    )  # fmt: skip
    yield from _further(item, TOLD_OF_ITEM, here._replace(id=item.id))


def _kept(kept: Kept, here: _Here) -> Iterator[Entry]:
    here = here._replace(place=kept.place, row=kept.row + 1, id=kept.to)
    yield Entry(
        here.path, here.of, here.part, here.place, here.row, here.id, kept.question, here.part, kept.value, kept.words,
        kept.note, "",
    )  # fmt: skip
    yield from _further(kept, TOLD_OF_KEPT, here)


TOLD_OF_ITEM = frozenset({"id", "text", "source", "state", "value", "words", "note", "voice", "at", "number", "group"})
TOLD_OF_KEPT = frozenset({"place", "question", "to", "row", "value", "words", "note"})
"""Fields that an entry holds. A further field gets an entry of its own."""
OF_THE_QUESTION = frozenset({"kind", "identifies", "keep_from", "role", "hint"})
"""Fields of an item that say how the framework asks, and nothing of this audit. Rows would drown in them."""


def _further(told: Item | Kept, fields: frozenset[str], here: _Here) -> Iterator[Entry]:
    for name, value in zip(told._fields, told, strict=True):
        if name not in fields | OF_THE_QUESTION:
            yield from _walk(value, here.into(name))


def _plain(value: Any, here: _Here) -> Entry:
    question = name_words(here.path[-1])
    return Entry(
        here.path, here.of, here.part, here.place, here.row, here.id, question, "", value, plain_words(value), "", ""
    )  # fmt: skip


def plain_words(value: Any) -> str:
    """A bare value in words."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return time_words(value) if isinstance(value, str) and "T" in value and value[:1].isdigit() else str(value)
