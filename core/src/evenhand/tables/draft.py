"""What was read out of a guidance document so far, and an account of where each piece of it went."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from typing import NamedTuple

from evenhand.tables.source import Piece

LONGEST = 4000
"""Characters of one text in a framework."""


class Item(NamedTuple):
    """One text of the framework, and where the document says it."""

    text: str
    at: str
    criterion: str | None = None


@dataclasses.dataclass
class Section:
    """One domain in the making. ``meaning`` marks what is said of the grades of a whole case, which is no domain."""

    id: str
    title: str
    at: str
    meaning: bool = False
    standards: list[Item] = dataclasses.field(default_factory=list)
    prompts: list[Item] = dataclasses.field(default_factory=list)
    descriptors: dict[str, list[Item]] = dataclasses.field(default_factory=dict)


class Doubt(NamedTuple):
    """Something to look at: where, what the document says there, and what was made of it."""

    at: str
    text: str
    words: str


class Draft:
    """The sections, and what became of each piece. What nobody accounts for is found at the end, never lost."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.title: Piece | None = None
        self.rules: list[Doubt] = []
        self.doubts: list[Doubt] = []
        self.labels: list[Doubt] = []
        self.general: list[str] = []
        self.went: set[int] = set()

    def new_section(self, title: str, at: str, *, meaning: bool = False) -> Section:
        """A section of this title, under an id of its own."""
        section = Section(self._free_id(title), title, at, meaning)
        self.sections.append(section)
        return section

    def standard(self, section: Section, piece: Piece, text: str | None = None) -> None:
        """The piece is a standard of the section."""
        section.standards += self._items(piece, text)

    def prompt(self, section: Section, piece: Piece, text: str | None = None) -> None:
        """The piece is a prompt of the section."""
        section.prompts += self._items(piece, text)

    def descriptor(self, section: Section, grade: str, piece: Piece, criterion: str | None = None) -> None:
        """The piece is a descriptor of the section under this grade."""
        section.descriptors.setdefault(grade, []).extend(self._items(piece, None, criterion))

    def label(self, piece: Piece, words: str) -> None:
        """The piece was understood and is in the framework in another form only, such as a heading of a column."""
        self.labels.append(Doubt(piece.at, piece.text, words))
        self.went.add(piece.number)

    def used(self, piece: Piece) -> None:
        """The piece is in the framework, as a title or criterion."""
        self.went.add(piece.number)

    def doubt(self, piece: Piece, words: str) -> None:
        """The piece is in the framework, but somebody should look at it."""
        self.doubts.append(Doubt(piece.at, piece.text, words))
        self.went.add(piece.number)

    def rule(self, piece: Piece, words: str) -> None:
        """The piece is probably a rule."""
        self.rules.append(Doubt(piece.at, piece.text, words))
        self.went.add(piece.number)

    def left(self, pieces: Iterable[Piece]) -> list[Piece]:
        """The pieces of which nothing is in the framework or in a list yet."""
        return [piece for piece in pieces if piece.number not in self.went]

    def _items(self, piece: Piece, text: str | None, criterion: str | None = None) -> list[Item]:
        self.went.add(piece.number)
        parts = parted(piece.text if text is None else text)
        if len(parts) > 1:
            self.doubt(piece, f"It is longer than {LONGEST} characters and was parted into {len(parts)} texts.")
        return [Item(part, piece.at, criterion) for part in parts]

    def _free_id(self, title: str) -> str:
        words = re.sub(r"[^a-z0-9]+", "_", re.sub(r"^[\W\d]+", "", title).casefold().replace("'", "")).strip("_")
        # Words like the child's lose their apostrophe first, so that no lone s is left between underscores.
        base = (words if words[:1].isalpha() else f"section_{words}".rstrip("_"))[:50].rstrip("_")
        taken = {section.id for section in self.sections} | RESERVED
        id_, number = base, 2
        while id_ in taken:
            id_, number = f"{base}_{number}", number + 1
        return id_


RESERVED = frozenset({"case_reference", "auditor_name", "audit_date", "overall_grade", "overall_reason"})
"""Ids of the questions that every import has; domains and questions share one set of names."""


def parted(text: str) -> list[str]:
    """A text in parts that a framework can hold, ended after a sentence where there is one, otherwise after a word."""
    parts = []
    while len(text) > LONGEST:
        end = max(text.rfind(". ", 0, LONGEST) + 1, text.rfind("; ", 0, LONGEST) + 1)
        end = end or text.rfind(" ", 0, LONGEST) or LONGEST
        end = end if end > 0 else LONGEST
        parts.append(text[:end].strip())
        text = text[end:].strip()
    return [*parts, text] if text else parts
