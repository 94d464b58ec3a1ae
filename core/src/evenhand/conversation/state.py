"""The state of an audit: always the fold of its events."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from evenhand.models.event_order import standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evenhand.models.events import Event, Slot

Status = Literal["in progress", "graded", "discussed", "completed", "signed off"]
"""How far an audit has come. Evidence and grades are fixed once it is graded."""

STATUSES: tuple[Status, ...] = ("in progress", "graded", "discussed", "completed", "signed off")
"""Every status, in the order in which an audit reaches them."""

CLOSED: frozenset[Status] = frozenset({"completed", "signed off"})
"""When nothing more is asked but what the document itself puts after completion."""

ADVANCES: dict[str, Status] = {
    "graded": "graded",
    "discussed": "discussed",
    "completed": "completed",
    "signed_off": "signed off",
}
"""The status that an event of each of these kinds brings."""

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


class Act(NamedTuple):
    """One step in the life of an action: what was done (see ``models.events.STEPS``), in the words of who told it."""

    step: str
    note: str
    number: int


class Asked(NamedTuple):
    """How something was asked that does not count since an upgrade: where, in which words, and why it does not count.

    ``words`` tells a grade by its label on the scale that it was on.
    """

    place: str
    question: str
    why: str
    words: str


class Upgrade(NamedTuple):
    """One time that the audit was put under another version, with the position of its event.

    ``before`` and ``version`` are the versions left and gone to, ``left`` and ``digest`` their digests.
    """

    before: str
    version: str
    left: str
    digest: str
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
    advances: list[tuple[Literal["amended"] | Status, int]] = field(default_factory=list)
    """Every status that was reached and every amendment, in order, each with the position of its event."""
    raised: dict[str, int] = field(default_factory=dict)
    """How many rows of each form were opened, at the auditor's own wish or by joining two copies of the audit."""
    acts: dict[tuple[str, int], list[Act]] = field(default_factory=dict)
    """What happened to each action, by its form and row."""
    readings: dict[str, str] = field(default_factory=dict)
    practice: bool = False
    started: dict[str, Any] = field(default_factory=dict)
    """The value of the first event: what the audit is done under, and what kind of audit it is."""
    upgrades: list[Upgrade] = field(default_factory=list)
    old_words: dict[str, dict[str, str]] = field(default_factory=dict)
    """How questions read in versions whose words for them are not those of now, by question and digest."""
    asked: dict[Key, Asked] = field(default_factory=dict)
    """What is set aside since an upgrade, under the keys that stand for it now."""
    last: Key | None = None
    """The question dealt with last; ``None`` while there is nothing but what the audit was begun with."""

    @property
    def stage(self) -> str:
        """Where the audit stands, as a list shows it: its status, or that it is amended while it is open again."""
        return "amended" if self.amendments and self.status == "in progress" else self.status

    def value(self, to: str, slot: Slot = "answer", row: int = 0) -> Any:
        """The value answered, or ``None`` when it is not answered yet."""
        answer = self.answers.get(Key(to, slot, row))
        return None if answer is None else answer.value

    def rows(self, field_ids: Iterable[str]) -> int:
        """How many rows of a repeating form have an answer."""
        wanted = set(field_ids)
        return max((key.row + 1 for key in self.answers if key.to in wanted), default=0)


def earlier_words(state: State, key: Key) -> str:
    """How a question read when the answer that stands was given; empty where it reads so now, or has no answer."""
    answer, words = state.answers.get(key), state.old_words.get(key.to)
    if answer is None or not words:
        return ""
    under = next((one.left for one in state.upgrades if answer.number < one.number), None)
    return "" if under is None else words.get(under, "")


def followed(key: Key | None, upgraded: Event, *, back: bool) -> Key | None:
    """Where a question is after an upgrade, or, ``back``, where it was before."""
    names: dict[str, str] = upgraded.value["renamed"]
    if back:
        names = {new: old for old, new in names.items()}
    return None if key is None else key._replace(to=names.get(key.to, key.to))


def fold(events: Iterable[Event]) -> State:
    """The state that the events add up to. A later answer supersedes an earlier one."""
    state = State()
    for number, event in standing(events):
        _apply(state, number, event)
        if number <= 1 + _carried(state.started):
            state.last = None
    return state


def _carried(started: dict[str, Any]) -> int:
    """How many events after the first are not the auditor's own: carried from another rating, or given by a case."""
    for kind, counted in (("rating", "carried"), ("calibration", "prefilled")):
        about = started.get(kind)
        count = about.get(counted) if isinstance(about, dict) else None
        if isinstance(count, int):
            return count
    return 0


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
        state.started = dict(event.value)
        state.readings = dict(event.value["readings"])
        state.practice = bool(event.value.get("practice"))
    elif event.kind == "raised":
        state.raised[event.to] = max(state.raised.get(event.to, 0), event.row + 1)
    elif event.kind == "merged":
        for form, rows in (event.value or {}).get("rows", {}).items():
            state.raised[form] = max(state.raised.get(form, 0), rows)
    elif event.kind == "acted":
        state.acts.setdefault((event.to, event.row), []).append(Act(event.value, event.note, number))
    elif event.kind in ADVANCES:
        state.status = ADVANCES[event.kind]
        state.skipped = {key for key in state.skipped if key.to != "audit"}
        state.advances.append((state.status, number))
    elif event.kind == "upgraded":
        _upgrade(state, number, event.value)
    elif event.kind == "amended":
        state.status = "in progress"
        state.amendments.append(event.note)
        state.advances.append(("amended", number))


def _upgrade(state: State, number: int, value: dict[str, Any]) -> None:
    renamed: dict[str, str] = value["renamed"]
    before = value["from"]
    state.upgrades.append(Upgrade(before["version"], value["version"], before["digest"], value["digest"], number))
    state.readings = dict(value["readings"])
    state.old_words = {renamed.get(name, name): words for name, words in state.old_words.items()}
    seen = dict.fromkeys(one.left for one in state.upgrades)
    for name, words in value["reworded"].items():
        # Whatever version is not known to read otherwise read as the one that is left.
        known = dict.fromkeys(seen, words) | state.old_words.get(name, {})
        now = known.pop(value["digest"], None)
        state.old_words[name] = {digest: text for digest, text in known.items() if text != now}
    for to, slot, row, *words in value["asked"]:
        state.asked[Key(to, slot, row)] = Asked(*words)
