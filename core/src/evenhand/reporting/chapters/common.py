"""What every chapter says in the same way: answers, what was written, and forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.reporting.document import Block, KeyValues, Paragraph, Quoted, Table
from evenhand.reporting.wording import said, with_note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from evenhand.reporting.account import Item

IN_WHOSE_WORDS = {"practitioner": " (the practitioner's words)", "manager": " (the manager's words)"}
"""What tells the words of others from the auditor's."""

LONGEST_BESIDE = 200
"""Characters. A longer answer stands by itself under its label."""


def written(item: Item, label: str) -> Iterator[Block]:
    """What the auditor wrote under a label, or that nothing is written yet; then its note."""
    if item.state == "answered":
        yield Quoted(label, item.words)
    else:
        yield Paragraph(f"{label.rstrip('.:')}: {said(item).lower()}.")
    if item.note:
        yield Quoted("Note", item.note)


def fields(items: Iterable[Item]) -> Iterator[Block]:
    """Fields with their answers, in order: short ones side by side, long ones under their label."""
    beside: list[tuple[str, str]] = []
    for item in items:
        if "\n" in item.words or len(item.words) > LONGEST_BESIDE or (item.words and item.voice != "auditor"):
            if beside:
                yield KeyValues(tuple(beside))
                beside = []
            yield from written(item, f"{item.text}{IN_WHOSE_WORDS.get(item.voice, '')}")
        else:
            beside.append((item.text, with_note(item)))
    if beside:
        yield KeyValues(tuple(beside))


def answers(items: tuple[Item, ...], heading: str = "Question", *, notes: bool = False) -> Table:
    """Questions with answers, and with notes where there are any, or where tables beside this one have some."""
    if notes or any(item.note for item in items):
        rows = tuple((item.numbered, said(item), item.note) for item in items)
        return Table((heading, "Answer", "Note"), rows, (10, 4, 7))
    return Table((heading, "Answer"), tuple((item.numbered, said(item)) for item in items), (16, 5))
