"""The answers in the form that compiled rules read: masks, truths and counts in fixed places."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evenhand.grading.ladder import Ladder
from evenhand.grading.truth import FALSE, TRUE, UNKNOWN

if TYPE_CHECKING:
    from evenhand.grading.code import RulesByCode
    from evenhand.models.framework import Framework


class FeatureCount(NamedTuple):
    """Features of one grade's column: how many are evident, how many apply, how many are still unmarked."""

    evident: int
    applicable: int
    unmarked: int


class Sheet:
    """Answers in fixed places. ``masks`` and ``facts`` are in the order of the layout's domains and facts."""

    __slots__ = ("chosen", "code", "facts", "features", "masks", "record")

    def __init__(
        self,
        masks: list[int],
        facts: list[int],
        features: dict[str, FeatureCount] | None = None,
        record: dict[str, str] | None = None,
        chosen: int | None = None,
        code: RulesByCode | None = None,
    ) -> None:
        self.masks = masks
        self.facts = facts
        self.features = features
        self.record = record or {}
        self.chosen = chosen
        self.code = code

    def copy(self) -> Sheet:
        """A copy whose masks and facts can be changed on their own."""
        return Sheet(self.masks.copy(), self.facts.copy(), self.features, self.record, self.chosen, self.code)


class Layout:
    """Where each graded domain and fact of a framework stands in a sheet."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.domains = framework.graded_domains
        self.domain_index = {domain.id: index for index, domain in enumerate(self.domains)}
        self.fact_index = {fact.id: index for index, fact in enumerate(framework.facts)}
        ladders = {scale.id: Ladder(scale) for scale in framework.scales}
        self.overall = Ladder(framework.overall_scale, by_grade=True)
        self.ladders = [ladders[framework.scale_of(domain).id] for domain in self.domains]

    def domain_indexes(self, over: str | tuple[str, ...], apart_from: tuple[str, ...] = ()) -> list[int]:
        """The places of the domains that a tally looks at."""
        if isinstance(over, tuple):
            wanted = set(over)
        else:
            wanted = {domain.id for domain in self.domains if over == "graded" or domain.crucial}
        return [index for index, domain in enumerate(self.domains) if domain.id in wanted - set(apart_from)]

    def blank(self, *, facts: bool | None = None) -> Sheet:
        """A sheet with nothing graded; facts all unanswered, or all as given."""
        truth = UNKNOWN if facts is None else (TRUE if facts else FALSE)
        return Sheet([ladder.unanswered for ladder in self.ladders], [truth] * len(self.fact_index))
