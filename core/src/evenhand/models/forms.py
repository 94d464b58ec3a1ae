"""What is asked around the domains: the audit's header, ungraded questions, and forms that follow a grade."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from evenhand.models.base import Id, Locator, Model, Text
from evenhand.models.conditions import Condition

FieldKind = Literal[
    "text",
    "long_text",
    "question_set",
    "choice",
    "date",
    "number",
    "person",
    "yes_no",
    "overall_grade",
    "overall_reason",
    "part",
]
"""How a field is answered. ``person`` is a name, offered from the authority's lists where there are any;
``overall_grade`` and ``overall_reason`` place the overall grade and its reason among a document's own questions.
A ``question_set`` is a list of questions, one a line, such as those of a theme; each is then asked in its turn.
A ``part`` is the whole audit or one of the graded domains that apply."""

Stage = Literal["opening", "header", "closing", "overall", "any_time", "graded", "checklist", "sign_off"]
"""When a form is asked. ``opening`` is before the header (may this auditor audit this case?), ``closing`` after the
domains, ``overall`` with the overall grade, ``any_time`` whenever the auditor opens a row of it by one key, ``graded``
once the grade is given (discussions, support plan), ``checklist`` after the report, ``sign_off`` once completed."""

Purpose = Literal["concern", "actions", "discussion", "response", "checklist", "example", "sign_off"]
"""What a form is for, where the engine does more than ask: a safeguarding ``concern`` that stays on screen until
somebody is told, ``actions`` that live on, a ``discussion`` that leads to the status discussed, the ``response`` of
others, a ``checklist``, good practice flagged as an ``example``, and a manager's ``sign_off``."""

Role = Literal[
    "auditor", "audit_date", "worker", "team_manager", "what", "told", "how", "when", "owner", "due", "manager",
    "review", "part", "why", "permission", "moderated", "signed_by",
]  # fmt: skip
"""What a field is to the engine: who audits and when, whose work it is, and the parts of a concern (what, told, how,
when), an action (what, owner, due, manager, review), an example (part, why, permission, moderated) or a sign-off."""

Voice = Literal["auditor", "practitioner", "manager"]
"""Whose words an answer is. A response stands apart from what the auditor wrote, in every report."""

Copy = Literal["worker"]
"""A reduced copy of the report, from which a field or form can be kept."""


class FormField(Model):
    """One field of the header, of the ungraded questions or of a form.

    ``list`` names a list in the authority's settings (teams, managers, localities) whose entries are offered.
    ``refuse`` is an answer that stops the audit with a reason, such as an auditor who manages the case.
    """

    id: Id
    label: Text
    source: Locator
    kind: FieldKind = "text"
    question: Text | None = None
    required: bool = False
    options: tuple[str, ...] = ()
    list: Id | None = None
    number: str | None = None
    only_when: Condition | None = None
    refuse: Refusal | None = None
    identifies: bool = False
    """Whether the answer tells who the audit is about, or who else, so that the anonymised copy leaves it out wherever
    it stands."""
    role: Role | None = None
    voice: Voice = "auditor"
    keep_from: tuple[Copy, ...] = ()
    unmet: tuple[str, ...] = ()
    """Answers that leave open what the field asks for, such as ``Not yet``. They are found before completion, and stop
    it where the form blocks it."""
    within_days: int | None = Field(default=None, ge=1)
    """How many days after the date of the audit a date may lie. A later one is pointed out, and never refused."""

    @model_validator(mode="after")
    def _options_fit(self) -> FormField:
        if self.options and self.kind != "choice":
            raise ValueError(f"field '{self.id}': 'options' go with kind 'choice'")
        if self.kind == "choice" and not self.options and not self.list:
            raise ValueError(f"field '{self.id}': a choice needs 'options' or a 'list'")
        if self.unmet and self.kind not in ("choice", "yes_no"):
            raise ValueError(f"field '{self.id}': 'unmet' goes with kinds 'choice' and 'yes_no'")
        if self.options and (wrong := [answer for answer in self.unmet if answer not in self.options]):
            raise ValueError(f"field '{self.id}': '{wrong[0]}' in 'unmet' is none of its options")
        if self.within_days is not None and self.kind != "date":
            raise ValueError(f"field '{self.id}': 'within_days' goes with kind 'date'")
        if self.list and self.kind not in ("choice", "person", "text"):
            raise ValueError(f"field '{self.id}': a 'list' is offered to kinds 'choice', 'person' and 'text' only")
        if len(set(self.options)) < len(self.options):
            raise ValueError(f"field '{self.id}': an option stands twice")
        return self


class Refusal(Model):
    """An answer with which the audit must not go on, and what to tell the auditor."""

    answer: str
    words: Text


class Form(Model):
    """Fields asked together at one stage of the audit.

    A form named by a follow-up rule is asked only when that rule brings it. ``repeats`` lets it be filled in several
    times, such as one row for each action; a form that can be opened at any moment has as many rows as were opened.
    """

    id: Id
    title: Text
    stage: Stage
    source: Locator
    purpose: Purpose | None = None
    keep_from: tuple[Copy, ...] = ()
    intro: Text | None = None
    domain: Id | None = None
    """The domain after whose prompts a ``closing`` or ``overall`` form keeps its place; otherwise after all domains."""
    fields: tuple[FormField, ...] = Field(min_length=1)
    repeats: bool = False
    blocks_completion: bool = False
    """Whether its required fields must be answered: before the audit is graded where the form is asked before that,
    otherwise before it is completed."""
    plugin: str = ""

    @model_validator(mode="after")
    def _question_sets_stand_once(self) -> Form:
        if (self.repeats or self.stage == "any_time") and any(field.kind == "question_set" for field in self.fields):
            raise ValueError(f"form '{self.id}': a 'question_set' cannot stand in a form that repeats")
        return self

    @model_validator(mode="after")
    def _purpose_has_its_roles(self) -> Form:
        needed = NEEDED_ROLES.get(self.purpose or "", ())
        missing = [role for role in needed if role not in {field.role for field in self.fields}]
        if missing:
            raise ValueError(
                f"form '{self.id}': a form of purpose '{self.purpose}' needs a field with role '{missing[0]}'"
            )
        if self.repeats and self.stage == "any_time":
            raise ValueError(f"form '{self.id}': stage 'any_time' has rows by itself; leave 'repeats' out")
        if self.purpose in {"concern", "example"} and self.stage != "any_time":
            raise ValueError(f"form '{self.id}': purpose '{self.purpose}' goes with stage 'any_time'")
        return self


NEEDED_ROLES: dict[str, tuple[Role, ...]] = {
    "concern": ("what", "told", "how"),
    "actions": ("what", "owner", "due"),
    "example": ("part", "why", "permission"),
    "sign_off": ("signed_by",),
}
"""The roles without which a form cannot serve its purpose."""
