"""For each rule with a condition, answers at which it fires: proof that it can, to read and to grade."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from evenhand.testing.searching.reaching import Reached, reached, variants
from evenhand.testing.searching.rulings import rulings_of
from evenhand.testing.searching.told import as_answers, in_words

if TYPE_CHECKING:
    from evenhand.grading.sheet import Sheet
    from evenhand.models.rules import OverallRule
    from evenhand.testing.subject import Subject


class Witness(NamedTuple):
    """Answers at which a rule fires, as ``evenhand grade`` takes them and in words, under these readings."""

    rule: str
    answers: dict[str, Any]
    words: str
    readings: dict[str, str]


def witnesses(subject: Subject) -> tuple[Witness, ...]:
    """A witness for each rule that can fire, in the order of the rules; the first reading under which it can.

    A rule that withholds a grade fires where its condition does not hold.
    """
    found: dict[str, Witness] = {}
    for variant in variants(rulings_of(subject.framework)):
        rule = variant.rule
        sheet = None if rule.id in found else _firing(rule, reached(variant))
        if sheet is not None:
            layout, framework = variant.under.grader.layout, subject.framework
            usual = {reading.id: reading.default for reading in framework.readings}
            chosen = {name: option for name, option in variant.under.choice.items() if usual[name] != option}
            found[rule.id] = Witness(rule.id, as_answers(layout, sheet), in_words(layout, sheet), chosen)
    return tuple(found[rule.id] for rule in subject.framework.rules if rule.id in found)


def _firing(rule: OverallRule, found: Reached) -> Sheet | None:
    withholds = rule.effect == "requires" and rule.scope in {"overall", "section"}
    return found.fails if withholds else found.holds
