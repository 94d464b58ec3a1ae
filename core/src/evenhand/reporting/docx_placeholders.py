"""What an authority's own Word template may ask for: every placeholder, and what stands for it in one report."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evenhand.reporting.chapters.header import status_words
from evenhand.reporting.document import Block, Document, Heading, Notice, Paragraph
from evenhand.reporting.wording import said, time_words
from evenhand.reporting.xlsx_actions import forms_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.models.framework import Framework
    from evenhand.reporting.account import Account, DomainAccount, Item

ABSENT = "Not in this report"
"""Stands for what the framework knows and this report does not tell, as it was not called for."""
ELSEWHERE = frozenset({"overall_grade", "overall_reason"})
"""Kinds of field that are told as the overall grade and its reason."""


class Placeholder(NamedTuple):
    """One placeholder: its name as written between ``{{`` and ``}}``, what it means, and what stands for it.

    It has ``blocks`` when it stands for a part of the report and not for words in a line.
    """

    name: str
    meaning: str
    words: str = ""
    blocks: tuple[Block, ...] | None = None


def placeholders(framework: Framework, account: Account, document: Document) -> dict[str, Placeholder]:
    """Every placeholder there is for an audit, by name, those that stand for nothing here included.

    Where a field of the framework has the name of a fixed placeholder, ``field:`` before its id still names it.
    """
    found: dict[str, Placeholder] = {}
    for each in (
        *_of_the_audit(account),
        *_of_the_whole(document),
        *_of_the_fields(framework, account),
        *_of_the_domains(framework, account, document),
        *_of_the_forms(framework, document),
    ):
        found.setdefault(each.name.casefold(), each)
    return found


def _of_the_audit(account: Account) -> Iterator[Placeholder]:
    audit, framework, overall, ruling = account.audit, account.framework, account.overall, account.ruling
    yield Placeholder("framework", "Title of the framework", framework.title)
    yield Placeholder("framework_version", "Version of the framework", framework.version)
    yield Placeholder("publisher", "Whose framework it is", framework.publisher)
    yield Placeholder("audit", "Id of the audit", audit.id)
    yield Placeholder("case_reference", "Reference of the case", audit.case_reference)
    yield Placeholder("status", "Status of the audit, and that it is a draft or practice", status_words(audit))
    for name, meaning, at in (
        ("started", "When the audit was begun", audit.created_at),
        ("changed", "When it was last changed", audit.changed_at),
        ("graded", "When it was graded", audit.graded_at),
        ("completed", "When it was completed", audit.completed_at),
        ("printed", "When this report was made", audit.printed_at),
    ):
        yield Placeholder(name, meaning, time_words(at) if at else "")
    yield Placeholder("overall_grade", "Overall grade", said(overall.grade))
    yield Placeholder("overall_note", "Note on the overall grade", overall.grade.note)
    yield Placeholder("overall_reason", "Reason for the overall grade", said(overall.reason))
    yield Placeholder("permitted", "Grades that the rules permit", ", ".join(ruling["permitted"]))
    yield Placeholder("indicated", "Grade that the rules indicate", ruling["indicated"] or "Professional judgement")
    yield Placeholder("hash", "Hash of the audit's last event", audit.chain.head)


def _of_the_whole(document: Document) -> Iterator[Placeholder]:
    yield Placeholder("report", "The whole report", blocks=document.blocks)
    yield Placeholder("notices", "That it is a draft or practice", blocks=notices(document))


def notices(document: Document) -> tuple[Notice, ...]:
    """The notices that the report begins with, which no reader must miss."""
    found: list[Notice] = []
    for block in document.blocks:
        if not isinstance(block, Notice):
            break
        found.append(block)
    return tuple(found)


def _of_the_fields(framework: Framework, account: Account) -> Iterator[Placeholder]:
    told: dict[str, list[Item]] = {}
    for form in forms_in(account):
        for row in form.rows:
            for item in row:
                told.setdefault(item.id, []).append(item)
    for field in framework.field_by_id.values():
        if field.kind in ELSEWHERE:
            continue
        items = told.get(field.id, [])
        label = f"{field.number} {field.label}" if field.number else field.label
        words = "\n".join(map(said, items)) if items else ABSENT
        yield Placeholder(field.id, label, words)
        yield Placeholder(f"field:{field.id}", label, words)
        yield Placeholder(f"note:{field.id}", f"Note on: {label}", "\n".join(i.note for i in items if i.note))


def _of_the_domains(framework: Framework, account: Account, document: Document) -> Iterator[Placeholder]:
    told = {domain.id: domain for domain in account.domains}
    for domain in framework.domains:
        each = told.get(domain.id)
        for name, meaning, words in (
            ("grade", "Grade", _said(each, each and each.grade)),
            ("counts_as", "What the grade counts as, where a rule lowers it", (each and each.counts_as) or ""),
            ("reason", "Reason", _said(each, each and each.reason)),
            ("evidence", "Evidence", _said(each, each and each.evidence)),
            ("note", "Note on the grade", each.grade.note if each and each.grade else ""),
        ):
            yield Placeholder(f"{name}:{domain.id}", f"{meaning}: {domain.name}", words)
        yield Placeholder(f"domain:{domain.id}", f"All of {domain.name}", blocks=_part(document, domain.name))


def _said(domain: DomainAccount | None, item: Item | None) -> str:
    if domain is not None and domain.does_not_apply is not None:
        return "Does not apply"
    return ABSENT if item is None else said(item)


def _of_the_forms(framework: Framework, document: Document) -> Iterator[Placeholder]:
    for form in framework.forms:
        yield Placeholder(f"form:{form.id}", f"All of {form.title}", blocks=_part(document, form.title))


def _part(document: Document, title: str) -> tuple[Block, ...]:
    """What the report has under a heading, the heading itself left out."""
    found: list[Block] | None = None
    level = 0
    for block in document.blocks:
        if isinstance(block, Heading) and found is not None and block.level <= level:
            break
        if found is not None:
            found.append(block)
        elif isinstance(block, Heading) and block.text == title:
            found, level = [], block.level
    return tuple(found) if found is not None else (Paragraph(f"{ABSENT}."),)
