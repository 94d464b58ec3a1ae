"""The state of an audit: always the fold of its events."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evenhand.models.events import Event, Slot

Status = Literal["in progress", "graded", "completed"]

NOT_APPLICABLE = "not_applicable"


class Key(NamedTuple):
    """What an answer is an answer to: a question or domain, which part of it, and the row of a form that repeats."""

    to: str
    slot: Slot = "answer"
    row: int = 0


class Answer(NamedTuple):
    """An answer as it stands. ``number`` is the position of its event in the audit, from 1."""

    value: Any
    note: str
    number: int


class Note(NamedTuple):
    """A note filed under a domain while reading."""

    text: str
    number: int


@dataclass(slots=True)
class State:
    """What the events so far add up to. Answers to branches that are closed now stay here and count again later."""

    answers: dict[Key, Answer] = field(default_factory=dict)
    skipped: set[Key] = field(default_factory=set)
    notes: dict[str, list[Note]] = field(default_factory=dict)
    references: dict[str, list[str]] = field(default_factory=dict)
    focused: bool = False
    status: Status = "in progress"
    amendments: list[str] = field(default_factory=list)
    readings: dict[str, str] = field(default_factory=dict)
    practice: bool = False
    last: Key | None = None

    def value(self, to: str, slot: Slot = "answer", row: int = 0) -> Any:
        """The value answered, or ``None`` when it is not answered yet."""
        answer = self.answers.get(Key(to, slot, row))
        return None if answer is None else answer.value

    def rows(self, field_ids: Iterable[str]) -> int:
        """How many rows of a repeating form have an answer."""
        wanted = set(field_ids)
        return max((key.row + 1 for key in self.answers if key.to in wanted), default=0)


def standing(events: Iterable[Event]) -> list[tuple[int, Event]]:
    """The events that stand, with their numbers from 1: those that ``undo`` withdrew are left out."""
    numbered = list(enumerate(events, start=1))
    withdrawn = {event.value for _, event in numbered if event.kind == "withdrawn"}
    return [(number, event) for number, event in numbered if event.kind != "withdrawn" and number not in withdrawn]


def fold(events: Iterable[Event]) -> State:
    """The state that the events add up to. A later answer supersedes an earlier one."""
    state = State()
    for number, event in standing(events):
        _apply(state, number, event)
    return state


def _apply(state: State, number: int, event: Event) -> None:
    key = Key(event.to, event.slot, event.row)
    if event.kind == "answered":
        state.answers[key] = Answer(event.value, event.note, number)
        state.skipped.discard(key)
        state.last = key
    elif event.kind == "skipped":
        state.skipped.add(key)
        state.last = key
    elif event.kind == "noted":
        state.notes.setdefault(event.to, []).append(Note(event.note, number))
    elif event.kind == "referenced":
        state.references.setdefault(event.to, []).append(event.value)
        state.last = Key(event.to, "evidence")
    elif event.kind == "focused":
        state.focused = bool(event.value)
    elif event.kind == "started":
        state.readings = dict(event.value["readings"])
        state.practice = bool(event.value.get("practice"))
    elif event.kind == "graded":
        state.status = "graded"
    elif event.kind == "completed":
        state.status = "completed"
    elif event.kind == "amended":
        state.status = "in progress"
        state.amendments.append(event.note)
