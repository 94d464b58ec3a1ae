"""Copies of one audit as lists of events, that go on by themselves and take each other in, without a store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from evenhand.conversation.state import Key, State, fold
from evenhand.models.event_order import standing
from evenhand.models.events import Event
from evenhand.store.chain import canonical
from evenhand.store.joining import Carried
from evenhand.travelling.merging import Joining, events_of, join
from evenhand.travelling.rows import RowForm

START = Event(
    "started",
    value={
        "framework": "f", "version": "1", "digest": "d", "readings": {}, "practice": False, "engine": "0",
    },
)  # fmt: skip
ACTIONS, CONCERN = RowForm("actions", 0), RowForm("concern", 1)
FORMS = {"actions": ACTIONS, "what": ACTIONS, "owner": ACTIONS, "concern": CONCERN, "told": CONCERN, "how": CONCERN}


def carried(event: Event, event_id: str, at: str) -> Carried:
    """An event on its way."""
    return Carried(event_id, at, canonical(event.to_json()))


def time(tick: int) -> str:
    """A time, later for a larger tick."""
    return f"2026-01-01T{tick // 3600:02}:{tick // 60 % 60:02}:{tick % 60:02}.000Z"


class Copy:
    """One copy of the audit. Ids are numbered over all copies of a test."""

    made = 0

    def __init__(self, events: Iterable[Carried]) -> None:
        self.kept = list(events)

    @classmethod
    def begun(cls) -> Copy:
        """A copy with nothing but the start of the audit."""
        return cls([carried(START, "start", time(0))])

    @property
    def events(self) -> list[Event]:
        """The events alone."""
        return events_of(self.kept)

    def again(self) -> Copy:
        """The same, on another machine."""
        return Copy(self.kept)

    def record(self, event: Event, tick: int = 0, event_id: str = "") -> str:
        """Record an event here. Returns its id. A row that is opened takes the next number."""
        raised = fold(self.events).raised.get("concern", 0)
        if event.kind == "raised":
            event = event._replace(row=max(1, raised))
        elif FORMS.get(event.to) is CONCERN and event.row >= raised:
            event = event._replace(row=0)
        Copy.made += 1
        self.kept.append(carried(event, event_id or f"e{Copy.made:06}", time(tick)))
        return self.kept[-1].id

    def take_in(self, other: Iterable[Carried], tick: int = 0) -> Joining:
        """Take in another copy, as it is or as it was."""
        joining = join(self.kept, tuple(other), lambda _: FORMS, sender="1", heads=("a", "b"))
        self.kept += joining.carried
        if joining.merged is not None:
            self.record(joining.merged, tick)
        return joining

    def can_take_back(self) -> list[int]:
        """The numbers of the events that could be withdrawn."""
        return [number for number, event in standing(self.events) if event.kind not in {"started", "merged"}]


def meaning(events: Iterable[Event]) -> dict[str, Any]:
    """What events add up to, without the numbers of events, and without the numbers of rows."""
    state = fold(events)
    return {
        "answers": {key: answer[:2] for key, answer in state.answers.items() if not _of_row(key)},
        "skipped": {key for key in state.skipped if not _of_row(key)},
        "notes": {to: [note.text for note in notes] for to, notes in state.notes.items()},
        "references": state.references,
        "advances": [step for step, _ in state.advances],
        "others": (state.focused, state.status, state.amendments, state.readings),
        "rows": _rows(state),
    }


def hidden_rows(events: Iterable[Event]) -> set[tuple[str, int]]:
    """The rows of the form that is opened at any moment which hold something and are not asked for."""
    state = fold(events)
    filled = {(FORMS[key.to].id, key.row) for key in state.answers if _of_row(key)}
    return {(form, row) for form, row in filled if form == "concern" and row >= state.raised.get(form, 0)}


def _of_row(key: Key) -> bool:
    form = FORMS.get(key.to)
    return form is not None and key.row >= form.fixed


def _rows(state: State) -> Counter[Any]:
    rows: dict[tuple[str, int], list[Any]] = {}
    for key, answer in state.answers.items():
        if _of_row(key):
            rows.setdefault((FORMS[key.to].id, key.row), []).append((key.to, key.slot, *answer[:2]))
    for (form, row), acts in state.acts.items():
        rows.setdefault((form, row), []).append(("acts", [act[:2] for act in acts]))
    return Counter((form, repr(sorted(map(repr, content)))) for (form, _), content in rows.items())
