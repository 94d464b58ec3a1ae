"""What to say of a reply that fits no question that is asked now: which replies and which rows would."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evenhand.conversation.sheets import OVERALL
from evenhand.suggest import did_you_mean

if TYPE_CHECKING:
    from evenhand.conversation.engine import Conversation
    from evenhand.conversation.questions import Question
    from evenhand.conversation.replies import Reply

_WAYS = {
    "evidence": "'evidence' with a 'text'",
    "reason": "'reason' with a 'text'",
    "overall_reason": "'reason' with a 'text'",
    "grade": "'grade' with a 'value'",
    "overall_grade": "'grade' with a 'value'",
    "choice": "'choice' with a 'value'",
    "part": "'choice' with a 'value'",
    "date": "'date' with a 'value'",
    "number": "'number' with a 'value'",
    "action": "'action' with a 'value'",
}
"""How a kind of question is answered in a replies file, where its choices do not say it themselves."""

_STAGES = {
    "overall": "with the overall grade",
    "graded": "once the audit is graded",
    "checklist": "once the audit is graded and its report made",
    "sign_off": "once the audit is completed",
}


def way_to(question: Question) -> str:
    """The reply that answers a question, as a replies file writes it."""
    if question.kind in _WAYS:
        return _WAYS[question.kind]
    if question.choices:
        return ", ".join(f"'{choice.value}'" for choice in question.choices)
    return "'text' with a 'text'"


def not_asked(conversation: Conversation, reply: Reply) -> str:
    """Why a reply fits nothing that is asked now, and what would. Holds nothing of what was said."""
    framework, to = conversation.framework, reply.to
    if to in conversation.path.inapplicable:
        return f"{framework.domain_by_id[to].name} does not apply to this case, so it is not asked."
    mine = [
        question for question in conversation.path.questions if question.key.to == (OVERALL if to == "overall" else to)
    ]
    if mine and reply.reply == "not_applicable" and to in framework.domain_by_id:
        return _left_out(conversation, to)
    if mine and reply.reply == "skip":
        slots = dict.fromkeys(question.key.slot for question in mine)
        return f"{named(to)} has several questions; say which is skipped by 'slot': {', '.join(slots)}."
    if mine:
        return _otherwise(mine, to, reply.row)
    if to in framework.field_by_id and (why := _not_yet(conversation, to)):
        return why
    known = dict.fromkeys(question.key.to for question in conversation.path.questions)
    return _sentence(f"Nothing called {named(to)} is asked now{did_you_mean(to, known)}")


def named(name: str) -> str:
    """A name to repeat in a hint, unless it could be something about a child."""
    return f"'{name}'" if re.fullmatch(r"[a-z0-9_.]{1,80}", name) else "that"


def _sentence(words: str) -> str:
    return words if words.endswith(("?", ".")) else f"{words}."


def _left_out(conversation: Conversation, to: str) -> str:
    domain = conversation.framework.domain_by_id[to]
    if not domain.not_applicable.allowed:
        note = f" {domain.not_applicable.note}" if domain.not_applicable.note else ""
        return f"{domain.name} always has to be graded; the framework does not let it be left out.{note}"
    reason = ", and say why in 'note'" if domain.not_applicable.reason_needed else ""
    return f"To leave {domain.name} out, reply 'grade' with the value 'not_applicable'{reason}."


def _otherwise(mine: list[Question], to: str, row: int) -> str:
    """The rows in which it is asked, where this is none of them; else the replies that it takes."""
    rows = list(dict.fromkeys(question.key.row for question in mine))
    if row not in rows:
        if rows == [0]:
            return f"{named(to)} is asked once, or in its first row only: leave 'row' out."
        said = [str(one) if one else "none for the first" for one in rows]
        return f"{named(to)} is asked in other rows; 'row' can be: {', '.join(said)}."
    ways = "; ".join(dict.fromkeys(way_to(question) for question in mine if question.key.row == row))
    return f"{named(to)} takes another reply: {ways}."


def _not_yet(conversation: Conversation, to: str) -> str:
    """When a field that is not asked now would be; empty where that depends on other answers."""
    form = next(form for form in conversation.framework.forms if any(field.id == to for field in form.fields))
    if form.stage == "any_time":
        return f"{named(to)} is asked once its form is opened: first reply 'raise' to '{form.id}'."
    if conversation.state.status == "in progress" and form.stage in _STAGES:
        return f"{named(to)} is asked {_STAGES[form.stage]}."
    return ""
