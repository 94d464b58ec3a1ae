"""A framework with a plan of actions, and audits under it that are graded, for tests of what becomes of actions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from driving import Kept, begin
from evenhand.catalogue.snapshot import to_json
from evenhand.conversation.replies import Reply
from evenhand.drivers.session import Session
from evenhand.models import lean
from evenhand.models.events import Event
from evenhand.models.framework import Framework
from evenhand.store.records import SummaryUpdate
from evenhand.store.store import Store
from small_frameworks import framework

STARTED = Event("started", value={"readings": {}})
LISTED_AS_GRADED = SummaryUpdate("graded")


def _field(name: str, kind: str, role: str, **rest: Any) -> dict[str, Any]:
    return {"id": name, "label": name.capitalize(), "kind": kind, "role": role, "source": "L9", **rest}


def planned(*, within_days: int | None = 28, repeats: bool = True) -> Framework:
    """A framework with a date of the audit, and a form of actions that follows the grade."""
    body = json.loads(framework(domains=("a",), facts=()).model_dump_json())
    dates = {} if within_days is None else {"within_days": within_days}
    overall = {"label": "Overall", "source": "L7", "required": True}
    body["forms"] += [
        {
            "id": "overall", "title": "Overall", "stage": "overall", "source": "L7",
            "fields": [
                {"id": "overall_grade", "kind": "overall_grade", **overall},
                {"id": "overall_reason", "kind": "overall_reason", **overall},
            ],
        },
        {
            "id": "record", "title": "Record", "stage": "header", "source": "L8",
            "fields": [_field("audit_date", "date", "audit_date")],
        },
        {
            "id": "improvement", "title": "Improvement plan", "stage": "graded", "source": "L9", "purpose": "actions",
            "repeats": repeats,
            "fields": [
                _field("what", "long_text", "what"),
                _field("owner", "person", "owner"),
                _field("due", "date", "due", **dates),
                _field("manager", "person", "manager"),
                _field("review", "date", "review", **dates),
            ],
        },
    ]  # fmt: skip
    made: Framework = Framework.model_validate_json(json.dumps(body), by_name=True)
    return lean.read(lean.write(made))


def row(number: int = 0, /, **said: str) -> list[Event]:
    """The events that answer a row of the plan, and the question before it whether there is another."""
    before = [Event("answered", "improvement", "applicable", "yes", row=number - 1)] if number else []
    return before + [Event("answered", name, value=value, row=number) for name, value in said.items()]


def act(step: str, words: str, number: int = 0) -> Event:
    """A step of the action in a row."""
    return Event("acted", "improvement", "action", step, words, number)


GRADED = (
    Reply("date", to="audit_date", value="2026-03-02"),
    Reply("grade", to="a", value="good"),
    Reply("reason", to="a", text="For good reasons."),
    Reply("grade", to="overall", value="good"),
    Reply("reason", to="overall", text="For good reasons."),
    Reply("graded", to="audit"),
)


def plan_replies(number: int = 0, /, **said: str) -> list[Reply]:
    """The replies that fill in a row of the plan."""
    before = [Reply("yes", to="improvement", row=number - 1)] if number else []
    return before + [
        Reply("date", to=name, value=words, row=number)
        if name in {"due", "review"}
        else Reply("text", to=name, text=words, row=number)
        for name, words in said.items()
    ]


def graded(replies: Sequence[Reply] = (), *, made: Framework | None = None) -> tuple[Session, Kept]:
    """A graded audit in which these replies were taken too."""
    session, kept = begin(made or planned())
    for reply in (*GRADED, *replies):
        outcome = session.replied(reply).outcome
        assert outcome is not None
        assert not outcome.refused, outcome.says
    return session, kept


def kept_in_store(path: Path, *events: Event, summary: SummaryUpdate = LISTED_AS_GRADED, practice: bool = False) -> str:
    """Keep an audit of the planned framework in the store at ``path``, after its first event. Gives its id."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (
        Store.open(path) as store,
        store.create_audit(
            framework_id="small",
            framework_title="Small",
            digest="d",
            snapshot=to_json(planned()),
            practice=practice,
            events=[STARTED, *events],
            summary=summary,
        ) as handle,
    ):
        return handle.id
