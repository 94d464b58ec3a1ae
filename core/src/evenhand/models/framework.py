"""A whole framework, validated: everything the engine, the screens and the reports read."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from evenhand.models.base import Id, Locator, Model, Text
from evenhand.models.behaviour import FrameworkBehaviour
from evenhand.models.cases import RuleCase
from evenhand.models.checks import WritingCheck
from evenhand.models.domains import Domain
from evenhand.models.forms import Form
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
    """The framework that has taken this one's place. No new audit is begun under this one then."""
    withdrawn: Text | None = None
    """Why it is in use no more, and since when, in a line. No new audit is begun under it then."""


class Framework(FrameworkBehaviour, Model):
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
    checks: tuple[WritingCheck, ...] = ()
    cases: tuple[RuleCase, ...] = ()
