"""Calibration cases: invented case files with agreed grades, so that auditors can see how near their grades are."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, field_validator, model_validator

from evenhand.models.base import Id, Model, Text

DocumentText = Annotated[str, StringConstraints(min_length=1, max_length=40_000)]
"""One document of a case file. Each line is a paragraph or an entry of a list; empty lines may stand between them."""


class CaseDocument(Model):
    """One document of an invented case file, as the child's file would hold it. ``date`` is an ISO date."""

    id: Id
    title: Text
    date: str | None = Field(default=None, pattern=r"^\d{4}-\d\d-\d\d$")
    text: DocumentText


class AgreedGrade(Model):
    """The grade that was agreed, as ``evenhand grade`` takes it, and what in the file shows it."""

    grade: str | int
    reason: Text


class CalibrationCase(Model):
    """One invented case file with the grades agreed for it under one framework.

    ``invented`` must be true: the file of a real child is never one, whatever was taken out of it. ``panel`` says in a
    sentence how the grades were agreed, and by whom, since a trainee is told of it. ``minutes`` is how long reading
    takes. ``record`` holds the answers that the audit begins with, by field; ``facts`` the answers behind the agreed
    overall grade, false where one is left out. A framework's default readings hold.
    """

    id: Id
    title: Text
    about: Text
    minutes: int = Field(ge=1, le=240)
    invented: bool
    panel: Text
    record: dict[Id, str] = Field(default_factory=dict)
    facts: dict[Id, bool] = Field(default_factory=dict)
    overall: AgreedGrade
    agreed: dict[Id, AgreedGrade] = Field(min_length=1)
    documents: tuple[CaseDocument, ...] = Field(min_length=1)
    plugin: str = ""

    @field_validator("invented")
    @classmethod
    def _nobody_is_real(cls, invented: bool) -> bool:
        if not invented:
            raise ValueError("a case must be invented; the file of a real child is never one")
        return invented

    @model_validator(mode="after")
    def _documents_are_told_apart(self) -> CalibrationCase:
        ids = [document.id for document in self.documents]
        if len(set(ids)) < len(ids):
            raise ValueError(f"case '{self.id}': two documents have the same id")
        return self
