"""The overall grade: what was chosen, why, and what the rules make of the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.reporting.chapters.common import written
from evenhand.reporting.chapters.forms import form_blocks
from evenhand.reporting.chapters.trace import trace
from evenhand.reporting.document import Block, Bullets, Heading, KeyValues, Notice, Paragraph, Table
from evenhand.reporting.wording import said, with_note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.reporting.account import Account, OverallAccount

ACCEPTED = {
    "yes": "within the rules",
    "with a reason": "allowed by the binding rules, against what other rules expect; the reason is given below",
    "no": "not permitted by the rules as the answers stand",
}


def overall(account: Account) -> Iterator[Block]:
    """The grade and its reason, the ruling with its trace, and the questions asked with it."""
    yield Heading("Overall grade")
    if account.ruling["accepted"] == "no":
        yield Notice("The overall grade chosen is not permitted by the rules as the answers stand.")
    yield KeyValues(tuple(_grade(account)))
    yield from written(account.overall.reason, "Reason for the overall grade")
    for form in account.overall.forms:
        yield from form_blocks(form, 2)
    yield Heading("What the rules make of the answers", 2)
    yield KeyValues(tuple(_ruling(account)))
    yield from _departures(account)
    yield from trace(account)
    if account.readings:
        yield Heading("How the document was read", 2)
        words = "Where the source document contradicts itself, one meaning was chosen when the audit began."
        yield Paragraph(words, leads=True)
        rows = tuple(
            (item.note, f"{item.words}{' This is the default.' if item.is_default else ''}", item.source)
            for item in account.readings
        )
        yield Table(("Contradiction", "Reading taken", "Source"), rows, (7, 9, 5))


def grades(account: Account) -> Iterator[Block]:
    """The grade of every domain in one table."""
    yield Heading("Grades at a glance")
    rows = []
    for domain in account.domains:
        if domain.graded:
            name = f"{domain.number} {domain.title}" if domain.number else domain.title
            grade = "Does not apply" if domain.grade is None else said(domain.grade)
            rows.append((name, f"{grade}, counts as {domain.counts_as}" if domain.counts_as else grade))
    yield Table(("Domain", "Grade"), tuple(rows), (14, 6))


def _grade(account: Account) -> Iterator[tuple[str, str]]:
    chosen: OverallAccount = account.overall
    yield "Overall grade", with_note(chosen.grade)
    accepted = account.ruling["accepted"]
    if accepted is not None:
        yield "Standing", ACCEPTED[accepted].capitalize()


def _ruling(account: Account) -> Iterator[tuple[str, str]]:
    ruling = account.ruling
    yield "Permitted", ", ".join(ruling["permitted"])
    indicated = ruling["indicated"]
    yield "Indicated", indicated or "No one grade: it is a matter of professional judgement"
    if ruling["hard_ceiling"]:
        yield "At best", f"{ruling['hard_ceiling']}, by binding rules"
    if ruling["provisional"]:
        yield "Provisional", "Something that applies is not answered yet"
    if ruling["nothing_applicable"]:
        yield "Note", "No graded domain applies"
    if account.overall.brings:
        yield "Brings", ", ".join(account.overall.brings)


def _departures(account: Account) -> Iterator[Block]:
    words = {rule.id: f"{rule.words} ({rule.id}, {rule.source})" for rule in account.rules}
    departs = account.ruling["departs_from"]
    if departs:
        yield Paragraph("The overall grade departs from these rules, for the reason given:")
        yield Bullets(tuple(words[rule_id] for rule_id in departs))
