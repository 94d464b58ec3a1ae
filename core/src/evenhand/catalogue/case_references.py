"""Checks that worked rulings name only what is there: domains, facts, rules, forms, and grades of their scales."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from evenhand.catalogue.problems import Problem, no_such
from evenhand.suggest import did_you_mean

if TYPE_CHECKING:
    from evenhand.models.cases import RuleCase
    from evenhand.models.framework import Framework
    from evenhand.models.scales import GradeScale
    from evenhand.settings.toml_lines import KeyPath

NOT_APPLICABLE = "not applicable"


def check_cases(framework: Framework) -> Iterator[Problem]:
    """What is wrong with the framework's worked rulings. One that expects an error may name what does not exist."""
    for case in framework.cases:
        if case.expected.error:
            continue
        for path, words in (*_names(framework, case), *_grades(framework, case)):
            yield Problem("cases", case.id, path, words)


def _names(framework: Framework, case: RuleCase) -> Iterator[tuple[KeyPath, str]]:
    known: tuple[tuple[KeyPath, str, Iterable[str], Iterable[str]], ...] = (
        (("grades",), "domain", case.grades, framework.domain_by_id),
        (("facts",), "fact", case.facts, framework.fact_by_id),
        (("unanswered_facts",), "fact", case.unanswered_facts, framework.fact_by_id),
        (("expected", "fired"), "rule", case.expected.fired or (), framework.rule_by_id),
        (("expected", "follow_up"), "form", case.expected.follow_up or (), framework.form_by_id),
        (("expected", "section_grades"), "domain", case.expected.section_grades, framework.domain_by_id),
        (("expected", "section_ceilings"), "domain", case.expected.section_ceilings, framework.domain_by_id),
    )
    for path, what, wanted, there in known:
        for name in wanted:
            if name not in set(there):
                yield path, no_such(what, name, there)


def _grades(framework: Framework, case: RuleCase) -> Iterator[tuple[KeyPath, str]]:
    """Words that are on no scale. Numbers are left to the ruling, which names the scale."""
    there = framework.scale_by_id
    graded = {
        domain.id: framework.scale_of(domain)
        for domain in framework.graded_domains
        if domain.scale is None or domain.scale in there
    }
    if isinstance(case.all_domains, str):
        scales = {scale.id: scale for domain, scale in graded.items() if domain not in case.grades}
        for scale in scales.values():
            yield from _given(scale, case.all_domains, ("all_domains",))
    for domain, given in case.grades.items():
        if isinstance(given, str) and domain in graded:
            yield from _given(graded[domain], given, ("grades", domain))
    overall = framework.overall_scale
    if case.proposed_overall is not None:
        yield from _given(overall, case.proposed_overall, ("proposed_overall",))
    expected = case.expected
    single: tuple[tuple[KeyPath, str | None], ...] = (
        (("expected", "hard_ceiling"), expected.hard_ceiling),
        (("expected", "indicated"), expected.indicated),
    )
    several = ((("expected", "permitted", index), label) for index, label in enumerate(expected.permitted or ()))
    labels = [grade.label for grade in overall.grades]
    for path, label in (*single, *several):
        if label is not None and label not in labels:
            yield path, f"no grade '{label}' on scale '{overall.id}'{did_you_mean(label, labels)}"


def _given(scale: GradeScale, given: str, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """A grade that is given by its label, in any capitals, or that does not apply."""
    labels = [grade.label for grade in scale.grades]
    wanted = given.strip().casefold()
    if scale.kind != "banded" and wanted not in {NOT_APPLICABLE, *(label.casefold() for label in labels)}:
        yield path, f"no grade '{given}' on scale '{scale.id}'{did_you_mean(given, labels)}"
