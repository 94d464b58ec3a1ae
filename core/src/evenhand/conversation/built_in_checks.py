"""Evenhand's own checks, which hold under every framework: what they look at, and what they say and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.checking.findings import EVENHAND, MOST_FINDINGS, Hint
from evenhand.conversation.audit_checks import kept_grade, misfit, reason_is_missing, says_nothing
from evenhand.conversation.choices import grade_words
from evenhand.conversation.sheets import OVERALL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from evenhand.conversation.questions import Question
    from evenhand.conversation.state import State
    from evenhand.models.framework import Framework

BUILT_IN = ("identifiers", "experience", "contradiction", "fit", "reason")
"""The kinds of these checks, by which each can be switched off."""

REASONS = frozenset({"reason", "overall_reason"})
"""Kinds of questions whose answer is the reason for a grade."""

# A hint has one row of a small screen where there are several: what is found comes first, and then why it matters.
NO_REASON = "This grade has no reason yet, and without one nobody else can follow it."
REASON_IS_ELSEWHERE = "This gives no reason by itself; some will read only the grade and this."
ONLY_PROCESS = "This tells of process only. What changed for the child?"
LOOK_AGAIN = "No count decides a grade; it may be worth a second look."


def text_hints(
    framework: Framework, state: State, question: Question, text: str, *, note: bool, off: Collection[str]
) -> Iterator[Hint]:
    """The hints on a text while it is written, as an answer or as the note beside one."""
    if "identifiers" not in off and (note or not _may_identify(framework, question)):
        yield from identifier_hints(text)
    if note or question.kind not in REASONS:
        return
    if "contradiction" not in off:
        yield from contradiction_hints(framework, state, question.key.to, text)
    if "experience" not in off and _is_only_process(framework, state, text):
        yield _hint("experience", ONLY_PROCESS)


def sent_hints(text: str, off: Collection[str]) -> Iterator[Hint]:
    """What is said of a reason once it is sent, since while it is begun every reason is short."""
    if "reason" not in off and says_nothing(text):
        yield _hint("reason", REASON_IS_ELSEWHERE)


def grade_hints(framework: Framework, state: State, to: str, off: Collection[str]) -> Iterator[Hint]:
    """The hints on a grade that was just given to a domain, or to the whole audit."""
    domain = framework.domain_by_id.get(to)
    words = misfit(framework, state, domain) if domain is not None and "fit" not in off else None
    if words is not None:
        yield _hint("fit", f"{words}. {LOOK_AGAIN}")
    reason = state.value(to, "reason")
    if reason and "contradiction" not in off:
        for hint in contradiction_hints(framework, state, to, str(reason)):
            yield hint._replace(start=0, end=0)


def unreasoned_hints(state: State, to: str, off: Collection[str]) -> Iterator[Hint]:
    """The hint on leaving the reason of a grade for now."""
    if "reason" not in off and reason_is_missing(state, to):
        yield _hint("reason", NO_REASON)


def identifier_hints(text: str) -> Iterator[Hint]:
    """What identifies a person in a text, kind by kind. It is counted and its place is given; it is never repeated."""
    from evenhand.checking.identifiers import NAMES, find_identifiers

    found = tuple(find_identifiers(text))
    for kind in dict.fromkeys(one.kind for one in found):
        places = [one for one in found if one.kind == kind]
        one, several = NAMES[kind]
        words = (
            f"{one[0].upper()}{one[1:]} stands here, and the report travels."
            if len(places) == 1
            else f"{len(places)} {several} stand here, and the report travels."
        )
        for place in places[:MOST_FINDINGS]:
            yield Hint(f"evenhand.{kind}", "identifiers", place.start, place.end, words, EVENHAND)


def contradiction_hints(framework: Framework, state: State, to: str, text: str) -> Iterator[Hint]:
    """Where a reason speaks of another grade than the one that is kept."""
    from evenhand.checking.grade_words import find_contradictions
    from evenhand.conversation.audit_checks import scale_of

    kept = kept_grade(framework, state, to)
    if kept is None:
        return
    label = grade_words(scale_of(framework, to), state.value(to, "grade"))
    words = f"{label} is kept {'overall' if to == OVERALL else 'here'}, and the reason says otherwise."
    for start, end, _ in list(find_contradictions(text, kept))[:MOST_FINDINGS]:
        yield Hint("evenhand.contradiction", "contradiction", start, end, words, EVENHAND, text[start:end])


def _hint(kind: str, words: str) -> Hint:
    return Hint(f"evenhand.{kind}", kind, 0, 0, words, EVENHAND)


def _may_identify(framework: Framework, question: Question) -> bool:
    """Whether a question asks for what identifies somebody, so that finding it there is no surprise."""
    field = framework.field_by_id.get(question.key.to)
    return question.kind in {"person", "date"} or (field is not None and field.identifies)


def _is_only_process(framework: Framework, state: State, text: str) -> bool:
    from evenhand.checking.childs_experience import speaks_only_of_process

    return speaks_only_of_process(text) and speaks_only_of_process(text, _names(framework, state))


def _names(framework: Framework, state: State) -> set[str]:
    """The words of what identifies people in the header, by one of which the child may be called in a reason."""
    fields = (field.id for field in framework.field_by_id.values() if field.identifies or "name" in field.id)
    return {word for field_id in fields for word in str(state.value(field_id) or "").split() if word.isalpha()}
