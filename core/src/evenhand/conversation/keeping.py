"""From a reply to the event it records, refusing what does not fit with a hint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evenhand.conversation.advancing import act, advance, amend, open_row, undo
from evenhand.conversation.finishing import takes_answers
from evenhand.conversation.question_sets import check_question_set
from evenhand.conversation.replies import BACK, WRITTEN, Reply
from evenhand.conversation.sheets import OVERALL
from evenhand.conversation.state import ADVANCES, CLOSED, NOT_APPLICABLE
from evenhand.conversation.values import RefusedReply, grade_id, read_date, read_number
from evenhand.conversation.ways_to_reply import named, not_asked
from evenhand.grading.conditions import compile_condition
from evenhand.grading.truth import TRUE
from evenhand.models.events import Event
from evenhand.suggest import did_you_mean

if TYPE_CHECKING:
    from evenhand.conversation.engine import Conversation
    from evenhand.conversation.questions import Question
    from evenhand.models.domains import Domain
    from evenhand.models.scales import GradeScale

LONGEST_TEXT = 200_000
"""Characters in one reply. A case note of a whole file fits; a pasted disk image does not."""


def record(conversation: Conversation, reply: Reply) -> Event:
    """The event that a reply records. Raises :class:`RefusedReply` with a hint when it does not fit."""
    if len(reply.text) > LONGEST_TEXT or len(reply.note) > LONGEST_TEXT:
        raise RefusedReply(f"That is over {LONGEST_TEXT:,} characters. Please keep one reply below that.")
    if reply.reply == "undo":
        return undo(conversation)
    if reply.reply == "amend":
        return amend(conversation, reply)
    if reply.reply == "upgrade":
        from evenhand.conversation.upgrading import upgrade

        return upgrade(conversation, back=reply.value == BACK)
    if reply.reply in {"focus", "unfocus"}:
        return Event("focused", value=reply.reply == "focus")
    if reply.reply in ADVANCES:
        return advance(conversation, reply.reply)
    if reply.reply == "raise":
        return open_row(conversation, reply.to)
    if reply.reply == "note":
        domain = _domain(conversation, reply.to)
        return Event("noted", domain.id, note=reply.text.strip())
    question = _question(conversation, reply)
    _check_open(conversation, question)
    if reply.reply == "skip":
        if question.kind == "action":
            raise RefusedReply("An action is not skipped: what became of it can be told at any time.")
        return Event("skipped", question.key.to, question.key.slot, row=question.key.row)
    if reply.reply == "see":
        return _see(conversation, question, reply)
    return _answer(conversation, question, reply)


def _question(conversation: Conversation, reply: Reply) -> Question:
    if not reply.to and conversation.question is None:
        raise RefusedReply("Nothing is being asked now. Type summary to see what is left.")
    question = find_question(conversation, reply)
    if question is None:
        raise RefusedReply(not_asked(conversation, reply))
    return question


def find_question(conversation: Conversation, reply: Reply) -> Question | None:
    """The question that a reply is to, or ``None`` when it is not asked now. Without ``to``, the one at the cursor."""
    if not reply.to:
        return conversation.question
    key = reply.key._replace(to=OVERALL if reply.to == "overall" else reply.to)
    place = conversation.path.place(key)
    if place is not None:
        return conversation.path.questions[place]
    if reply.slot != "answer":
        return None
    asked = (question for question in conversation.path.questions if question.kind != "action")
    matching = [question for question in asked if question.key.to == key.to and question.key.row == key.row]
    fitting = [q for q in matching if q.key.slot == key.slot]
    if fitting:
        return fitting[0]
    return matching[0] if len(matching) == 1 else None


def _check_open(conversation: Conversation, question: Question) -> None:
    status = conversation.state.status
    form = conversation.framework.form_by_id.get(question.form or "")
    stage = "" if form is None else form.stage
    if takes_answers(status, question.kind, stage):
        return
    if status in CLOSED:
        raise RefusedReply(f"This audit is {status}. Type amend and a reason to open it again.")
    raise RefusedReply("This audit is graded, so its answers are fixed. Type amend and a reason to change them.")


def _see(conversation: Conversation, question: Question, reply: Reply) -> Event:
    if question.kind != "evidence":
        raise RefusedReply("Only evidence can refer to another domain.")
    other = _domain(conversation, str(reply.value))
    if other.id == question.key.to:
        raise RefusedReply("A domain's evidence cannot refer to itself.")
    return Event("referenced", question.key.to, value=other.id)


def _domain(conversation: Conversation, name: str) -> Domain:
    domain = conversation.framework.domain_by_id.get(name)
    if domain is None:
        raise RefusedReply(f"There is no domain {named(name)}{did_you_mean(name, conversation.framework.domain_by_id)}")
    return domain


def _answer(conversation: Conversation, question: Question, reply: Reply) -> Event:
    value: Any
    kind = question.kind
    given = _words(reply)
    if kind in {"grade", "overall_grade"}:
        return _grade(conversation, question, reply)
    if kind == "action":
        return act(question, given, reply.note)
    if kind in {"judged", "feature", "yes_no", "another_row", "covered"}:
        value = _one_of(question, reply.reply if reply.reply not in {"text", "choice"} else given)
        _check_refusal(conversation, question, value)
    elif kind in {"choice", "part"}:
        value = _one_of(question, given)
    elif kind == "date":
        value = read_date(given)
    elif kind == "number":
        value = read_number(given)
    elif kind == "finish":
        raise RefusedReply("Answer yes or not yet.")
    else:
        if reply.note.strip():
            raise RefusedReply("A note goes with an answer that is chosen. Here, write it into the text.")
        value = given.replace("\r\n", "\n").strip()
        if not value and question.required:
            raise RefusedReply("Please write something, or skip this for now.")
        if kind == "question_set":
            check_question_set(value)
    return Event("answered", question.key.to, question.key.slot, value, reply.note.strip(), question.key.row)


def _words(reply: Reply) -> str:
    """What a reply says: its text, its value, or, where its kind says everything, that."""
    if reply.reply in WRITTEN:
        return reply.text
    return str(reply.value) if reply.value is not None else reply.reply


def _one_of(question: Question, given: str) -> str:
    wanted = given.strip().casefold()
    for choice in question.choices:
        if wanted in {choice.value.casefold(), choice.label.casefold()}:
            return choice.value
    labels = [choice.label for choice in question.choices]
    raise RefusedReply(f"Please answer one of: {', '.join(labels)}.")


def _check_refusal(conversation: Conversation, question: Question, value: str) -> None:
    field = conversation.framework.field_by_id.get(question.key.to)
    if field is not None and field.refuse is not None and field.refuse.answer == value:
        raise RefusedReply(f"{field.refuse.words} Nothing was recorded.")


def _grade(conversation: Conversation, question: Question, reply: Reply) -> Event:
    framework = conversation.framework
    overall = question.kind == "overall_grade"
    given = reply.value if reply.value is not None else reply.text or reply.reply
    if overall:
        scale = framework.overall_scale
        value = grade_id(scale, given)
        permitted = [choice.value for choice in question.choices]
        if value not in permitted:
            labels = [choice.label for choice in question.choices]
            raise RefusedReply(f"The rules permit: {', '.join(labels)}. Type ruling to see why.")
        return Event("answered", OVERALL, "grade", value, reply.note.strip())
    domain = framework.domain_by_id[question.key.to]
    if isinstance(given, str) and given.strip().casefold().replace(" ", "_") in {NOT_APPLICABLE, "n/a"}:
        return _not_applicable(conversation, domain, reply)
    scale = framework.scale_of(domain)
    value = grade_id(scale, given)
    ceiling = conversation.ruling.section_ceilings.get(domain.id)
    if ceiling is not None and _above(scale, value, ceiling):
        raise RefusedReply(f"{domain.name} cannot be above {ceiling} here. Type ruling to see why.")
    return Event("answered", domain.id, "grade", value, reply.note.strip())


def _above(scale: GradeScale, value: str | int, ceiling: str | int) -> bool:
    if isinstance(value, int):
        return isinstance(ceiling, int) and value > ceiling
    ranks = {grade.label: rank for rank, grade in enumerate(scale.grades)}
    return scale.rank(value) < ranks[str(ceiling)]


def _not_applicable(conversation: Conversation, domain: Domain, reply: Reply) -> Event:
    rule = domain.not_applicable
    allowed = rule.allowed
    if allowed and rule.only_when is not None:
        from evenhand.conversation.sheets import sheet_from_state

        sheet = sheet_from_state(conversation.grader, conversation.state)
        allowed = compile_condition(rule.only_when, conversation.grader.layout)(sheet) == TRUE
    if not allowed:
        raise RefusedReply(f"{domain.name} always has to be graded in this case.{' ' + rule.note if rule.note else ''}")
    if rule.reason_needed and not reply.note.strip():
        raise RefusedReply("Say why it does not apply, for example: n/a because the child is 9.")
    return Event("answered", domain.id, "grade", NOT_APPLICABLE, reply.note.strip())
