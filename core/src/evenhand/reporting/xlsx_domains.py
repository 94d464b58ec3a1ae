"""The sheet of domains: the overall grade first, then each domain in a row of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.reporting.wording import STATE_WORDS, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from evenhand.reporting.account import Account, DomainAccount, Item
    from evenhand.reporting.xlsx_cells import CellValue

DOMAIN_COLUMNS = (
    ("No.", 7), ("Domain", 30), ("Grade", 18), ("State", 16), ("Counts as", 18), ("Applies", 14), ("Why not", 30),
    ("Reason", 60), ("Reason asked as", 26), ("Evidence", 60), ("Evidence refers to", 26), ("Note", 30),
    ("Graded domain", 10), ("Source", 16), ("Id", 22),
)  # fmt: skip

DOMAIN_PATHS = frozenset(
    ("domains", field)
    for field in (
        "id", "number", "title", "graded", "does_not_apply", "not_applicable", "not_applicable_reason", "grade",
        "counts_as", "reason", "reason_opening", "evidence", "references",
    )
) | {("overall", "grade"), ("overall", "reason")}  # fmt: skip
"""What of the account this sheet tells, by the fields that lead to it."""


def domain_rows(account: Account) -> Iterator[tuple[CellValue, ...]]:
    """One row for the overall grade and one for each domain, those that do not apply included."""
    grade, reason = account.overall.grade, account.overall.reason
    yield (
        "", grade.text, _answer(grade), _state(grade), "", "Yes", "", said(reason), reason.text, "", "",
        _notes(("Grade", grade), ("Reason", reason)), "", _sources(grade, reason), grade.id,
    )  # fmt: skip
    yield from map(_row, account.domains)


def _row(domain: DomainAccount) -> tuple[CellValue, ...]:
    grade, reason, evidence = domain.grade, domain.reason, domain.evidence
    applies, why_not = _applies(domain)
    return (
        domain.number or "", domain.title, _answer(grade), _state(grade), domain.counts_as or "", applies, why_not,
        _said(reason), domain.reason_opening, _said(evidence), "; ".join(domain.references),
        _notes(("Grade", grade), ("Reason", reason), ("Evidence", evidence)), "Yes" if domain.graded else "No",
        _sources(grade, reason, evidence), domain.id,
    )  # fmt: skip


def _applies(domain: DomainAccount) -> tuple[str, str]:
    if domain.does_not_apply is not None:
        return "Does not apply", domain.does_not_apply
    return ("Not applicable", domain.not_applicable_reason or "") if domain.not_applicable else ("Yes", "")


def _answer(item: Item | None) -> str:
    return item.words if item is not None and item.state == "answered" else ""


def _state(item: Item | None) -> str:
    return "" if item is None else STATE_WORDS.get(item.state, item.state)


def _said(item: Item | None) -> str:
    return "" if item is None else said(item)


def _notes(*items: tuple[str, Item | None]) -> str:
    return "\n".join(f"{label}: {item.note}" for label, item in items if item is not None and item.note)


def _sources(*items: Item | None) -> str:
    return ", ".join(_distinct(item.source for item in items if item is not None))


def _distinct(texts: Iterable[str]) -> list[str]:
    return [text for text in dict.fromkeys(texts) if text]
