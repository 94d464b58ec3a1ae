"""The domains, one after another: grade, reason, evidence, notes, questions and facts."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from evenhand.conversation.questions import OTHERS
from evenhand.reporting.chapters.common import answers, written
from evenhand.reporting.document import Block, Heading, KeyValues, Paragraph, Quoted
from evenhand.reporting.wording import counted, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.reporting.account import Account, DomainAccount, Item


def domains(account: Account) -> Iterator[Block]:
    """Every domain, those that do not apply included."""
    yield Heading("Domains")
    for domain in account.domains:
        yield Heading(f"{domain.number} {domain.title}" if domain.number else domain.title, 2)
        if domain.added_by is not None:
            yield Paragraph(f"This domain was added by {domain.added_by}.", leads=True)
        if domain.does_not_apply is not None:
            yield Paragraph(f"Does not apply to this case. {domain.does_not_apply}")
        else:
            yield from _domain(domain)


def _domain(domain: DomainAccount) -> Iterator[Block]:
    if domain.grade is not None:
        yield _grade(domain, domain.grade)
    if domain.reason is not None:
        yield from written(domain.reason, f"Reason (“{domain.reason_opening} …”)")
    if domain.evidence is not None and (domain.evidence.state == "answered" or not domain.references):
        yield from written(domain.evidence, "Evidence")
    if domain.references:
        yield Paragraph(f"The evidence refers to {'; '.join(domain.references)}.")
    for note in domain.notes:
        yield Quoted("Note filed while reading", note.text)
    if domain.facts:
        yield answers(domain.facts, "Fact")
    if domain.prompts:
        yield from _prompts(domain)


def _grade(domain: DomainAccount, grade: Item) -> KeyValues:
    rows = [("Grade", said(grade))]
    if domain.counts_as:
        rows.append(("Counts as", f"{domain.counts_as}, because a rule limits this domain"))
    if domain.not_applicable:
        rows.append(("Why not applicable", domain.not_applicable_reason or "No reason is needed here"))
    elif grade.note:
        rows.append(("Note", grade.note))
    return KeyValues(tuple(rows))


def _prompts(domain: DomainAccount) -> Iterator[Block]:
    unasked = sum(item.state == "not_asked" for item in domain.prompts)
    if unasked == len(domain.prompts):
        number = counted(unasked, "question was", "questions were")
        yield Paragraph(f"This domain's {number} read as points to consider, not answered one by one.")
        return
    notes = any(item.note for item in domain.prompts)
    for group, items in groupby(domain.prompts, key=lambda item: item.group):
        found = tuple(items)
        if group is not None:
            yield Heading(group, 3)
        elif found[0] is not domain.prompts[0]:
            yield Heading(OTHERS, 3)
        yield answers(found, notes=notes)
