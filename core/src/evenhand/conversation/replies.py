"""Replies: what an auditor gives back, in the form that all three drivers share and the replies file holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from evenhand.conversation.state import ADVANCES, Key
from evenhand.errors import EvenhandError
from evenhand.models.event_order import SET_ASIDE, standing
from evenhand.models.events import Event, Slot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from evenhand.models.framework import Framework

JUDGEMENTS = ("yes", "partly", "no", "not_evidenced", "not_applicable", "evident", "not_evident")
"""Replies that say everything by their kind."""

VALUED = ("choice", "date", "number", "grade", "see", "action")
"""Replies with a ``value``."""

WRITTEN = ("text", "evidence", "reason", "note", "amend")
"""Replies with a ``text``."""

BARE = ("skip", "undo", "focus", "unfocus", "raise", "graded", "discussed", "completed", "signed_off")
"""Replies that need nothing more."""

UPGRADE, BACK = "upgrade", "back"
"""The reply that puts an audit under the version installed, and its value where it goes back to the one before."""

TEXT_FIELDS = ("text", "long_text", "person", "question_set")
"""Fields whose answer is a text, even where it reads like a judgement."""

ANSWERING = frozenset({"answered", "skipped"})
"""Kinds of event of which the last to a question is the one that stands."""

KINDS = (*JUDGEMENTS, *VALUED, *WRITTEN, *BARE, UPGRADE)
FIELDS = ("to", "reply", "value", "text", "note", "row", "slot")
SLOTS: dict[str, Slot] = {
    "evidence": "evidence",
    "reason": "reason",
    "grade": "grade",
    "see": "evidence",
    "action": "action",
}


class ReplyError(EvenhandError):
    """A line of a replies file that is no reply."""


class Reply(NamedTuple):
    """One reply. ``to`` is a question or domain; empty means the question that is being asked."""

    reply: str
    to: str = ""
    value: Any = None
    text: str = ""
    note: str = ""
    row: int = 0
    slot: Slot = "answer"

    @property
    def key(self) -> Key:
        """What the reply is to."""
        slot: Slot = self.slot if self.slot != "answer" else SLOTS.get(self.reply, "answer")
        return Key(self.to, slot, self.row)

    def to_json(self) -> dict[str, Any]:
        """The reply as an object of the replies file, without what is empty."""
        body: dict[str, Any] = {"to": self.to, "reply": self.reply, "value": self.value}
        body |= {"text": self.text, "note": self.note, "row": self.row or None}
        if self.slot != "answer" and SLOTS.get(self.reply) != self.slot:
            body["slot"] = self.slot
        written = {name: value for name, value in body.items() if value not in ("", None)}
        return {**written, "text": ""} if self.reply == "text" and not self.text else written


def read_replies(text: str, name: str) -> list[Reply]:
    """The replies of a JSON Lines file. ``name`` is what messages call it.

    Raises :class:`ReplyError` naming the line; never repeats what a line says, which may be case text.
    """
    return [reply for _, reply in numbered_replies(text, name)]


def numbered_replies(text: str, name: str) -> list[tuple[int, Reply]]:
    """As :func:`read_replies`, each reply with the number of its line."""
    # Not splitlines: JSON lets other line separators stand inside a text.
    lines = enumerate(text.split("\n"), start=1)
    return [(number, _read_line(line, f"{name} line {number}")) for number, line in lines if line.strip()]


def _read_line(line: str, where: str) -> Reply:
    try:
        body = json.loads(line)
    except (ValueError, RecursionError):
        raise ReplyError(
            f'{where}: not JSON; write one object a line, such as {{"to": "risk.1", "reply": "yes"}}'
        ) from None
    if not isinstance(body, dict):
        raise ReplyError(f"{where}: not a JSON object")
    for field in body:
        if field not in FIELDS:
            raise ReplyError(f"{where}: there is a field that no reply has; the fields are {', '.join(FIELDS)}")
    kind = body.get("reply")
    if kind not in KINDS:
        raise ReplyError(f"{where}: 'reply' must be one of: {', '.join(KINDS)}")
    for field in ("value", "text", "note", "slot", "row"):
        if field in body and field not in _takes(kind):
            raise ReplyError(f"{where}: '{kind}' takes no '{field}'; it would be lost")
    for field in ("to", "text", "note"):
        if not isinstance(body.get(field, ""), str):
            raise ReplyError(f"{where}: '{field}' must be text")
    if body.get("slot", "answer") not in get_args(Slot):
        raise ReplyError(f"{where}: 'slot' must be one of: {', '.join(get_args(Slot))}")
    if type(body.get("row", 0)) is not int or body.get("row", 0) < 0:
        raise ReplyError(f"{where}: 'row' must be a whole number from 0")
    if kind == UPGRADE and body.get("value", BACK) != BACK:
        raise ReplyError(f"{where}: '{UPGRADE}' takes no 'value' but '{BACK}', which goes back to the version before")
    if kind in VALUED and type(body.get("value")) not in {str, int}:
        raise ReplyError(f"{where}: '{kind}' needs a 'value', text or a whole number")
    if kind in WRITTEN and kind != "text" and not body.get("text", "").strip():
        raise ReplyError(f"{where}: '{kind}' needs a 'text'")
    return Reply(**body)


def _takes(kind: str) -> tuple[str, ...]:
    """The fields that a kind of reply uses, besides ``to`` and ``reply``."""
    if kind in JUDGEMENTS:
        return ("note", "row")
    if kind in {"choice", "date", "number", "grade", "action"}:
        return ("value", "note", "row")
    return {
        "see": ("value", "row"),
        "text": ("text", "note", "row", "slot"),
        "evidence": ("text", "row"),
        "reason": ("text", "row"),
        "note": ("text",),
        "amend": ("text",),
        "skip": ("row", "slot"),
        UPGRADE: ("value",),
    }.get(kind, ())


def write_replies(replies: Iterable[Reply]) -> str:
    """The text of a replies file, which UTF-8 can hold whatever was typed."""
    return "".join(f"{_line(reply.to_json())}\n" for reply in replies)


def _line(body: dict[str, Any]) -> str:
    text = json.dumps(body, ensure_ascii=False)
    # A paste can bring half a character in; only an escape can stand for that in a file.
    return text if text.isprintable() or not any("\ud800" <= c <= "\udfff" for c in text) else json.dumps(body)


def replies_from_events(events: Iterable[Event], framework: Framework) -> list[Reply]:
    """The replies that bring about these events again, under the version that the audit is under at their end.

    Left out is what no reply brings about: the start of the audit, and the joining of two copies. Of an audit that was
    ever upgraded only what stands is told, since what was said under another version cannot be said again.
    """
    kept = list(events)
    kinds = {field_id: field.kind for field_id, field in framework.field_by_id.items()}
    told = what_stands(kept) if any(event.kind == "upgraded" for event in kept) else kept
    return [_from_event(event, kinds) for event in told if event.kind not in {"started", "merged"}]


def what_stands(events: Iterable[Event]) -> list[Event]:
    """The events that make an audit what it is now, each question once, and the statuses after the last amendment."""
    stand = [event for _, event in standing(events) if event.kind != "upgraded" and SET_ASIDE not in event.to]
    amended = max((place for place, event in enumerate(stand) if event.kind == "amended"), default=-1)
    latest = {_said_to(event): place for place, event in enumerate(stand) if event.kind in ANSWERING}
    return [
        event
        for place, event in enumerate(stand)
        if (event.kind not in ANSWERING or latest[_said_to(event)] == place)
        and (event.kind not in {*ADVANCES, "amended"} or place > amended)
    ]


def _said_to(event: Event) -> tuple[str, str, str, int]:
    return event.kind, event.to, event.slot, event.row


def _from_event(event: Event, kinds: Mapping[str, str]) -> Reply:
    place: dict[str, Any] = {"to": event.to, "row": event.row}
    if event.kind == "answered":
        return _from_answer(event, place, kinds.get(event.to, ""))
    if event.kind == "skipped":
        return Reply("skip", slot=event.slot, **place)
    if event.kind == "withdrawn":
        return Reply("undo")
    if event.kind == "noted":
        return Reply("note", text=event.note, **place)
    if event.kind == "referenced":
        return Reply("see", value=event.value, **place)
    if event.kind == "focused":
        return Reply("focus" if event.value else "unfocus")
    if event.kind == "amended":
        return Reply("amend", text=event.note)
    if event.kind == "raised":
        return Reply("raise", to=event.to)
    if event.kind == "acted":
        return Reply("action", value=event.value, note=event.note, **place)
    return Reply(event.kind, to="audit")


def _from_answer(event: Event, place: dict[str, Any], kind: str) -> Reply:
    if event.slot in {"evidence", "reason"}:
        return Reply(event.slot, text=event.value, **place)
    if event.slot == "grade":
        return Reply("grade", value=event.value, note=event.note, **place)
    if kind in {"choice", "date", "number", "part"}:
        given = "choice" if kind == "part" else kind
        return Reply(given, value=event.value, note=event.note, **place)
    if event.value in JUDGEMENTS and kind not in TEXT_FIELDS:
        return Reply(event.value, note=event.note, **place)
    return Reply("text", text=str(event.value), note=event.note, **place)
