"""Good practice flagged as an example: what an audit says of it, and the anonymised text that may be shared.

An example is shared only with permission, and only as the learning copy of its audit tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from evenhand.conversation.form_questions import WHOLE_AUDIT
from evenhand.reporting.copies.copying import make_copy
from evenhand.reporting.copies.kinds import LEARNING
from evenhand.reporting.document import Block, Document, Heading, KeyValues, Notice, Paragraph, Quoted
from evenhand.reporting.gather import gather
from evenhand.reporting.wording import said

if TYPE_CHECKING:
    from evenhand.models.events import Event
    from evenhand.models.framework import Framework
    from evenhand.reporting.account import Account, AuditFacts, DomainAccount, Item
    from evenhand.reporting.copies.suspects import Suspect

NOT_GIVEN = re.compile(
    r"(?:no|not|none|nobody|never|n/?a|refused|declined|withdrawn|pending|tbc|awaited)\b|\W*$", re.IGNORECASE
)
"""Beginnings of an answer to who gave permission that say that nobody did."""

TITLE = "Examples of good practice"
CHECK = (
    "Anonymised by a program, which finds only names it was told. A person must read every example whole before it is "
    "passed on. The full records are kept in the store."
)


class ExampleText(NamedTuple):
    """Grade, reason and evidence of one graded part, anonymised."""

    part: str
    grade: str
    reason: str
    evidence: str


class Example(NamedTuple):
    """One flagged example, as the audit has it: ``why``, ``permission`` and ``moderated`` in the words typed.

    ``waiting`` says what is still missing before it may be shared; empty when nothing is.
    """

    framework: str
    framework_title: str
    part: str
    why: str
    permission: str
    moderated: str
    waiting: tuple[str, ...]


class Shared(NamedTuple):
    """An example without identifiers: what may leave the store. ``moderated`` says whether somebody has done so."""

    framework: str
    framework_title: str
    part: str
    why: str
    moderated: bool
    texts: tuple[ExampleText, ...]


class Flagged(NamedTuple):
    """An example with what may be shared of it, if anything, and words in that which may be names."""

    example: Example
    shared: Shared | None
    suspects: tuple[Suspect, ...]


def may_have_examples(framework: Framework, events: Iterable[Event]) -> bool:
    """Whether it is worth looking: a row of a form for examples was answered, or opened."""
    ids = {form.id for form in framework.forms if form.purpose == "example"}
    ids |= {field.id for form in framework.forms if form.id in ids for field in form.fields}
    return any(event.to in ids for event in events)


def flagged(
    framework: Framework,
    events: Sequence[Event],
    facts: AuditFacts,
    also: Sequence[tuple[str, str | None]] = (),
) -> tuple[Flagged, ...]:
    """The examples that stand flagged in an audit. Pure. A row without its part is none, nor is one taken back."""
    rows = list(_rows(gather(framework, events, facts)))
    if not any(_said(row, "part") for row in rows):
        return ()
    account, suspects, _ = make_copy(framework, events, facts, LEARNING, also)
    told = zip(rows, _rows(account), strict=True)
    return tuple(_flagged(framework, account, row, copied, suspects) for row, copied in told if _said(row, "part"))


def _rows(account: Account) -> Iterator[tuple[Item, ...]]:
    for form in account.follow_up:
        if form.purpose == "example":
            yield from form.rows


def _said(row: Iterable[Item], role: str) -> str:
    return next((item.words.strip() for item in row if item.role == role and item.state == "answered"), "")


def _flagged(
    framework: Framework,
    account: Account,
    row: tuple[Item, ...],
    copied: tuple[Item, ...],
    suspects: tuple[Suspect, ...],
) -> Flagged:
    part_id = next(str(item.value) for item in row if item.role == "part")
    domain = framework.domain_by_id.get(part_id)
    part = "The whole audit" if domain is None else domain.name
    header = framework.header
    example = Example(
        header.id, header.short_title, part, _said(row, "why"), _said(row, "permission"), _said(row, "moderated"),
        tuple(_waiting(account, row, part_id)),
    )  # fmt: skip
    if example.waiting:
        return Flagged(example, None, ())
    shared = Shared(
        header.id, header.short_title, part, _said(copied, "why"), bool(example.moderated), _texts(account, part_id)
    )
    held = set(_all_texts(shared))
    return Flagged(example, shared, tuple(s for s in suspects if any(s.word in text for text in held)))


def _waiting(account: Account, row: tuple[Item, ...], part_id: str) -> Iterator[str]:
    permission = _said(row, "permission")
    if not permission or NOT_GIVEN.match(permission):
        yield "permission is not recorded"
    if not _said(row, "why"):
        yield "why it is an example is not said"
    if account.audit.status == "in progress":
        yield "the audit is not graded"
    if part_id != WHOLE_AUDIT and not any(_open(domain) for domain in account.domains if domain.id == part_id):
        yield "the domain does not apply any more"


def _open(domain: DomainAccount) -> bool:
    return domain.does_not_apply is None and not domain.not_applicable


def _texts(account: Account, part_id: str) -> tuple[ExampleText, ...]:
    if part_id != WHOLE_AUDIT:
        return tuple(_domain_text(domain) for domain in account.domains if domain.id == part_id)
    overall = ExampleText("Overall grade", said(account.overall.grade), _words(account.overall.reason), "")
    return (overall, *(_domain_text(domain) for domain in account.domains if domain.graded and _open(domain)))


def _domain_text(domain: DomainAccount) -> ExampleText:
    name = f"{domain.number} {domain.title}" if domain.number else domain.title
    grade = said(domain.grade) if domain.grade is not None else "Not graded"
    return ExampleText(name, grade, _words(domain.reason), _words(domain.evidence))


def _words(item: Item | None) -> str:
    return item.words if item is not None and item.state == "answered" else ""


def _all_texts(shared: Shared) -> Iterator[str]:
    yield shared.why
    for text in shared.texts:
        yield from (text.reason, text.evidence)


def tell_examples(examples: Sequence[Shared]) -> Document:
    """The document that tells shared examples. It is dated with no day, since that could lead to a case."""
    return Document(
        title=TITLE,
        running_head=f"{TITLE} · ANONYMISED",
        running_foot="",
        made_at="",
        blocks=(Notice(f"ANONYMISED. {CHECK}"), *(block for example in examples for block in _example(example))),
    )


def _example(example: Shared) -> Iterator[Block]:
    yield Heading(f"{example.framework_title}: {example.part}")
    if not example.moderated:
        yield Notice("NOT MODERATED YET: not to be circulated before somebody has moderated it.")
    yield Quoted("Why it is an example", example.why)
    for text in example.texts:
        if len(example.texts) > 1:
            yield Heading(text.part, 2)
        yield KeyValues((("Grade", text.grade),))
        if text.reason:
            yield Quoted("Reason", text.reason)
        if text.evidence:
            yield Quoted("Evidence", text.evidence)
        if not text.reason and not text.evidence:
            yield Paragraph("Nothing more is written.")
