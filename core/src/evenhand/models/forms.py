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
]
"""How a field is answered. ``person`` is a name, offered from the authority's lists where there are any;
``overall_grade`` and ``overall_reason`` place the overall grade and its reason among a document's own questions.
A ``question_set`` is a list of questions, one a line, such as those of a theme; each is then asked in its turn."""


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
    """Whether the answer identifies a person, so that reduced and anonymised copies leave it out."""

    @model_validator(mode="after")
    def _options_fit(self) -> FormField:
        if self.options and self.kind != "choice":
            raise ValueError(f"field '{self.id}': 'options' go with kind 'choice'")
        if self.kind == "choice" and not self.options and not self.list:
            raise ValueError(f"field '{self.id}': a choice needs 'options' or a 'list'")
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

    Stages: ``opening`` (before the header: may this auditor audit this case?), ``header``, ``closing`` (after the
    domains, before the overall grade), ``overall`` (with the overall grade), ``graded`` (once the grade is given:
    discussions, support plan, checklist). A form named by a follow-up rule is asked only when that rule brings it;
    ``repeats`` lets it be filled in several times, such as one row for each action.
    """

    id: Id
    title: Text
    stage: Literal["opening", "header", "closing", "overall", "graded"]
    source: Locator
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
        if self.repeats and any(field.kind == "question_set" for field in self.fields):
            raise ValueError(f"form '{self.id}': a 'question_set' cannot stand in a form that repeats")
        return self
