"""Checks of how rules are written: their words, how strength goes with effect, and facts that none of them reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.grading.compiled import with_readings
from evenhand.testing.registry import check
from evenhand.testing.searching.choices import choice_words, choices
from evenhand.testing.searching.reads import single_tests

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.models.framework import Framework
    from evenhand.models.rules import OverallRule
    from evenhand.testing.subject import Subject

FEWEST_WORDS = 4
"""Advice of fewer words than this does not say what an auditor should weigh."""

GOES_WITH = {
    "must_be": {"hard", "expected"},
    "cannot_exceed": {"hard", "expected"},
    "at_least": {"hard", "expected"},
    "requires": {"hard", "expected"},
    "consider": {"soft", "contested"},
    "judgement": {"expected", "soft", "contested", "absent"},
}
"""The strengths that go with each effect. A rule that is no must computes nothing, whatever its effect says."""


@check("rules.advice_has_words", "should", "Advice says in words of its own what the auditor should weigh.")
def advice_has_words(subject: Subject) -> Iterator[str]:
    """Write in 'words' what the document asks the auditor to consider, in a sentence: an auditor sees these words and
    nothing else of the rule. Two rules with the same words cannot be told apart.
    """
    seen: dict[str, str] = {}
    for rule in subject.framework.rules:
        if not _advises(rule):
            continue
        words = " ".join(rule.words.casefold().split())
        if len(words.split()) < FEWEST_WORDS:
            yield f"{rule.id} advises with '{rule.words}', which does not say what to weigh"
        elif words in seen:
            yield f"{rule.id} advises with the same words as {seen[words]}"
        seen.setdefault(words, rule.id)


def _advises(rule: OverallRule) -> bool:
    return rule.effect in {"consider", "judgement"} or rule.strength in {"soft", "contested"}


@check("rules.strengths", "must", "A rule's strength goes with its effect, under every reading too.")
def strengths(subject: Subject) -> Iterator[str]:
    """What the document says as a must (must_be, cannot_exceed, at_least, requires) is hard or expected; what it says
    as a may is 'consider' with soft or contested; what it leaves open is 'judgement'. A must that is only soft would be
    shown and never applied, and advice that is hard would never hold anybody back. Rules about what follows or applies
    are left alone.
    """
    told: set[str] = set()
    for choice in choices(subject.framework):
        for rule in with_readings(subject.framework, choice):
            grades = rule.scope in {"overall", "section", "domain"}
            if grades and rule.strength not in GOES_WITH[rule.effect] and rule.id not in told:
                told.add(rule.id)
                fitting = " or ".join(sorted(GOES_WITH[rule.effect]))
                reading = choice_words(subject.framework, choice)
                yield f"{rule.id} is '{rule.effect}' and {rule.strength}; that effect is {fitting}{reading}"


@check("rules.facts_read", "may", "Every fact that is asked is read by a rule, under some reading.")
def facts_read(subject: Subject) -> Iterator[str]:
    """No ruling depends on the answer, so auditors are asked for nothing. Leave the fact out, or keep it where the
    document asks for it and the report should have it.
    """
    read = _facts_read(subject.framework)
    for fact in subject.framework.facts:
        if fact.id not in read:
            yield f"no rule reads the fact '{fact.id}'"


def _facts_read(framework: Framework) -> set[str]:
    conditions = [rule.when for choice in choices(framework) for rule in with_readings(framework, choice)]
    conditions += [domain.not_applicable.only_when for domain in framework.domains]
    conditions += [field.only_when for form in framework.forms for field in form.fields]
    distinct = {repr(condition): condition for condition in conditions if condition is not None}
    return {test.fact for when in distinct.values() for test in single_tests(when) if test.test == "fact"}
