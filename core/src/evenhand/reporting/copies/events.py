"""The events of an audit with what was typed in them replaced.

A report is made from a framework, events and a few facts. Here everything typed is replaced before anything is made of
it, so that a part of the report that is added later says nothing that a copy should not. What was typed is told from
what the framework offers: a text is kept as it is only where it is, whole, one of the framework's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from evenhand.conversation.state import Key
from evenhand.models.event_order import as_named_now, standing
from evenhand.reporting.copies.places import Places
from evenhand.reporting.copies.spans import Scrubbed

if TYPE_CHECKING:
    from evenhand.models.events import Event
    from evenhand.models.forms import FormField
    from evenhand.models.framework import Framework
    from evenhand.reporting.copies.removed import Removals

TYPED_KINDS = frozenset({"text", "long_text", "person", "number"})
TYPED_SLOTS = frozenset({"evidence", "reason"})

LEFT_OUT_WHOLE = frozenset({"noted", "amended"})
"""Kinds of events whose text no copy carries: the list of removed things counts them, not what is in them."""

Scrub = Callable[[str], Scrubbed]
"""Replaces what identifies in one text."""

Instead = Callable[["FormField", "Event"], tuple[Any, tuple[str, ...]] | None]
"""What stands for the whole answer of a field, with the kinds of what it replaces; ``None`` where the answer is read
and replaced in parts. The note goes with the answer."""


class EventScrubber:
    """Replaces in events what was typed, and remembers what it replaced in what stands."""

    def __init__(self, framework: Framework, own: frozenset[str], scrub: Scrub, instead: Instead) -> None:
        self._framework = framework
        self._own = own
        self._scrub = scrub
        self._instead = instead
        self._places = Places(framework)
        self._prompts = {
            prompt.id for domain in framework.domains for prompt in domain.prompts if prompt.kind == "text"
        }
        self._kinds: list[tuple[Key, str, list[str]]] = []

    def scrub(self, events: Sequence[Event]) -> list[Event]:
        """The events with everything typed replaced; their number, order and kinds stay."""
        stands = _that_counts(events)
        scrubbed = []
        for number, (kept, event) in enumerate(zip(events, as_named_now(events), strict=True), start=1):
            found: list[str] = []
            clean = self._event(event._replace(value=kept.value), found)
            scrubbed.append(kept._replace(value=clean.value, note=clean.note))
            if number in stands and found and event.kind not in LEFT_OUT_WHOLE:
                self._kinds.append((Key(event.to, event.slot, event.row), self._places.of(event), found))
        return scrubbed

    def removals(self, not_counted: Collection[Key]) -> Removals:
        """What was replaced and where, except in answers that do not count and are left out whole."""
        return Counter((kind, place) for key, place, kinds in self._kinds if key not in not_counted for kind in kinds)

    def _event(self, event: Event, found: list[str]) -> Event:
        if event.kind == "upgraded":
            return event  # It holds words and ids of the framework's versions, and nothing that was typed.
        field = self._framework.field_by_id.get(event.to) if event.slot == "answer" else None
        if field is not None and event.kind == "answered":
            instead = self._instead(field, event)
            if instead is not None:
                found += instead[1]
                return event._replace(value=instead[0], note="")
        value = event.value
        if field is not None and field.kind == "question_set":
            # Each line of a set is a question, and keeps its place.
            value = "\n".join(self._text(line, found) for line in str(value).split("\n"))
        elif field is None or field.kind != "date":
            # A date is made coarse later: rules and deadlines read it whole.
            value = self._value(value, found, typed=self._is_typed(event, field))
        return event._replace(value=value, note=self._text(event.note, found))

    def _is_typed(self, event: Event, field: FormField | None) -> bool:
        if event.kind != "answered":
            return False
        if field is not None:
            return field.kind in TYPED_KINDS
        return event.slot in TYPED_SLOTS or event.to in self._prompts

    def _value(self, value: Any, found: list[str], *, typed: bool = False) -> Any:
        if isinstance(value, str):
            return value if value in self._own and not typed else self._text(value, found)
        if isinstance(value, dict):
            return {key: self._value(part, found) for key, part in value.items()}
        if isinstance(value, list | tuple):
            return [self._value(part, found) for part in value]
        return value

    def _text(self, text: str, found: list[str]) -> str:
        scrubbed = self._scrub(text)
        found += scrubbed.kinds
        return scrubbed.text


def _that_counts(events: Iterable[Event]) -> frozenset[int]:
    """The numbers of the events that say something as the audit stands: not those withdrawn or answered again."""
    latest: dict[Key, int] = {}
    others = []
    for number, event in standing(events):
        if event.kind == "answered":
            latest[Key(event.to, event.slot, event.row)] = number
        else:
            others.append(number)
    return frozenset((*latest.values(), *others))
