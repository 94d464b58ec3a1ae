"""The conversation as messages: what was said before, and what is said now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from evenhand.conversation.choices import grade_words
from evenhand.conversation.sheets import OVERALL
from evenhand.conversation.state import Key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evenhand.conversation.engine import Conversation
    from evenhand.conversation.questions import Question, Turn
    from evenhand.models.events import Event
    from evenhand.models.framework import Framework

Who = Literal["assistant", "you", "problem"]

NAMES: dict[Who, str] = {"assistant": "Assistant", "you": "You", "problem": "Problem"}


class Message(NamedTuple):
    """One message. ``goes_to`` is the question that an answer of the auditor's is to."""

    who: Who
    text: str
    goes_to: Key | None = None


def history(conversation: Conversation) -> list[Message]:
    """The messages of everything that happened in an audit so far, oldest first."""
    questions = {question.key: question for question in conversation.path.questions}
    messages: list[Message] = []
    place = ""
    for event in conversation.events:
        key = Key(event.to, event.slot, event.row)
        question = questions.get(key)
        if event.kind in {"answered", "skipped", "acted"} and question is not None:
            if question.place != place:
                place = question.place
                messages.append(Message("assistant", f"{place}."))
            messages.append(Message("assistant", asked(question)))
        messages += reply_messages([event], conversation)
    return messages


def turn_messages(turn: Turn, framework: Framework, *, moved: bool) -> list[Message]:
    """What a turn says. ``moved``: the auditor has come here out of order, so that the place is named."""
    messages = [Message("assistant", words) for words in turn.says]
    question = turn.question
    if question is None:
        return messages
    place = f"{question.place}. " if moved and not turn.says else ""
    messages.append(Message("assistant", place + asked(question)))
    if turn.current is not None:
        words = answer_words(question.key, turn.current.value, turn.current.note, framework)
        messages.append(
            Message("assistant", f"Your answer now: {words}. Answer again to change it, or type next to leave it.")
        )
    return messages


def asked(question: Question) -> str:
    """A question with its number, where it has one."""
    optional = "" if question.required or question.choices or question.domain else " (Enter leaves it blank.)"
    number = f"{question.number} of {question.total}. " if question.total > 1 else ""
    return f"{number}{question.text}{optional}"


def reply_messages(events: Iterable[Event], conversation: Conversation) -> list[Message]:
    """What the auditor did, in the auditor's own words where there are any."""
    return [message for event in events if (message := _reply(event, conversation)) is not None]


def _reply(event: Event, conversation: Conversation) -> Message | None:
    framework = conversation.framework
    key = Key(event.to, event.slot, event.row)
    if event.kind == "answered":
        return Message("you", answer_words(key, event.value, event.note, framework), key)
    if event.kind == "skipped":
        return Message("you", "skip", key)
    if event.kind == "noted":
        return Message("you", f"note {framework.domain_by_id[event.to].name}: {event.note}")
    if event.kind == "referenced":
        return Message("you", f"see {framework.domain_by_id[event.value].name}", Key(event.to, "evidence"))
    if event.kind == "amended":
        return Message("you", f"amend because {event.note}")
    if event.kind == "acted":
        return Message("you", f"{event.value}, {event.note}", key)
    words = {
        "withdrawn": "undo",
        "focused": "focus on" if event.value else "focus off",
        "raised": "concern" if _purpose(event.to, framework) == "concern" else "example",
        "graded": "yes, grade it",
        "discussed": "yes, they are held",
        "completed": "yes, complete it",
        "signed_off": "yes, sign it off",
        "merged": "(joined with another copy of this audit)",
    }
    return Message("you", words[event.kind]) if event.kind in words else None


def _purpose(form_id: str, framework: Framework) -> str | None:
    form = framework.form_by_id.get(form_id)
    return None if form is None else form.purpose


def answer_words(key: Key, value: object, note: str, framework: Framework) -> str:
    """An answer as the auditor reads it, with its note."""
    if key.slot == "grade":
        domain = framework.domain_by_id.get(key.to)
        scale = framework.overall_scale if key.to == OVERALL or domain is None else framework.scale_of(domain)
        words = grade_words(scale, value if isinstance(value, str | int) else None)
    elif key.slot == "answer" and key.to not in framework.field_by_id:
        words = str(value).replace("_", " ")
    else:
        words = str(value) if value not in ("", None) else "(left blank)"
    return f"{words}, {note}" if note else words
