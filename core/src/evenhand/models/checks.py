"""Writing checks: what a framework's document asks of the auditor's own words. They hint and never block."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from evenhand.models.base import Id, Locator, Model, Text
from evenhand.models.conditions import Condition

CheckKind = Literal["initials", "acronyms", "negative", "relative_dates", "owner", "proofread"]
"""What a check looks for. ``proofread`` looks for nothing: it is a reminder, given once when all is asked."""

WrittenKind = Literal["text", "long_text", "question_set", "person", "evidence", "reason", "overall_reason", "note"]
"""Kinds of what an auditor writes. ``note`` is what stands beside an answer that was chosen."""


class WritingCheck(Model):
    """One rule for writing, such as names rather than initials.

    ``words`` are the hint that an auditor gets. ``applies_to`` names kinds of questions (``reason``), ``note`` for the
    notes of answers, or ids of fields, domains and prompts; empty means everything that is written. ``known`` gives
    the meaning of acronyms that need no hint. ``relaxed_when`` is a
    condition, and ``relaxed_at`` the grades of the question's own domain, under which the check keeps silent.
    """

    id: Id
    kind: CheckKind
    words: Text
    source: Locator
    applies_to: tuple[str, ...] = ()
    known: dict[str, Text] = Field(default_factory=dict)
    relaxed_when: Condition | None = None
    relaxed_at: tuple[Id, ...] = ()
    plugin: str = ""

    @model_validator(mode="after")
    def _fits_its_kind(self) -> WritingCheck:
        if self.known and self.kind != "acronyms":
            raise ValueError(f"check '{self.id}': 'known' goes with kind 'acronyms'")
        if self.kind == "proofread" and (self.applies_to or self.relaxed_at or self.relaxed_when):
            raise ValueError(
                f"check '{self.id}': a reminder to proofread applies to the whole audit; leave out the rest"
            )
        return self
