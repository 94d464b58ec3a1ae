"""Questions of the path with their answers, as items of the account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evenhand.conversation.choices import grade_words
from evenhand.conversation.path import Path
from evenhand.conversation.sheets import OVERALL
from evenhand.conversation.state import earlier_words
from evenhand.reporting.account import Item, ItemState
from evenhand.reporting.wording import value_words

if TYPE_CHECKING:
    from evenhand.conversation.questions import Question
    from evenhand.conversation.state import Answer, Key, State
    from evenhand.grading.grader import Grader
    from evenhand.models.forms import FormField
    from evenhand.models.framework import Framework
    from evenhand.models.scales import GradeScale

MARKED_STATES: dict[str, ItemState] = {"not_evidenced": "not_evidenced", "not_applicable": "not_applicable"}
SLOT_WORDS = {"grade": "Grade", "reason": "Reason", "evidence": "Evidence"}
MARKED = frozenset({"judged", "feature", "grade"})
"""Kinds of question whose answers may be a state rather than an answer."""


class Itemiser:
    """Makes items of the questions on one audit's path, and of answers that are on it no longer."""

    def __init__(self, grader: Grader, state: State, path: Path, times: tuple[str, ...] = ()) -> None:
        """``times`` holds one time for each event of the audit, or nothing."""
        self.grader = grader
        self._times = times
        self.framework: Framework = grader.framework
        self.state = state
        self.path = path

    def item(self, question: Question) -> Item:
        """The item of a question on the path."""
        label = None if question.of_a_set else self.label(question.key)
        name = label or SLOT_WORDS.get(question.key.slot) or question.text
        if old := earlier_words(self.state, question.key):
            name = f"{name} (It was answered when it read: “{old}”)"
        answer = self.state.answers.get(question.key)
        if answer is None:
            bare = Item(question.key.to, name, question.source, self._unanswered(question), None, "", "")
        else:
            words = self.words(question.key, question.kind, answer)
            state = _state_of(question.kind, answer)
            bare = Item(question.key.to, name, question.source, state, answer.value, words, answer.note)
        bare = bare._replace(
            number=question.own_number or None,
            group=question.group or None,
            hint=question.hint or None,
            added_by=question.added or None,
        )
        return self._about(bare._replace(kind=question.kind, at=self._time(answer)), question.key)

    def _about(self, item: Item, key: Key) -> Item:
        """The item with what its field says of it."""
        field = self.framework.field_by_id.get(key.to) if key.slot == "answer" else None
        if field is None:
            return item
        return item._replace(
            voice=field.voice, identifies=field.identifies, keep_from=tuple(field.keep_from), role=field.role
        )

    def _time(self, answer: Answer | None) -> str | None:
        return None if answer is None or answer.number > len(self._times) else self._times[answer.number - 1]

    def of_field(self, field: FormField, key: Key) -> Item:
        """The item of a form's field, with its answer also when its question is not on the path now."""
        answer, place = self.state.answers.get(key), self.path.place(key)
        if place is not None:
            return self.item(self.path.questions[place])
        if answer is None:
            bare = Item(key.to, self.label(key) or key.to, field.source, "not_yet_answered", None, "", "")
        else:
            words, state = self.words(key, field.kind, answer), _state_of(field.kind, answer)
            bare = Item(key.to, self.label(key) or key.to, field.source, state, answer.value, words, answer.note)
        return self._about(bare._replace(kind=field.kind, at=self._time(answer)), key)

    def at(self, key: Key) -> Item:
        """The item at a key, also when its question is not on the path now."""
        place = self.path.place(key)
        if place is not None:
            return self.item(self.path.questions[place])
        return Item(key.to, self.label(key) or SLOT_WORDS.get(key.slot, key.to), "", "not_yet_answered", None, "", "")

    def _unanswered(self, question: Question) -> ItemState:
        if question.key in self.state.skipped:
            return "skipped"
        if self.state.focused and question.domain is not None and question.kind in {"judged", "feature", "long_text"}:
            return "not_asked"
        return "not_yet_answered"

    def words(self, key: Key, kind: str, answer: Answer) -> str:
        """An answer in words, grades by their labels."""
        if key.slot == "grade":
            return self._grade(key.to, answer.value)
        if kind == "part":
            domain = self.framework.domain_by_id.get(str(answer.value))
            return "The whole audit" if domain is None else domain.name
        return value_words(kind, answer.value)

    def _grade(self, to: str, value: Any) -> str:
        domain = self.framework.domain_by_id.get(to)
        scale: GradeScale | None = self.framework.overall_scale if to == OVERALL else None
        if domain is not None:
            scale = self.framework.scale_of(domain)
        return str(value) if scale is None else grade_words(scale, value)

    def label(self, key: Key) -> str | None:
        """What a field is called in the document, with its number; ``None`` for what is not a field."""
        if key.to == OVERALL:
            kind = "overall_grade" if key.slot == "grade" else "overall_reason"
            field = next((field for field in self.framework.field_by_id.values() if field.kind == kind), None)
        else:
            field = self.framework.field_by_id.get(key.to) if key.slot == "answer" else None
        if field is None:
            return None
        return f"{field.number} {field.label}" if field.number else field.label


def _state_of(kind: str, answer: Answer) -> ItemState:
    if kind in MARKED and answer.value in MARKED_STATES:
        return MARKED_STATES[answer.value]
    return "left_blank" if answer.value == "" else "answered"
