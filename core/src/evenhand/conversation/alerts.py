"""Alerts: safeguarding concerns of which nobody is recorded as told yet. They stay until somebody is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evenhand.conversation.state import Key

if TYPE_CHECKING:
    from evenhand.conversation.engine import Conversation
    from evenhand.conversation.questions import Question
    from evenhand.models.forms import Form


class Alert(NamedTuple):
    """Something that cannot wait: what to say for as long as it does, and the question that settles it."""

    words: str
    goes_to: Key


def alerts(conversation: Conversation) -> tuple[Alert, ...]:
    """What stays on screen: a concern, or an escalation that a rule asks for, without the person told."""
    found = []
    for form in conversation.framework.forms:
        if form.purpose == "concern":
            asked = [question for question in conversation.path.questions if question.form == form.id]
            found += _of_form(conversation, form, asked)
    return tuple(found)


def _of_form(conversation: Conversation, form: Form, asked: list[Question]) -> list[Alert]:
    told = {field.id for field in form.fields if field.role == "told"}
    state, found = conversation.state, []
    for question in asked:
        if question.kind == "covered" and state.value(*question.key) is None:
            found.append(Alert(f"{form.title}: the rules ask for it. Is it done with what is recorded?", question.key))
        elif question.key.to in told and not state.value(*question.key):
            found.append(
                Alert(_words(conversation, form, question.key), _first_open(conversation, asked, question.key))
            )
    return found


def _words(conversation: Conversation, form: Form, told: Key) -> str:
    what = f"concern {told.row}" if told.row else "the rules ask for it"
    field = conversation.framework.field_by_id[told.to]
    return f"{form.title}, {what}: nobody is recorded as told yet ({field.label})."


def _first_open(conversation: Conversation, asked: list[Question], told: Key) -> Key:
    """The first question of the row that is not answered, so that what to tell is written before who was told."""
    row = [question.key for question in asked if question.key.row == told.row and question.kind != "covered"]
    return next((key for key in row if key not in conversation.state.answers), told)
