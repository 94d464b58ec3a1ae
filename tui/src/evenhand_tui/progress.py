"""Where an audit stands, as lines with a sign and words each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from evenhand.conversation.path import answered
from evenhand.conversation.state import NOT_APPLICABLE, Key
from evenhand.conversation.wording import domain_state

if TYPE_CHECKING:
    from evenhand.conversation.engine import Conversation
    from evenhand.conversation.questions import Question
    from evenhand.models.domains import Domain

Stand = Literal["done", "part", "open", "off"]


class Place(NamedTuple):
    """One domain or form: its name, how it stands in words and as a sign, and where to go for it."""

    name: str
    words: str
    stand: Stand
    here: bool
    goes_to: Key | None


def places(conversation: Conversation) -> list[Place]:
    """Every domain and form of an audit, in the order in which they are asked."""
    groups: dict[str, list[Question]] = {}
    for question in conversation.path.questions:
        if question.kind not in {"finish", "action"}:
            groups.setdefault(question.domain or question.place, []).append(question)
    now = conversation.question
    current = "" if now is None else now.domain or now.place
    found: list[Place] = []
    rest = list(conversation.framework.domains)
    for name, questions in groups.items():
        domain = conversation.framework.domain_by_id.get(name)
        if domain is not None:
            while rest and rest[0].id != name:
                found += _inapplicable(conversation, rest.pop(0))
            rest = [other for other in rest if other.id != name]
            found.append(_domain(conversation, domain, questions, here=name == current))
        else:
            if not any(question.domain for question in questions) and _after_domains(conversation, questions[0]):
                while rest:
                    found += _inapplicable(conversation, rest.pop(0))
            found.append(_form(conversation, name, questions, here=name == current))
    for domain in rest:
        found += _inapplicable(conversation, domain)
    return found


def _after_domains(conversation: Conversation, question: Question) -> bool:
    form = conversation.framework.form_by_id.get(question.form or "")
    return form is None or form.stage not in {"opening", "header"}


def _inapplicable(conversation: Conversation, domain: Domain) -> list[Place]:
    if domain.id not in conversation.path.inapplicable:
        return []
    return [Place(domain.name, "does not apply", "off", False, None)]


def _domain(conversation: Conversation, domain: Domain, questions: list[Question], *, here: bool) -> Place:
    state = conversation.state
    words = domain_state(state, conversation.path, domain, conversation.grader)
    if state.value(domain.id, "grade") == NOT_APPLICABLE:
        return Place(domain.name, words, "off", here, questions[0].key)
    done = sum(answered(question, state) for question in questions)
    stand: Stand = "open" if done == 0 else "done" if done == len(questions) else "part"
    return Place(domain.name, words, stand, here, _first_open(conversation, questions))


def _form(conversation: Conversation, name: str, questions: list[Question], *, here: bool) -> Place:
    done = sum(answered(question, conversation.state) for question in questions)
    stand: Stand = "done" if done == len(questions) else "part" if done else "open"
    words = "done" if stand == "done" else f"{done} of {len(questions)}" if done else "not begun"
    return Place(name, words, stand, here, _first_open(conversation, questions))


def _first_open(conversation: Conversation, questions: list[Question]) -> Key:
    for question in questions:
        if not answered(question, conversation.state):
            return question.key
    return questions[0].key


def one_line(conversation: Conversation, between: str, room: int) -> str:
    """Progress in one line of ``room`` cells, for a screen without room for more. The name of the place gives way."""
    question, ruling = conversation.question, conversation.ruling
    best = f"at best {ruling.ceiling}" + (" (provisional)" if ruling.provisional else "")
    parts = [f"{conversation.progress_percent()}%", best]
    if question is None:
        return between.join(parts)
    number = f"question {question.number} of {question.total}" if question.total > 1 else ""
    parts = [number or question.kind.replace("_", " "), *parts]
    left = max(SHORTEST_NAME, room - len(between.join(["", *parts])))
    name = question.place if len(question.place) <= left else question.place[: left - 1].rstrip() + "…"
    return between.join([name, *parts])


SHORTEST_NAME = 12
"""Characters of a domain's name that are always shown."""

SHORT = {"does not apply": "not asked", "not applicable": "n/a"}


def short_words(words: str, room: int) -> str:
    """State words that fit into ``room`` cells: a long grade by its initials, as auditors write it."""
    if len(words) <= room:
        return words
    if words in SHORT:
        return SHORT[words]
    grade, comma, rest = words.partition(", ")
    label, bracket, score = grade.partition(" (")
    initials = "".join(word[0] for word in label.split()).upper() if len(label.split()) > 1 else label
    initials += f"{bracket}{score}"
    short = f"{initials}{comma}{rest}".replace(" unanswered", " left")
    return short if len(short) <= room else initials
