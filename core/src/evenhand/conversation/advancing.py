"""What moves an audit on or back: its statuses, amendments, undo, rows opened at any moment, and steps of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from evenhand.conversation.actions import STEP_CHOICES, TO_TELL
from evenhand.conversation.sheets import OVERALL
from evenhand.conversation.state import ADVANCES, STATUSES
from evenhand.conversation.values import RefusedReply
from evenhand.models.event_order import standing
from evenhand.models.events import Event

if TYPE_CHECKING:
    from evenhand.conversation.engine import Conversation
    from evenhand.conversation.questions import Question
    from evenhand.conversation.replies import Reply
    from evenhand.models.events import EventKind
    from evenhand.models.forms import Form

UNDOABLE = frozenset({"answered", "skipped", "noted", "referenced", "focused", "raised", "upgraded"})
"""What can be taken back. A step of an action stays: a later step corrects it."""

STEP_NAMES: dict[str, str] = {
    "graded": "graded",
    "discussed": "marked as discussed",
    "completed": "completed",
    "signed_off": "signed off",
}


def undo(conversation: Conversation) -> Event:
    """Take back the last reply. Raises :class:`RefusedReply` where there is none since the last status."""
    for number, event in reversed(standing(conversation.events)):
        if event.kind in UNDOABLE:
            if event.kind == "upgraded":
                from evenhand.conversation.upgrading import refuse_unsent

                refuse_unsent(conversation, event)
            return Event("withdrawn", value=number)
        if event.kind == "acted":
            raise RefusedReply("What was told of an action stays. Tell what happened since, such as reopened.")
        if event.kind == "merged":
            raise RefusedReply("What was joined from another copy cannot be undone. Answer again instead.")
        if event.kind != "started" and conversation.state.status != "in progress":
            raise RefusedReply("A graded audit is changed by amend and a reason, not by undo.")
        if event.kind in {*STEP_NAMES, "amended"}:
            break
    raise RefusedReply("There is nothing to undo.")


def amend(conversation: Conversation, reply: Reply) -> Event:
    """Open an audit again that was graded or went further. Raises :class:`RefusedReply`."""
    if conversation.state.status == "in progress":
        raise RefusedReply("This audit is still open: change any answer by going back to it.")
    if not reply.text.strip():
        raise RefusedReply("Say why it is amended: amend because …")
    return Event("amended", note=reply.text.strip())


def advance(conversation: Conversation, kind: str) -> Event:
    """Take an audit on to the next status. Raises :class:`RefusedReply` with what is missing."""
    possible = [question.choices[0].value for question in conversation.path.questions if question.kind == "finish"]
    if kind not in possible:
        raise RefusedReply(_out_of_turn(conversation, kind, possible))
    if kind == "graded":
        _check_grades(conversation)
        _check_needed(conversation, "grading", None)
    elif kind == "completed":
        _check_needed(conversation, "completion", None)
    elif kind == "signed_off":
        _check_needed(conversation, "signing off", "sign_off")
    return Event(cast("EventKind", kind))


def _out_of_turn(conversation: Conversation, kind: str, possible: list[str]) -> str:
    status = conversation.state.status
    if status == "in progress":
        return "Grade the audit first."
    if STATUSES.index(ADVANCES[kind]) <= STATUSES.index(status):
        return f"This audit is {ADVANCES[kind]} already."
    following = f": it can be {STEP_NAMES[possible[-1]]} next" if possible else ""
    return f"This audit is {status}{following}."


def _check_grades(conversation: Conversation) -> None:
    if conversation.state.value(OVERALL, "grade") is None or not conversation.state.value(OVERALL, "reason"):
        raise RefusedReply("Give the overall grade and its reason first. Type jump overall to go there.")
    ruling = conversation.ruling
    if ruling.accepted == "no":
        raise RefusedReply(f"The overall grade no longer fits the rules; permitted: {', '.join(ruling.permitted)}.")
    missing = [question.place for question in conversation.unanswered() if question.kind in {"grade", "reason"}]
    if missing:
        raise RefusedReply(
            f"Still without a grade or a reason: {', '.join(dict.fromkeys(missing))}. Type summary to see all."
        )


def _check_needed(conversation: Conversation, step: str, stage: str | None) -> None:
    missing = [question.place for question in blocking(conversation, stage)]
    if missing:
        raise RefusedReply(f"Needed before {step}: {', '.join(dict.fromkeys(missing))}.")


def blocking(conversation: Conversation, stage: str | None = None) -> list[Question]:
    """The questions that stop the next status: those of forms that block it, unanswered or answered but unmet.

    ``stage`` asks for the required questions of one stage, whether its forms block or not. What can be opened at any
    moment, and what the document puts after the grade, waits until the audit is graded.
    """
    return [question for question in conversation.path.questions if _blocks(conversation, question, stage)]


def _blocks(conversation: Conversation, question: Question, stage: str | None) -> bool:
    form = conversation.framework.form_by_id.get(question.form or "")
    if form is None or not question.required:
        return False
    if stage is not None:
        concerned = form.stage == stage
    else:
        concerned = form.blocks_completion and not _can_wait(conversation, form)
    answer = conversation.state.answers.get(question.key)
    return concerned and (answer is None or unmet(conversation, question))


def _can_wait(conversation: Conversation, form: Form) -> bool:
    return form.stage == "any_time" and conversation.state.status == "in progress"


def unmet(conversation: Conversation, question: Question) -> bool:
    """Whether a question is answered in a way that leaves open what it asks for, such as ``Not yet``."""
    field = conversation.framework.field_by_id.get(question.key.to)
    return field is not None and conversation.state.value(*question.key) in field.unmet


def open_row(conversation: Conversation, form_id: str) -> Event:
    """Open a row of a form that can be filled in at any moment. Raises :class:`RefusedReply` where there is none."""
    form = conversation.framework.form_by_id.get(form_id)
    if form is None or form.stage != "any_time":
        raise RefusedReply("This framework has no such form. Type help to see what you can say.")
    return Event("raised", form.id, row=max(1, conversation.state.raised.get(form.id, 0)))


def act(question: Question, given: str, note: str) -> Event:
    """A step of an action, in the words of who tells it. Raises :class:`RefusedReply` where it says too little."""
    wanted = given.strip().casefold()
    possible = [choice.value for choice in question.choices]
    if wanted not in STEP_CHOICES:
        raise RefusedReply(f"Say what became of it: {', '.join(possible)}; then a comma and what there is to tell.")
    if wanted not in possible:
        raise RefusedReply(f"This action can be: {', '.join(possible)}.")
    if not note.strip():
        raise RefusedReply(f"Say {TO_TELL[wanted]}, for example: {wanted}, and your words.")
    return Event("acted", question.key.to, "action", wanted, note.strip(), question.key.row)
