"""Events: what an audit is made of. Append-only; the state of an audit is always the fold of its events."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

EventKind = Literal[
    "started",
    "answered",
    "skipped",
    "withdrawn",
    "noted",
    "referenced",
    "focused",
    "raised",
    "graded",
    "discussed",
    "completed",
    "signed_off",
    "amended",
    "acted",
    "merged",
    "upgraded",
]
"""What happened. ``withdrawn`` takes back an earlier event; ``raised`` opens a row of a form that can be filled in at
any moment; ``amended`` reopens an audit that was graded or went further; ``acted`` is a step in the life of an action;
``merged`` joins what two copies of the audit hold, and answers nothing; ``upgraded`` puts the audit under another
version of its framework."""

Slot = Literal["answer", "evidence", "grade", "reason", "applicable", "action"]
"""Which part of a question or domain an event is about."""

STEPS = ("progress", "completed", "reviewed", "closed", "reopened")
"""What can happen to an action: the value of an ``acted`` event, whose note tells it."""


class Event(NamedTuple):
    """One thing that happened in an audit. ``value`` is plain JSON; ``at`` and ids are added by the store.

    ``to`` is the id of the question or domain. ``row`` numbers the rows of a form that repeats, from 0.
    """

    kind: EventKind
    to: str = ""
    slot: Slot = "answer"
    value: Any = None
    note: str = ""
    row: int = 0

    def to_json(self) -> dict[str, Any]:
        """The event as a JSON object with only the fields that say something."""
        body: dict[str, Any] = {"kind": self.kind}
        for name in ("to", "value", "note", "row"):
            value = getattr(self, name)
            if value not in ("", None, 0) or (name == "value" and value is not None):
                body[name] = value
        if self.slot != "answer":
            body["slot"] = self.slot
        return body

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> Event:
        """The event that :meth:`to_json` wrote. Raises ``TypeError`` on unknown fields."""
        return cls(**body)
