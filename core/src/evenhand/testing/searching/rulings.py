"""What a framework's rules make of all the answers that could matter, under every combination of its readings.

Gone through once for each framework, whatever the number of checks that look at it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from evenhand.grading.grader import Grader
from evenhand.grading.truth import TRUE
from evenhand.testing.searching.choices import choice_words, choices
from evenhand.testing.searching.space import Space

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.grading.effects import Outcome
    from evenhand.grading.grader import Fired
    from evenhand.grading.sheet import Sheet
    from evenhand.models.framework import Framework

MOST_RULINGS = 24_000
"""How many rulings are made under all combinations of readings together."""

MOST_BY_DEFAULT = 6_000
"""How many of these are made under the default readings."""

FEWEST = 48
"""How many are made under each combination at least."""


class Under(NamedTuple):
    """One combination of readings, its grader, and its number. ``words`` name it, to stand after a finding."""

    choice: dict[str, str]
    grader: Grader
    number: int
    words: str

    @property
    def near_default(self) -> bool:
        """Whether at most one reading is not at its default."""
        usual = {reading.id: reading.default for reading in self.grader.framework.readings}
        return sum(usual[name] != option for name, option in self.choice.items()) <= 1


class Tried(NamedTuple):
    """One sheet under one combination of readings, as it counts, and what the rules make of it."""

    under: Under
    sheet: Sheet
    counted: Sheet
    outcome: Outcome
    fired: list[Fired]


class Rulings:
    """Everything that was tried on a framework. ``broken`` are the combinations of readings that cannot be used."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.choices = choices(framework)
        self.unders: list[Under] = []
        self.broken: list[tuple[str, Exception]] = []
        self.failed: list[tuple[str, Exception]] = []
        self.whole = True
        """Whether every combination of answers was tried, and not only many."""
        for choice in self.choices:
            words = choice_words(framework, choice)
            try:
                grader = Grader(framework, choice)
            except Exception as error:
                self.broken.append((words, error))
            else:
                self.unders.append(Under(choice, grader, len(self.unders), words))

    @cached_property
    def tried(self) -> tuple[Tried, ...]:
        """Sheets and what comes of them, the default readings first."""
        return tuple(self._try())

    @cached_property
    def mostly_by_default(self) -> tuple[Tried, ...]:
        """What was tried with at most one reading not at its default, for checks that build graders of their own."""
        near = {under.number for under in self.unders if under.near_default}
        return tuple(tried for tried in self.tried if tried.under.number in near)

    def _try(self) -> Iterator[Tried]:
        if not self.unders:
            return
        conditions = [rule.rule.when for under in self.unders for rule in under.grader.compiled.overall]
        try:
            space = Space([under.grader for under in self.unders], _present(conditions))
        except Exception as error:
            self.failed.append(("", error))
            return
        each = max(FEWEST, (MOST_RULINGS - MOST_BY_DEFAULT) // max(1, len(self.unders) - 1))
        for under in self.unders:
            acting = _present(rule.rule.when for rule in under.grader.compiled.overall)
            most = MOST_BY_DEFAULT if under.number == 0 else each
            sheets, whole = space.sheets(under.number, acting, most)
            self.whole &= whole
            for sheet in sheets:
                try:
                    counted = under.grader.counted(sheet)
                    outcome, fired, _ = under.grader.outcome(counted)
                except Exception as error:
                    self.failed.append((under.words, error))
                    break
                yield Tried(under, sheet, counted, outcome, fired)


def spread(tried: tuple[Tried, ...], most: int) -> tuple[Tried, ...]:
    """At most so many, evenly over all, the first included."""
    return tried[:: max(1, -(-len(tried) // most))]


def best_of(outcome: Outcome) -> int:
    """The rank of the best permitted grade."""
    return (outcome.permitted & -outcome.permitted).bit_length() - 1


def outcome_without(tried: Tried, rule_id: str) -> Outcome:
    """What would be permitted if one rule about the overall grade did not act."""
    acts = [rule.act if value == TRUE else rule.withholds for rule, value in tried.fired if rule.rule.id != rule_id]
    present = frozenset(act for act in acts if act is not None)
    return tried.under.grader.compiled.combiner.combine(present, frozenset())


def _present(conditions: Any) -> list[Any]:
    return [condition for condition in conditions if condition is not None]


_last: list[Rulings] = []


def rulings_of(framework: Framework) -> Rulings:
    """What was tried on a framework; kept for the framework that was asked for last."""
    if not _last or _last[0].framework is not framework:
        _last[:] = [Rulings(framework)]
    return _last[0]
