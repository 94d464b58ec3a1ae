"""The domains: what each is about, its standards and questions, and what each grade looks like."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from evenhand.conversation.questions import OTHERS
from evenhand.models.added import added_by
from evenhand.reporting.document import Block, Heading, KeyValues, Paragraph, Table
from evenhand.reporting.framework_print.conditions import condition_words
from evenhand.reporting.framework_print.words import GUIDANCE_WORDS, bullets, grade_words, label_of, located

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from evenhand.models.domains import Descriptor, Domain, Prompt
    from evenhand.models.framework import Framework

WIDEST = 5
"""As many grades no longer stand side by side on a page."""

LONGEST_COLUMN = 12
"""Descriptors of one grade in one row. A longer column is told grade by grade, since nobody can read across it."""


def domains(framework: Framework) -> Iterator[Block]:
    """A chapter for each domain."""
    for domain in framework.domains:
        yield Heading(f"Domain: {domain.name}")
        yield KeyValues(tuple(_about(framework, domain)))
        yield from _standards(framework, domain)
        yield from _questions(framework, domain)
        if domain.graded:
            yield from _grades(framework, domain)


def _about(framework: Framework, domain: Domain) -> Iterator[tuple[str, str]]:
    yield "Source", domain.source
    yield "Applies to", domain.applies_to
    if plugin := added_by(framework, domain):
        yield "Added by", plugin
    yield "Graded", "yes" if domain.graded else "no"
    if domain.graded and len(framework.scales) > 1:
        yield "Scale", framework.scale_of(domain).words
    if domain.crucial:
        yield "Crucial", "yes: rules about crucial domains count it"
    yield "May not apply", _not_applicable(framework, domain)
    if domain.note:
        yield "Note", domain.note


def _not_applicable(framework: Framework, domain: Domain) -> str:
    given = domain.not_applicable
    reason = "with a reason" if given.reason_needed else "without a reason"
    words = f"yes, {reason}" if given.allowed else "no"
    if given.only_when is not None:
        words += f", only when {condition_words(framework, given.only_when)}"
    return f"{words}. {given.note}" if given.note else words


def _standards(framework: Framework, domain: Domain) -> Iterator[Block]:
    if domain.guidance:
        yield Heading("Shown beside it", 2)
        yield from bullets(located(framework, item, f"{GUIDANCE_WORDS[item.kind]}: {item.text}")
                           for item in domain.guidance)  # fmt: skip


def _questions(framework: Framework, domain: Domain) -> Iterator[Block]:
    if not domain.prompts:
        return
    yield Heading("Questions", 2)
    own_numbers = any(prompt.number for prompt in domain.prompts)
    counted = enumerate(domain.prompts, start=1)
    numbered = [(prompt.number or "" if own_numbers else str(place), prompt) for place, prompt in counted]
    for group, found in groupby(numbered, key=lambda pair: pair[1].group):
        questions = list(found)
        if group is not None:
            yield Heading(group, 3)
        elif questions[0] is not numbered[0]:
            yield Heading(OTHERS, 3)
        yield _question_table(framework, questions, hints=any(prompt.hint for prompt in domain.prompts))
    if any(prompt.kind == "judged" for prompt in domain.prompts):
        yield Paragraph("Judged: yes, partly, no, not evidenced or not applicable, with a note if wished.")


def _question_table(framework: Framework, numbered: list[tuple[str, Prompt]], *, hints: bool) -> Table:
    """Questions with their numbers, and with ``hints`` also what stands beside them."""
    rows: list[tuple[str, ...]] = []
    for number, prompt in numbered:
        beside = (prompt.hint or "",) if hints else ()
        rows.append((number, located(framework, prompt), *beside, "text" if prompt.kind == "text" else "judged"))
    if hints:
        return Table(("No.", "Question", "Guidance", "Answer"), tuple(rows), (2, 11, 5, 3))
    return Table(("No.", "Question", "Answer"), tuple(rows), (2, 16, 3))


def _grades(framework: Framework, domain: Domain) -> Iterator[Block]:
    yield Heading("What each grade looks like", 2)
    scale = framework.scale_of(domain)
    described = [grade for grade in scale.grades if domain.descriptors.get(grade.id)]
    for grade in scale.grades:
        taken = domain.inherits.get(grade.id)
        if taken is not None:
            source = label_of(framework, taken.from_)
            yield Paragraph(f"{grade.label} takes over everything of {source}: {taken.text} [{taken.source}]")
        if grade.id in domain.no_descriptors:
            yield Paragraph(f"{grade.label}: {domain.no_descriptors[grade.id]}")
    if not described:
        return
    columns = {grade.id: domain.descriptors[grade.id] for grade in described}
    names = tuple(grade_words(grade) for grade in described)
    criteria = list(dict.fromkeys(item.criterion for items in columns.values() for item in items))
    if criteria == [None] and not _reads_across(columns.values()):
        for name, items in zip(names, columns.values(), strict=True):
            yield Heading(name, 3)
            yield from bullets(_descriptor(framework, item) for item in items)
        return
    rows = tuple(
        (criterion or domain.name, *(_cell(framework, items, criterion) for items in columns.values()))
        for criterion in criteria
    )
    if len(names) < WIDEST:
        yield Table(("Domain" if criteria == [None] else "Criterion", *names), rows, (2, *(3,) * len(names)))
    else:
        for name, items in zip(names, columns.values(), strict=True):
            by_criterion = tuple((item.criterion or domain.name, _descriptor(framework, item)) for item in items)
            yield Heading(name, 3)
            yield Table(("Criterion", "Descriptor"), by_criterion, (5, 16))


def _reads_across(columns: Iterable[tuple[Descriptor, ...]]) -> bool:
    found = list(columns)
    return 1 < len(found) < WIDEST and max(len(items) for items in found) <= LONGEST_COLUMN


def _cell(framework: Framework, items: Iterable[Descriptor], criterion: str | None) -> str:
    found = [_descriptor(framework, item) for item in items if item.criterion == criterion]
    numbered = [f"{number}. {words}" for number, words in enumerate(found, start=1)]
    return "\n\n".join(numbered if len(numbered) > 1 else found)


def _descriptor(framework: Framework, item: Descriptor) -> str:
    scope = {"section": " (about the whole section)", "criterion": " (about this criterion)"}.get(item.scope or "", "")
    return located(framework, item, f"{item.text}{scope}")
