"""Checks that each rule can speak, and that it makes a difference when it does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from evenhand.testing.registry import check
from evenhand.testing.searching.choices import choice_words
from evenhand.testing.searching.reaching import Reached, Variant, reached, variants
from evenhand.testing.searching.rulings import outcome_without, rulings_of

if TYPE_CHECKING:
    from evenhand.models.rules import OverallRule
    from evenhand.testing.subject import Subject

ACTING = {"must_be", "cannot_exceed", "at_least", "requires"}


@check(
    "rules.reachable", "must", "Every rule with a condition can fire, and need not: both sides of it can be reached."
)
def reachable(subject: Subject) -> Iterator[str]:
    """No answers make the condition true, or none make it false. Look for a threshold that nothing can pass or that
    everything passes, for parts that exclude each other, and for a domain that a cap keeps from the grade asked for.
    """
    for variant in variants(rulings_of(subject.framework)):
        found = reached(variant)
        if found.holds is None:
            yield f"{variant.rule.id} never holds: {_how_sure(found)}{_reading(variant)}"
        elif found.fails is None:
            yield f"{variant.rule.id} always holds: {_how_sure(found)}{_reading(variant)}"


def _how_sure(found: Reached) -> str:
    return "every combination of what it looks at was tried" if found.whole else "no search found answers that show it"


def _reading(variant: Variant) -> str:
    return choice_words(variant.under.grader.framework, variant.under.choice)


@check("rules.not_dead", "must", "No rule about the overall grade is made dead by another: each changes some ruling.")
def not_dead(subject: Subject) -> Iterator[str]:
    """Whenever this rule fires, other rules have already said as much, so taking it out changes nothing. See which of
    the two is meant: its grade, its strength and its condition. Where your document says one thing in two sentences,
    write one rule that names both places. Keep a rule that only explains without a condition.
    """
    rulings = rulings_of(subject.framework)
    waiting = {acting.rule.id for under in rulings.unders for acting in under.grader.compiled.overall}
    fires: set[str] = set()
    beside: dict[str, set[str]] = {}
    for tried in rulings.tried:
        all_fired = {fired.rule.id for fired, _ in tried.fired}
        for fired, _ in tried.fired:
            name = fired.rule.id
            fires.add(name)
            if name in waiting:
                others = all_fired - {name}
                beside[name] = beside.get(name, others) & others
            if name in waiting and outcome_without(tried, name) != tried.outcome:
                waiting.remove(name)
        if not waiting:
            return
    for rule in subject.framework.rules:
        if rule.id in waiting and (rule.id in fires or _reaches(subject, rule)):
            sure = "every combination of answers was tried" if rulings.whole else f"{len(rulings.tried)} rulings tried"
            always = sorted(beside.get(rule.id, ()))
            why = f"; whenever it fires, so does {' and '.join(always)}" if always else ""
            yield f"{rule.id} never changes what is permitted or indicated{why}: {sure}"


def _reaches(subject: Subject, rule: OverallRule) -> bool:
    """Whether a rule that no sheet made fire can; one that cannot is found by the check of what can be reached."""
    for variant in variants(rulings_of(subject.framework)):
        if variant.rule.id == rule.id and variant.rule.effect in ACTING:
            found = reached(variant)
            return found.holds is not None and found.fails is not None
    return False
