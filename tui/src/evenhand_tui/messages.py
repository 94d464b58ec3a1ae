"""The conversation as messages: what was said before, and what is said now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from evenhand.conversation.choices import grade_words
from evenhand.conversation.questions import FREE_TEXT, OTHERS
from evenhand.conversation.sheets import OVERALL
from evenhand.conversation.state import Key
from evenhand.models.event_order import SET_ASIDE, as_named_now

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evenhand.conversation.engine import Conversation
    from evenhand.conversation.questions import Question, Turn
    from evenhand.models.events import Event
    from evenhand.models.framework import Framework

Who = Literal["assistant", "you", "problem"]

NAMES: dict[Who, str] = {"assistant": "Assistant", "you": "You", "problem": "Problem"}


ASKED_AT_THE_END = {
    "graded": "Grade this audit?",
    "discussed": "Have the discussions of this audit been held?",
    "completed": "Complete this audit?",
    "signed_off": "Sign this audit off?",
}
"""What was asked before a status was reached, in short: those questions are asked no more."""


class Message(NamedTuple):
    """One message. ``goes_to`` is the question that an answer of the auditor's is to."""

    who: Who
    text: str
    goes_to: Key | None = None


def history(conversation: Conversation) -> list[Message]:
    """The messages of everything that happened in an audit so far, oldest first."""
    questions = {question.key: question for question in conversation.path.questions}
    messages: list[Message] = []
    place = group = ""
    for event in as_named_now(conversation.events):
        key = Key(event.to, event.slot, event.row)
        question = questions.get(key)
        if event.kind in {"answered", "skipped", "acted"} and question is not None:
            if question.place != place:
                place = question.place
                messages.append(Message("assistant", f"{place}."))
                group = ""
            if question.group not in {"", group}:
                messages.append(Message("assistant", question.group_said))
            group = question.group
            messages.append(Message("assistant", asked(question)))
        if event.kind in ASKED_AT_THE_END:
            messages.append(Message("assistant", ASKED_AT_THE_END[event.kind]))
        messages += reply_messages([event], conversation)
    return messages


def turn_messages(turn: Turn, framework: Framework, *, moved: bool) -> list[Message]:
    """What a turn says. ``moved``: the auditor has come here out of order, so that the place is named."""
    question = turn.question
    if question is None:
        return [Message("assistant", words) for words in turn.says]
    said = [*turn.says, asked(question)]
    if moved and all(words in {question.group_said, f"{OTHERS}."} for words in turn.says):
        place = f"{question.place}. "
        said = [place + question.group_said, asked(question)] if question.group else [place + asked(question)]
    messages = [Message("assistant", words) for words in said]
    if question.hint:
        messages.append(Message("assistant", question.hint_said))
    if turn.current is not None:
        words = answer_words(question.key, turn.current.value, turn.current.note, framework)
        change = "Write it anew, or press Right to change its words" if question.kind in FREE_TEXT else "Answer again"
        messages.append(Message("assistant", f"Your answer now: {words}"))
        messages.append(Message("assistant", f"{change}. Enter leaves it as it is."))
    return messages


def asked(question: Question) -> str:
    """A question with its number, where it has one: the document's own, else its place among the others."""
    optional = "" if question.required or question.choices or question.domain else " (Enter leaves it blank.)"
    number = f"{question.number} of {question.total}. " if question.total > 1 and not question.own_number else ""
    return f"{number}{question.numbered}{optional}"


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
        return Message("you", f"note {_domain_name(event.to, conversation)}: {event.note}")
    if event.kind == "referenced":
        return Message("you", f"see {_domain_name(event.value, conversation)}", Key(event.to, "evidence"))
    if event.kind == "upgraded":
        return Message("you", f"upgrade to version {event.value['version']}")
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


def _domain_name(domain_id: str, conversation: Conversation) -> str:
    """What a domain is called, also one that is set aside since an upgrade."""
    domain = conversation.framework.domain_by_id.get(domain_id)
    if domain is not None:
        return domain.name
    before = conversation.state.asked.get(Key(domain_id)) or conversation.state.asked.get(Key(domain_id, "answer", 1))
    return domain_id.partition(SET_ASIDE)[0] if before is None else before.place


def _purpose(form_id: str, framework: Framework) -> str | None:
    form = framework.form_by_id.get(form_id)
    return None if form is None else form.purpose


def answer_words(key: Key, value: object, note: str, framework: Framework) -> str:
    """An answer as the auditor reads it, with its note."""
    if SET_ASIDE in key.to:
        words = str(value).replace("_", " ")
    elif key.slot == "grade":
        domain = framework.domain_by_id.get(key.to)
        scale = framework.overall_scale if key.to == OVERALL or domain is None else framework.scale_of(domain)
        words = grade_words(scale, value if isinstance(value, str | int) else None)
    elif key.slot == "answer" and key.to not in framework.field_by_id:
        words = str(value).replace("_", " ")
    else:
        words = str(value) if value not in ("", None) else "(left blank)"
    return f"{words}, {note}" if note else words
