"""Overall rules, readings of contradictions, and facts that rules look at."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from evenhand.models.base import Id, Locator, Model, RuleId, Text
from evenhand.models.behaviour import ReadingBehaviour
from evenhand.models.conditions import Condition, RecordIs

Effect = Literal["must_be", "cannot_exceed", "at_least", "requires", "consider", "judgement"]
"""What a rule does: force, cap, earn, withhold, advise, or leave it to the auditor."""

Scope = Literal["overall", "section", "domain", "follow-up", "applicability"]
"""What a rule is about: the overall grade, one section's grade, any domain's, what follows, or what applies."""

Strength = Literal["hard", "expected", "soft", "contested", "absent"]
"""How the document puts it: must, expected, may, contradicts itself, or says nothing."""


class OverallRule(Model):
    """One typed statement of a framework's document.

    ``when`` is the rule's condition; without one the rule is listed and explained but computes nothing. ``words`` say
    it in one sentence. A ``requires`` rule withholds ``grade`` when its condition is false or empty. An ``at_least``
    rule earns ``grade`` when true; with ``withheld_unless_met`` it also withholds it otherwise. ``domains`` are those a
    section or applicability rule is about; ``brings`` the forms that a follow-up or applicability rule opens.
    """

    id: RuleId
    effect: Effect
    scope: Scope
    strength: Strength
    words: Text
    source: Locator
    grade: Id | None = None
    score: int | None = None
    when: Condition | None = None
    domains: tuple[Id, ...] = ()
    brings: tuple[Id, ...] = ()
    withheld_unless_met: bool = False
    may_lower: bool = False
    """Declares that an improved domain may lower the ceiling through this rule; otherwise that is refused."""
    plugin: str = ""

    @model_validator(mode="after")
    def _is_whole(self) -> OverallRule:
        acts_on_grade = self.effect in {"must_be", "cannot_exceed", "at_least", "requires"} and self.when is not None
        if acts_on_grade and self.scope == "overall" and self.grade is None:
            raise ValueError(f"rule {self.id}: '{self.effect}' on the overall grade needs a 'grade'")
        if self.scope == "section" and self.when is not None and not self.domains:
            raise ValueError(f"rule {self.id}: a section rule names its section in 'domains'")
        if self.scope == "applicability" and self.when is not None and not (self.domains or self.brings):
            raise ValueError(f"rule {self.id}: an applicability rule needs 'domains' or 'brings'")
        if self.scope == "follow-up" and self.when is not None and not self.brings:
            raise ValueError(f"rule {self.id}: a follow-up rule says what it 'brings'")
        if self.brings and self.scope not in {"follow-up", "applicability"}:
            raise ValueError(f"rule {self.id}: 'brings' goes with scope follow-up or applicability")
        advises = self.effect == "consider" or self.strength in {"soft", "contested", "absent"}
        if self.scope == "domain" and self.when is not None and not advises:
            raise ValueError(f"rule {self.id}: a rule about any domain computes nothing; leave 'when' out")
        if self.scope == "section" and self.when is not None and not advises:
            self._check_section_rule()
        if self.withheld_unless_met and self.effect != "at_least":
            raise ValueError(f"rule {self.id}: 'withheld_unless_met' goes with effect 'at_least'")
        return self

    def _check_section_rule(self) -> None:
        if self.effect not in {"cannot_exceed", "requires"}:
            raise ValueError(f"rule {self.id}: a section rule with 'when' is 'cannot_exceed' or 'requires'")
        if self.grade is None and (self.score is None or self.effect == "requires"):
            raise ValueError(f"rule {self.id}: a section rule with 'when' says which 'grade' it is about")


class RulePatch(Model):
    """The fields of one rule that a reading replaces. What is left out stays as the rule has it."""

    effect: Effect | None = None
    strength: Strength | None = None
    grade: Id | None = None
    score: int | None = None
    when: Condition | None = None
    withheld_unless_met: bool | None = None


class ReadingOption(Model):
    """One possible meaning of a contradiction, and the rule fields it replaces. The default usually replaces none."""

    id: Id
    words: Text
    rules: dict[RuleId, RulePatch] = Field(default_factory=dict)
    counts_features: bool = False
    """Chosen by itself when features are given, unless the authority or auditor chose otherwise."""


class Reading(ReadingBehaviour, Model):
    """A contradiction of the source document that has several possible meanings."""

    id: Id
    contradiction: str
    note: Text
    default: Id
    options: tuple[ReadingOption, ...] = Field(min_length=2)
    source: Locator
    plugin: str = ""


class Fact(Model):
    """A yes or no that overall rules read.

    ``asked_in`` is the domain after whose prompts it is asked; without one it is asked after the last domain.
    ``derived`` takes it from a record field, and then it is not asked.
    """

    id: Id
    text: Text
    source: Locator
    asked_in: Id | None = None
    derived: RecordIs | None = None
    safe_answer: bool | None = None
    """The answer that raises no alarm, for the assistant's wording; ``None`` where neither does."""
    plugin: str = ""
