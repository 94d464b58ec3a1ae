"""A whole framework, validated: everything the engine, the screens and the reports read."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from pydantic import Field

from evenhand.models.base import Id, Locator, Model, Text
from evenhand.models.cases import RuleCase
from evenhand.models.domains import Domain
from evenhand.models.forms import Form, FormField
from evenhand.models.rules import Fact, OverallRule, Reading
from evenhand.models.scales import GradeScale


class FrameworkHeader(Model):
    """What a plugin says of one framework before its parts are collected."""

    id: Id
    title: Text
    short_title: Text
    version: str = Field(pattern=r"^\d+\.\d+(\.\d+)?$")
    publisher: Text
    year: int | None = None
    source_document: Text
    source: Locator
    special: Text
    """What is special about it, in a line, for the list that an auditor chooses from."""
    evidence_window_months: int | None = None
    evidence_window_note: Text
    overall_scale: Id
    domain_scale: Id
    reason_opening: Text
    """How the reason for a grade begins, with ``{grade}`` where the grade stands."""
    case_reference: Id
    """The header field whose answer names the case in lists of audits."""
    walks: tuple[Id, ...] = ()
    """Grades whose descriptors are asked one at a time in a domain without prompts."""
    walk: Literal["criteria", "features"] = "criteria"
    """How they are asked: as prompts are, or marked evident, not evident or not applicable."""
    superseded_by: Id | None = None


class Framework(Model):
    """One audit tool of one authority, assembled from every plugin that adds to it and checked as a whole.

    ``digest`` covers everything in it, so that an audit can name exactly what it was done under.
    """

    header: FrameworkHeader
    digest: str
    plugin: str
    distribution: str
    scales: tuple[GradeScale, ...]
    domains: tuple[Domain, ...]
    facts: tuple[Fact, ...]
    forms: tuple[Form, ...]
    rules: tuple[OverallRule, ...]
    readings: tuple[Reading, ...]
    cases: tuple[RuleCase, ...] = ()

    @property
    def id(self) -> str:
        """The framework's id, such as ``durham``."""
        return self.header.id

    @cached_property
    def domain_by_id(self) -> dict[str, Domain]:
        """Domains by id."""
        return {domain.id: domain for domain in self.domains}

    @cached_property
    def fact_by_id(self) -> dict[str, Fact]:
        """Facts by id."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def rule_by_id(self) -> dict[str, OverallRule]:
        """Overall rules by id, as without any reading chosen."""
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def form_by_id(self) -> dict[str, Form]:
        """Forms by id."""
        return {form.id: form for form in self.forms}

    @cached_property
    def reading_by_id(self) -> dict[str, Reading]:
        """Readings by id."""
        return {reading.id: reading for reading in self.readings}

    @cached_property
    def field_by_id(self) -> dict[str, FormField]:
        """Fields of every form by id; ids are unique over the whole framework."""
        return {field.id: field for form in self.forms for field in form.fields}

    @cached_property
    def scale_by_id(self) -> dict[str, GradeScale]:
        """Scales by id."""
        return {scale.id: scale for scale in self.scales}

    @property
    def overall_scale(self) -> GradeScale:
        """The scale of the overall grade."""
        return self.scale_by_id[self.header.overall_scale]

    def scale_of(self, domain: Domain) -> GradeScale:
        """The scale that a domain is graded on."""
        return self.scale_by_id[domain.scale or self.header.domain_scale]

    @property
    def graded_domains(self) -> tuple[Domain, ...]:
        """The domains that get a grade, in order."""
        return tuple(domain for domain in self.domains if domain.graded)
