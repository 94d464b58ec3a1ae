"""The questions of forms: the header, ungraded questions, what follows a grade, and what can be opened any time."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from evenhand.conversation.choices import grade_choices, keyed
from evenhand.conversation.finishing import Steps
from evenhand.conversation.question_sets import asked_of_a_set
from evenhand.conversation.questions import YES_NO, Choice, Question, QuestionKind
from evenhand.conversation.sheets import OVERALL
from evenhand.conversation.state import Key, State
from evenhand.grading.conditions import compile_condition
from evenhand.grading.sheet import Sheet
from evenhand.grading.truth import TRUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.grading.grader import Grader
    from evenhand.models.forms import Form, FormField
    from evenhand.models.framework import Framework

WHOLE_AUDIT = "audit"
"""The value of a ``part`` that is no one domain."""


class FormQuestions:
    """Makes the questions of forms for one state. ``lists`` are the authority's local lists."""

    def __init__(
        self,
        grader: Grader,
        state: State,
        lists: dict[str, tuple[str, ...]],
        sheet: Sheet,
        inapplicable: frozenset[str],
    ) -> None:
        self.grader = grader
        self.framework: Framework = grader.framework
        self.state = state
        self.lists = lists
        self.sheet = sheet
        self.inapplicable = inapplicable

    def of_stage(self, stage: str, domain: str | None = None) -> Iterator[Question]:
        """The questions of one stage, those of forms that a rule would have to bring left out until it does."""
        for form in self.asked(stage):
            if form.domain == domain:
                yield from self._form(form)

    def asked(self, stage: str) -> Iterator[Form]:
        """The forms of one stage that are asked now."""
        for form in self.framework.forms:
            if form.stage == stage and (form.id not in self._brought_by_rules or form.id in self._brought):
                yield form

    @property
    def steps(self) -> Steps:
        """The statuses that the framework's forms ask for."""
        purposes = {form.purpose for form in self.framework.forms if form.stage == "graded"}
        return Steps("discussion" in purposes, any(form.stage == "sign_off" for form in self.framework.forms))

    def opened_rows(self) -> Iterator[Question]:
        """The rows of forms that can be opened at any moment: the one that a rule asks for, and those opened."""
        for form in self.framework.forms:
            if form.stage != "any_time":
                continue
            rows = range(1, self.state.raised.get(form.id, 0))
            if form.id in self._brought:
                yield from self._brought_row(form, already=bool(rows))
            for row in rows:
                yield from self._row(form, row)

    def _brought_row(self, form: Form, *, already: bool) -> Iterator[Question]:
        """Row 0 is the one that a rule asks for. What was recorded before may have done it."""
        key = Key(form.id, "applicable")
        begun = any(Key(field.id) in self.state.answers for field in form.fields)
        if already and not begun:
            text = f"The rules ask for: {form.title}. Is it done with what you have recorded already?"
            yield Question(key, "covered", text, form.source, form.title, form=form.id, choices=YES_NO, required=True)
            if self.state.value(*key) != "no":
                return
        yield from self._row(form, 0)

    @cached_property
    def _brought_by_rules(self) -> frozenset[str]:
        return frozenset(form for rule in self.framework.rules for form in rule.brings)

    @cached_property
    def _brought(self) -> frozenset[str]:
        return frozenset(self.grader.ruling(self.sheet).follow_up)

    def _form(self, form: Form) -> Iterator[Question]:
        row = 0
        while True:
            yield from self._row(form, row)
            if not form.repeats:
                return
            key = Key(form.id, "applicable", row)
            text = f"Is there anything to add to the {form.title}?"
            yield Question(
                key, "another_row", text, form.source, form.title, form=form.id, choices=YES_NO, required=True
            )
            # Rows that were begun in two copies of the audit stay, whatever either copy said about more of them.
            if self.state.value(*key) != "yes" and row + 1 >= self.state.raised.get(form.id, 0):
                return
            row += 1

    def _row(self, form: Form, row: int) -> Iterator[Question]:
        fields = [field for field in form.fields if self._shown(field, row)]
        for number, field in enumerate(fields, start=1):
            yield self._field(form, field, row, number, len(fields))
            if field.kind == "question_set":
                yield from asked_of_a_set(form, field, self.state)

    def _shown(self, field: FormField, row: int) -> bool:
        if field.only_when is None:
            return True
        sheet = self.sheet
        if row:
            values = {other: self.state.value(other, "answer", row) for other in self.framework.field_by_id}
            record = sheet.record | {other: str(value) for other, value in values.items() if value is not None}
            sheet = Sheet(sheet.masks, sheet.facts, sheet.features, record, sheet.chosen)
        return compile_condition(field.only_when, self.grader.layout)(sheet) == TRUE

    def _field(self, form: Form, field: FormField, row: int, number: int, total: int) -> Question:
        kind: QuestionKind = field.kind
        key = Key(field.id, "answer", row)
        offered = self.lists.get(field.list or "", ())
        if kind == "overall_grade":
            key = Key(OVERALL, "grade")
        elif kind == "overall_reason":
            key = Key(OVERALL, "reason")
        text = field.question or f"{field.label}?"
        return Question(
            key, kind, text, field.source, form.title, number, total, None, form.id, field.required,
            self._choices(field, offered), () if kind == "choice" else offered, waits=form.stage == "sign_off",
            entry=row if form.stage == "any_time" else row and row + 1,
        )  # fmt: skip

    def _choices(self, field: FormField, offered: tuple[str, ...]) -> tuple[Choice, ...]:
        if field.kind == "choice":
            return keyed(field.options or offered)
        if field.kind == "yes_no":
            return YES_NO
        if field.kind == "overall_grade":
            return self._permitted_choices()
        return self._parts() if field.kind == "part" else ()

    def _permitted_choices(self) -> tuple[Choice, ...]:
        sheet = Sheet(self.sheet.masks, self.sheet.facts, self.sheet.features, self.sheet.record)
        hard = self.grader.outcome(sheet)[0].hard_permitted
        return tuple(
            choice for rank, choice in enumerate(grade_choices(self.framework.overall_scale)) if hard >> rank & 1
        )

    def _parts(self) -> tuple[Choice, ...]:
        domains = [domain for domain in self.framework.graded_domains if domain.id not in self.inapplicable]
        return (Choice("", "The whole audit", WHOLE_AUDIT), *(Choice("", item.name, item.id) for item in domains))
