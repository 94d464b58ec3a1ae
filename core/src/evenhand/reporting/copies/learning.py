"""The learning copy: an audit without what tells who it is about, as far as a program can find that."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from evenhand.checking.identifiers import NAMES, find_identifiers
from evenhand.reporting.account import Chain
from evenhand.reporting.copies.days import age_band, coarse_days, coarse_time, told_days
from evenhand.reporting.copies.events import EventScrubber
from evenhand.reporting.copies.name_words import name_words
from evenhand.reporting.copies.names import NameFinder
from evenhand.reporting.copies.people import Subject, known_of
from evenhand.reporting.copies.spans import REMOVED, Scrubbed, Span, replace_spans
from evenhand.reporting.copies.suspects import Suspect, find_suspects
from evenhand.reporting.copies.vocabulary import vocabulary
from evenhand.reporting.copies.walking import map_texts
from evenhand.reporting.copies.worker import kept_back

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evenhand.models.events import Event
    from evenhand.models.forms import FormField
    from evenhand.models.framework import Framework
    from evenhand.reporting.account import Account, AuditFacts
    from evenhand.reporting.copies.hidden import Hidden
    from evenhand.reporting.copies.removed import Removals

BIRTH = re.compile(r"\bbirth\b|\bborn\b|\bdob\b", re.IGNORECASE)
RECORD_ID = re.compile(r"(?<![^\W_])(?=[0-9a-f]*\d)[0-9a-f]{16}(?:[0-9a-f]{16}){0,3}(?![^\W_])", re.IGNORECASE)
"""Ids of audits and events, and hashes, as the store makes them."""

ID_KIND, ANSWER_KIND, PERSON_KIND, BIRTH_KIND = (
    "id of an audit or hash", "identifying answer", "answer that names somebody", "date of birth",
)  # fmt: skip
SUSPECT_KIND = "word that may be a name: still in this copy, and listed for whoever checks it"
IN_THE_AUDIT = "The audit itself"


class LearningCopy:
    """Makes the learning copy of one audit."""

    def __init__(
        self,
        framework: Framework,
        events: Sequence[Event],
        facts: AuditFacts,
        hidden: Hidden,
        also: Sequence[tuple[str, str | None]] = (),
        others: Sequence[Framework] = (),
    ) -> None:
        self._hidden = hidden
        self._own = vocabulary(framework)
        self._known = known_of(framework, events, also, others)
        self._on = _day_of_audit(framework, events) or facts.created_at
        reference = Subject(REMOVED, name_words(facts.case_reference), person=False)
        self._names = NameFinder((*self._known.subjects, *([reference] if reference.words else ())))
        self.events = EventScrubber(framework, self._own, self._scrub, self._instead)

    def _scrub(self, text: str) -> Scrubbed:
        """A text without what identifies. Numbers and addresses come before the names that may be in them."""
        finders = (_identifiers(text), self._days(text), _record_ids(text), self._names.spans(text), coarse_days(text))
        return replace_spans(text, finders)

    def _days(self, text: str) -> Iterator[Span]:
        births = [day for day, field in self._known.days.items() if BIRTH.search(field.label)]
        yield from told_days(text, births, "[date of birth]", BIRTH_KIND)
        yield from told_days(text, self._known.days.keys() - set(births), REMOVED, "identifying date")

    def _instead(self, field: FormField, event: Event) -> tuple[Any, tuple[str, ...]] | None:
        kept = kept_back(self._hidden, field, event)
        if kept is not None:
            return kept
        sign = self._known.signs.get((field.id, event.row))
        if field.identifies and event.value not in {"", None}:
            band = age_band(str(event.value), self._on) if BIRTH.search(field.label) else None
            return f"[{band}]" if band else sign or REMOVED, (ANSWER_KIND,)
        if sign is not None and event.value:
            return sign, (PERSON_KIND,)
        return None

    def facts(self, facts: AuditFacts) -> AuditFacts:
        """What the store knows, without what would link the copy with the record."""
        return facts._replace(id=REMOVED, case_reference="", chain=Chain(REMOVED, None))

    def _finish(self, text: str) -> str:
        """A text of the account as the copy tells it. The framework's own words stay as they are."""
        if text in self._own:
            return text
        return coarse_time(text) or replace_spans(text, (_record_ids(text), coarse_days(text))).text

    def foreign(self, text: str) -> str:
        """A text that something else adds to the copy, in which anything may stand."""
        return text if text in self._own else self._scrub(text).text

    def finished(self, account: Account) -> tuple[Account, tuple[Suspect, ...]]:
        """The account with its days made coarse, and the words in it that may be names."""
        made: Account = map_texts(account, self._finish)
        return made, find_suspects(made, self._own)

    def further(self, suspects: Sequence[Suspect]) -> Removals:
        """What else the list of removed things has to say."""
        found: Removals = Counter({(ID_KIND, IN_THE_AUDIT): 2, ("day and time of an event", IN_THE_AUDIT): 1})
        if suspects:
            found[SUSPECT_KIND, "Whole report"] = sum(suspect.times for suspect in suspects)
        return found


def _identifiers(text: str) -> Iterator[Span]:
    for found in find_identifiers(text):
        words = NAMES[found.kind][0].split(" ", 1)[1]
        yield Span(found.start, found.end, f"[{words}]", words)


def _record_ids(text: str) -> Iterator[Span]:
    for match in RECORD_ID.finditer(text):
        yield Span(match.start(), match.end(), REMOVED, ID_KIND)


def _day_of_audit(framework: Framework, events: Sequence[Event]) -> str:
    """The day on which the audit was done, where the framework asks for it."""
    fields = {field.id for field in framework.field_by_id.values() if field.role == "audit_date"}
    answers = [event.value for event in events if event.kind == "answered" and event.to in fields]
    return str(answers[-1]) if answers else ""
