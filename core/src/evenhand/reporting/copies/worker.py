"""The worker's copy: what the social worker may read of an audit of their own work."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from evenhand.checking.identifiers import find_identifiers
from evenhand.reporting.copies.events import TYPED_KINDS, EventScrubber
from evenhand.reporting.copies.spans import Scrubbed, Span, replace_spans
from evenhand.reporting.copies.vocabulary import vocabulary
from evenhand.reporting.copies.walking import map_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evenhand.models.events import Event
    from evenhand.models.forms import FormField
    from evenhand.models.framework import Framework
    from evenhand.reporting.account import Account, AuditFacts
    from evenhand.reporting.copies.hidden import Hidden
    from evenhand.reporting.copies.removed import Removals
    from evenhand.reporting.copies.suspects import Suspect

KEPT_BACK = "[kept from this copy]"
KEPT_KIND = "answer kept from the worker"

CONTACT = {
    "telephone": "telephone number",
    "email": "email address",
    "postcode": "postcode",
    "national_insurance": "National Insurance number",
}
"""Private contact data, by the kinds of identifier. What identifies the child to the worker who knows them stays."""


def contact_spans(text: str) -> Iterator[Span]:
    """Private contact data in a text."""
    for found in find_identifiers(text):
        if found.kind in CONTACT:
            yield Span(found.start, found.end, f"[{CONTACT[found.kind]}]", CONTACT[found.kind])


def kept_back(hidden: Hidden, field: FormField, event: Event) -> tuple[Any, tuple[str, ...]] | None:
    """What stands for the answer of a field that is kept from the worker."""
    if field.id not in hidden.fields:
        return None
    said = event.value not in {"", None} or bool(event.note)
    # A choice or a date stays until the whole field is left out: rules read it.
    typed = field.kind in TYPED_KINDS or field.kind == "question_set"
    return KEPT_BACK if typed and event.value else event.value, (KEPT_KIND,) * said


class WorkerCopy:
    """Makes the worker's copy of one audit."""

    def __init__(self, framework: Framework, hidden: Hidden) -> None:
        self._hidden = hidden
        self._own = vocabulary(framework)
        self.events = EventScrubber(framework, self._own, self._scrub, self._instead)

    def _scrub(self, text: str) -> Scrubbed:
        return replace_spans(text, [contact_spans(text)])

    def _instead(self, field: FormField, event: Event) -> tuple[Any, tuple[str, ...]] | None:
        return kept_back(self._hidden, field, event)

    def facts(self, facts: AuditFacts) -> AuditFacts:
        """What the store knows: all of it stays, so that the copy can be matched with the record."""
        return facts

    def foreign(self, text: str) -> str:
        """A text that something else adds to the copy."""
        return text if text in self._own else self._scrub(text).text

    def finished(self, account: Account) -> tuple[Account, tuple[Suspect, ...]]:
        """The account, once more without contact data, wherever a part of it may have got any from."""
        return map_texts(account, self.foreign), ()

    def further(self, suspects: Sequence[Suspect]) -> Removals:  # noqa: ARG002 - a learning copy has some
        """What else the list of removed things has to say."""
        return Counter()
