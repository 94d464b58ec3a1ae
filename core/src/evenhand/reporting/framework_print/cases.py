"""The worked rulings in words, so that who signs can say whether each answer leads where it should."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.reporting.document import Block, Heading, KeyValues, Paragraph
from evenhand.reporting.framework_print.words import domain_names, label_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.models.cases import ExpectedRuling, RuleCase
    from evenhand.models.framework import Framework


def cases(framework: Framework) -> Iterator[Block]:
    """Each worked ruling: the answers, and what must come of them."""
    if not framework.cases:
        return
    yield Heading("Worked rulings")
    yield Paragraph("Each is run whenever the framework is checked, and must come out as written here.", leads=True)
    for case in framework.cases:
        yield Heading(case.id, 2)
        yield Paragraph(f"{case.why} [{case.source}]", leads=True)
        yield KeyValues((*_answers(framework, case), *_expected(framework, case.expected)))


def _answers(framework: Framework, case: RuleCase) -> Iterator[tuple[str, str]]:
    if case.all_domains is not None:
        yield "Every domain", str(case.all_domains)
    for domain, grade in case.grades.items():
        yield domain_names(framework, [domain]), "not answered" if grade is None else str(grade)
    for fact, answer in case.facts.items():
        known = framework.fact_by_id.get(fact)
        yield known.text if known else fact, "yes" if answer else "no"
    for fact in case.unanswered_facts:
        known = framework.fact_by_id.get(fact)
        yield known.text if known else fact, "not answered"
    for name, given in case.features.items():
        told = given if isinstance(given, str) else f"{given[0]} of {given[1]} evident"
        yield f"Features: {name}", told
    if case.readings:
        yield "Readings", ", ".join(case.readings)
    if case.proposed_overall is not None:
        yield "Overall grade proposed", case.proposed_overall


def _expected(framework: Framework, expected: ExpectedRuling) -> Iterator[tuple[str, str]]:
    if expected.error:
        yield "Must be", "refused"
    if expected.permitted is not None:
        yield "Must permit", ", ".join(expected.permitted) or "nothing"
    if expected.provisional is not None:
        yield "Provisional", "yes" if expected.provisional else "no"
    if expected.no_hard_ceiling or expected.hard_ceiling is not None:
        yield "Best under binding rules", expected.hard_ceiling or "no limit"
    if expected.nothing_indicated or expected.indicated is not None:
        yield "Indicated", expected.indicated or "none: the auditor's judgement"
    if expected.accepted is not None:
        yield "The proposed grade is accepted", expected.accepted
    if expected.fired is not None:
        yield "Rules that act", ", ".join(expected.fired) or "none"
    if expected.follow_up is not None:
        titles = [framework.form_by_id[form].title if form in framework.form_by_id else form
                  for form in expected.follow_up]  # fmt: skip
        yield "What follows", ", ".join(titles) or "nothing"
    for domain, grade in expected.section_grades.items():
        yield f"{domain_names(framework, [domain])} counts as", label_of(framework, grade)
    for domain, ceiling in expected.section_ceilings.items():
        yield f"{domain_names(framework, [domain])} is at best", str(ceiling)
