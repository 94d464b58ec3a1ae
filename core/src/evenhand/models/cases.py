"""Worked rulings that a framework ships, so that anyone can check that its rules say what is meant."""

from __future__ import annotations

from pydantic import Field

from evenhand.models.base import Locator, Model, Text


class ExpectedRuling(Model):
    """The parts of a ruling that a case checks. What is left out is not checked."""

    permitted: tuple[str, ...] | None = None
    provisional: bool | None = None
    hard_ceiling: str | None = None
    no_hard_ceiling: bool = False
    indicated: str | None = None
    nothing_indicated: bool = False
    accepted: str | None = None
    fired: tuple[str, ...] | None = None
    """The hard and expected rules about the overall grade that are in the trace, in any order."""
    follow_up: tuple[str, ...] | None = None
    section_grades: dict[str, str] = Field(default_factory=dict)
    section_ceilings: dict[str, str | int] = Field(default_factory=dict)
    error: bool = False


class RuleCase(Model):
    """One worked ruling: answers, and what must come of them. ``all_domains`` fills those not named in ``grades``."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_.-]*$")
    why: Text
    source: Locator
    all_domains: str | int | None = None
    grades: dict[str, str | int | float | None] = Field(default_factory=dict)
    facts: dict[str, bool] = Field(default_factory=dict)
    unanswered_facts: tuple[str, ...] = ()
    features: dict[str, tuple[int, int] | str] = Field(default_factory=dict)
    readings: tuple[str, ...] = ()
    proposed_overall: str | None = None
    expected: ExpectedRuling
