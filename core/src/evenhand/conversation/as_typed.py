"""From structured replies to what somebody would type: plays a replies file through drivers that take text."""

from __future__ import annotations

from evenhand.conversation.dialogue import exact_name
from evenhand.conversation.engine import Conversation
from evenhand.conversation.questions import Question
from evenhand.conversation.replies import Reply


def as_typed(reply: Reply, conversation: Conversation) -> list[str]:
    """The lines that somebody would type to give a reply, given where the conversation is.

    The first line goes to the question where it is not the one being asked.
    """
    if reply.reply in {"focus", "unfocus"}:
        return ["/focus"]
    if reply.reply == "undo":
        return ["/undo"]
    if reply.reply == "amend":
        return [f"/amend because {reply.text}"]
    if reply.reply == "note":
        return [f"/note {reply.to}: {reply.text}"]
    lines = []
    question = _question_for(reply, conversation)
    current = conversation.question
    if question is not None and (current is None or current.key != question.key):
        lines.append(_jump_line(question))
    if reply.reply in {"graded", "completed"}:
        return [*lines, "yes"]
    return [*lines, _answer_line(reply)]


def _question_for(reply: Reply, conversation: Conversation) -> Question | None:
    if reply.reply in {"graded", "completed"}:
        return conversation.path.questions[-1]
    place = conversation.path.place(reply.key)
    if place is not None:
        return conversation.path.questions[place]
    same = [q for q in conversation.path.questions if q.key.to == reply.to and q.key.row == reply.row]
    return same[0] if same else None


def _jump_line(question: Question) -> str:
    return f"/jump {exact_name(question.key)}"


def _answer_line(reply: Reply) -> str:
    if reply.reply == "skip":
        return "/skip"
    if reply.reply == "see":
        return f"/see {reply.value}"
    if reply.reply in {"text", "evidence", "reason"}:
        return f"/text {reply.text}"
    words = str(reply.value) if reply.value is not None else reply.reply
    words = words.replace("_", " ") if reply.reply != "choice" else words
    return f"{words}, {reply.note}" if reply.note else words
