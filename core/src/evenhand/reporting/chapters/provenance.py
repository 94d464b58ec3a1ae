"""The report's end: what is open, what was changed, what does not count, and what all of it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.reporting.document import Block, Heading, KeyValues, Paragraph, Quoted, Table
from evenhand.reporting.wording import counted, time_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.reporting.account import Account, Item, ItemState, OpenAccount


MATCHED = (
    "The number of events and the hash of the last one show whether the audit in the store is still the one that this "
    "report was made from."
)
UNLINKED = "This copy does not say which audit it was made from."


def unanswered(account: Account) -> Iterator[Block]:
    """What is not yet answered and what was skipped, two different things."""
    yield Heading("Not answered")
    if not account.unanswered:
        yield Paragraph("Everything that applies is answered.")
        return
    rows = tuple((place.place, _waiting(place, "not_yet_answered"), _waiting(place, "skipped"))
                 for place in account.unanswered)  # fmt: skip
    yield Table(("Where", "Not yet answered", "Skipped"), rows, (7, 8, 6))


def _waiting(place: OpenAccount, state: ItemState) -> str:
    items = [item for item in place.items if item.state == state]
    prompts = [item for item in items if _is_prompt(item)]
    named = [item.text for item in items if not _is_prompt(item)]
    if prompts:
        named.insert(0, counted(len(prompts), "question", "questions"))
    return "; ".join(named) or "–"


def _is_prompt(item: Item) -> bool:
    """Whether it is a question inside a domain: those have ids of dotted parts."""
    return "." in item.id


def amendments(account: Account) -> Iterator[Block]:
    """The times the audit was opened again, and why; how often answers were changed."""
    changes = account.changes
    if changes is None or not (account.amendments or changes.superseded or changes.withdrawn):
        return
    yield Heading("Changes")
    for number, amendment in enumerate(account.amendments, start=1):
        when = f", {time_words(amendment.at)}" if amendment.at else ""
        yield Quoted(f"Amendment {number}{when}: the reason given", amendment.reason)
    if changes.superseded:
        yield Paragraph(f"{counted(changes.superseded, 'answer was', 'answers were')} changed while auditing.")
    if changes.withdrawn:
        yield Paragraph(f"{counted(changes.withdrawn, 'reply was', 'replies were')} taken back while auditing.")


def annex(account: Account) -> Iterator[Block]:
    """What the auditor entered that does not count as the audit stands."""
    if not account.kept_not_counted:
        return
    yield Heading("Annex: kept but not counted")
    yield Paragraph("These answers were given, but do not count as the audit stands. They count again if that changes.")
    places: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for kept in account.kept_not_counted:
        words = kept.words or "Left blank"
        text = f"{words}\nNote: {kept.note}" if kept.note else words
        places.setdefault((kept.place, kept.why), []).append((kept.question, text))
    for (place, why), rows in places.items():
        yield Heading(place, 2)
        yield Paragraph(why)
        yield KeyValues(tuple(rows))


def provenance(account: Account) -> Iterator[Block]:
    """The framework, its version and digest, and where the audit's chain stands."""
    framework, audit = account.framework, account.audit
    yield Heading("What this report rests on")
    rows = [
        ("Framework", framework.title),
        ("Publisher", framework.publisher),
        ("Framework version", framework.version),
        ("Framework digest", framework.digest),
        ("Source document", f"{framework.source_document} ({framework.source})"),
    ]
    rows += [
        (
            "Put under another version",
            f"from {one.before} to {one.version}{f', {time_words(one.at)}' if one.at else ''}",
        )
        for one in framework.upgrades
    ]
    rows += [(f"Added by {each.plugin}", each.words) for each in framework.additions]
    linked = audit.chain.length is not None
    if linked:
        rows.append(("Audit", audit.id))
    rows.append(("Evenhand version", audit.engine or "not recorded"))
    if linked:
        rows += [("Events in the audit", str(audit.chain.length)), ("Hash of the last event", audit.chain.head)]
    # Before the table, so that no page ends the report with one sentence on it.
    yield Paragraph(MATCHED if linked else UNLINKED, leads=True)
    yield KeyValues(tuple(rows))
