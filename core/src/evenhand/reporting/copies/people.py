"""Who the audit names in its fields: each person's sign, and the words by which a text could name them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from evenhand.reporting.copies.name_words import NameWord, name_words
from evenhand.reporting.copies.spans import REMOVED

if TYPE_CHECKING:
    from evenhand.models.events import Event
    from evenhand.models.forms import Form, FormField
    from evenhand.models.framework import Framework

ROLE_SIGNS = {"auditor": "auditor", "worker": "practitioner", "team_manager": "team manager"}
"""Roles that one person has in an audit, by what the copy calls them."""

NAMED_ROLES = frozenset({"auditor", "worker", "team_manager", "told", "owner", "manager", "moderated", "signed_by"})
"""Roles whose answer names somebody, however the field is asked."""

CHILD = re.compile(r"\b(?:child|young person)\b", re.IGNORECASE)
NAME_OF = re.compile(r"^names? of (?:the )?|(?:['’]s)? names?$", re.IGNORECASE)
IS_NAME = re.compile(r"\bnames?\b", re.IGNORECASE)


class Subject(NamedTuple):
    """Somebody, or something that tells a case from others. ``sign`` is what the copy has in its place."""

    sign: str
    words: tuple[NameWord, ...]
    person: bool


class Known(NamedTuple):
    """Everything that the fields of an audit say of who it is about.

    ``signs`` gives the sign for an answer, by its field and row; ``days`` are identifying dates, with their field.
    """

    subjects: tuple[Subject, ...]
    signs: dict[tuple[str, int], str]
    days: dict[date, FormField]


def names_somebody(field: FormField) -> bool:
    """Whether the answer to a field is somebody's name."""
    return field.kind == "person" or (field.kind == "text" and field.role in NAMED_ROLES)


def known_of(
    framework: Framework,
    events: Sequence[Event],
    also: Sequence[tuple[str, str | None]] = (),
    others: Sequence[Framework] = (),
) -> Known:
    """Who is named, from every answer ever given, since a corrected misspelling may still stand in a text.

    ``also`` holds names that an auditor adds, each with what the copy calls that person, if not by a number. ``others``
    are the other versions that the audit was under: what one of them asked may name somebody too.
    """
    finder = _Finder()
    for name, called in also:
        finder.add(name, f"[{called}]" if called else None, person=True)
    for rater in _raters(events):
        finder.add(rater, "[rater]", person=True)
    answers = [event for event in events if event.kind == "answered" and event.slot == "answer" and event.value]
    for version in (framework, *others):
        for form in version.forms:
            for field in form.fields:
                if field.identifies or names_somebody(field):
                    for event in answers:
                        if event.to == field.id:
                            finder.answer(form, field, event)
    return Known(finder.subjects(), finder.signs, finder.days)


def _raters(events: Sequence[Event]) -> Iterator[str]:
    """The other raters of the case, whom an adjudicated record names from its start."""
    for event in events:
        rating = event.value.get("rating") if event.kind == "started" and isinstance(event.value, dict) else None
        for seen in (rating or {}).get("seen") or ():
            if isinstance(seen, dict) and seen.get("rater"):
                yield str(seen["rater"])


class _Finder:
    def __init__(self) -> None:
        self._people: list[tuple[str, set[str]]] = []
        self._subjects: list[Subject] = []
        self.signs: dict[tuple[str, int], str] = {}
        self.days: dict[date, FormField] = {}
        self._numbered = 0

    def answer(self, form: Form, field: FormField, event: Event) -> None:
        value, place = str(event.value), (field.id, event.row)
        if field.kind == "date":
            self._day(field, value)
        elif names_somebody(field):
            before = self.signs.get(place)
            self.signs[place] = self.add(value, before or _sign_by_field(form, field), person=True, same=bool(before))
        elif field.kind != "long_text":
            self._subjects.append(Subject(_thing_sign(field), name_words(value), person=False))

    def _day(self, field: FormField, value: str) -> None:
        try:
            self.days[date.fromisoformat(value[:10])] = field
        except ValueError:
            return

    def add(self, value: str, sign: str | None, *, person: bool, same: bool = False) -> str:
        """Somebody's sign. Whoever is known already, by the same words or all of the fewer, keeps the one they have.

        ``same``: what was answered in one place over time is one person, however it was spelt.
        """
        words = name_words(value)
        plain = {word.word for word in words}
        alike = {known for known, theirs in self._people if plain and (plain <= theirs or plain >= theirs)}
        if len(alike) == 1:
            sign = alike.pop()
        elif sign is None or (
            not same and any(known[0] == sign and plain.isdisjoint(known[1]) for known in self._people)
        ):
            sign = self._next(sign)
        if plain:
            self._people.append((sign, plain))
        self._subjects.append(Subject(sign, words, person))
        return sign

    def _next(self, sign: str | None) -> str:
        if sign is None:
            self._numbered += 1
            return f"[person {self._numbered}]"
        taken = {known for known, _ in self._people}
        return next(made for number in range(2, len(taken) + 3) if (made := f"{sign[:-1]} {number}]") not in taken)

    def subjects(self) -> tuple[Subject, ...]:
        return tuple(subject for subject in self._subjects if subject.words)


def _sign_by_field(form: Form, field: FormField) -> str | None:
    """What a person is called by the field that names them; ``None`` for one who is numbered."""
    if field.role in ROLE_SIGNS:
        return f"[{ROLE_SIGNS[field.role]}]"
    if field.identifies and CHILD.search(field.label):
        return "[child]"
    if form.stage in {"opening", "header"} and not form.repeats:
        return f"[{NAME_OF.sub('', field.label).strip().lower() or 'person'}]"
    return None


def _thing_sign(field: FormField) -> str:
    return f"[{field.label.lower()}]" if IS_NAME.search(field.label) else REMOVED
