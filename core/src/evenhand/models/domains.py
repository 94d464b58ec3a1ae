"""Domains: the units that are graded, with their standards, prompts and descriptors."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from evenhand.models.base import Id, ItemId, Locator, Model, Text
from evenhand.models.behaviour import DomainBehaviour, PromptBehaviour
from evenhand.models.conditions import Condition


class Guidance(Model):
    """A standard or other statement shown beside a domain while it is graded."""

    id: ItemId
    kind: Literal["standard", "practice_standard", "ofsted_descriptor"]
    text: Text
    source: Locator
    plugin: str = ""


class Prompt(PromptBehaviour, Model):
    """One question of a domain, answered yes, partly, no, not evidenced or not applicable, with an optional note.

    ``number`` is the document's own, such as 4.7a. ``group`` is the sub-heading that the question stands under, and
    ``hint`` what the document says beside it, such as where to look.
    """

    id: ItemId
    text: Text
    source: Locator
    kind: Literal["judged", "text"] = "judged"
    number: str | None = None
    group: Text | None = None
    hint: Text | None = None
    plugin: str = ""


class Descriptor(Model):
    """One statement of what a grade looks like. Its identity is its id (domain, grade, number), never its text."""

    id: ItemId
    text: Text
    source: Locator
    criterion: str | None = None
    scope: Literal["section", "criterion"] | None = None
    plugin: str = ""


class Inheritance(Model):
    """A grade that takes over every descriptor of another and adds its own."""

    from_: Id = Field(alias="from")
    text: Text
    source: Locator


class NotApplicable(Model):
    """Whether an auditor may say that a domain does not apply, and whether that needs a reason.

    ``only_when`` narrows it to cases where the condition holds.
    """

    allowed: bool = False
    reason_needed: bool = True
    only_when: Condition | None = None
    note: Text | None = None


class Domain(DomainBehaviour, Model):
    """The unit that is graded, in some documents a section or area. Some domains are not graded.

    ``descriptors`` maps grade ids to their descriptors, best first. ``scale`` is the id of the scale it is graded on.
    ``show_features`` asks each descriptor as a feature: evident, not evident or not applicable.
    """

    id: Id
    order: int
    title: Text
    source: Locator
    number: str | None = None
    applies_to: Text
    graded: bool = True
    crucial: bool = False
    scale: Id | None = None
    note: Text | None = None
    not_applicable: NotApplicable = Field(default_factory=NotApplicable)
    guidance: tuple[Guidance, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    descriptors: dict[Id, tuple[Descriptor, ...]] = Field(default_factory=dict)
    inherits: dict[Id, Inheritance] = Field(default_factory=dict)
    no_descriptors: dict[Id, Text] = Field(default_factory=dict)
    """Why a grade has no descriptors, by grade id."""
    plugin: str = ""
