"""From structured replies to what somebody would type: plays a replies file through drivers that take text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.conversation.dialogue import exact_name
from evenhand.conversation.finishing import DISCUSSED, FINISH
from evenhand.conversation.keeping import find_question
from evenhand.conversation.questions import FREE_TEXT, Question
from evenhand.conversation.replies import BACK, UPGRADE, Reply
from evenhand.conversation.state import ADVANCES

if TYPE_CHECKING:
    from evenhand.conversation.engine import Conversation


def as_typed(reply: Reply, conversation: Conversation) -> list[str]:
    """What somebody would type, one entry for each sending, to give a reply where the conversation now is.

    The first entry goes to the question where it is not the one being asked. An entry may have several lines.
    """
    if reply.reply in {"focus", "unfocus"}:
        return ["/focus on" if reply.reply == "focus" else "/focus off"]
    if reply.reply == "undo":
        return ["/undo"]
    if reply.reply == UPGRADE:
        return ["/upgrade back yes" if reply.value == BACK else "/upgrade yes"]
    if reply.reply == "amend":
        return [f"/amend because {reply.text}"]
    if reply.reply == "note":
        return [f"/note {reply.to}: {reply.text}"]
    if reply.reply == "raise":
        form = conversation.framework.form_by_id.get(reply.to)
        return [f"/{'example' if form is not None and form.purpose == 'example' else 'concern'} new"]
    finishes = reply.reply in ADVANCES
    leads_on = DISCUSSED if reply.reply == "discussed" else FINISH
    wanted = Reply("", to=leads_on.to, slot=leads_on.slot, row=leads_on.row) if finishes else reply
    question = find_question(conversation, wanted)
    lines = []
    current = conversation.question
    if question is not None and (current is None or current.key != question.key):
        lines.append(f"/jump {exact_name(question.key)}")
    return [*lines, "yes" if finishes else _answer_line(reply, question)]


def _answer_line(reply: Reply, question: Question | None) -> str:
    if reply.reply == "skip":
        return "/skip"
    if reply.reply == "see":
        return f"/see {reply.value}"
    free = question is not None and (question.kind in {*FREE_TEXT, "finish"})
    if reply.reply in {"text", "evidence", "reason"} and (free or not reply.note):
        return f"/text {reply.text}"
    if reply.reply == "choice" and not reply.note and question is not None and question.kind != "part":
        return f"/text {reply.value}"
    if reply.reply in {"text", "evidence", "reason"}:
        words = reply.text
    elif reply.reply == "choice":
        words = next((c.label for c in (question.choices if question else ()) if c.value == reply.value), "")
        words = words or str(reply.value)
    else:
        words = str(reply.reply if reply.value is None else reply.value).replace("_", " ")
    return f"{words}, {reply.note}" if reply.note else words
