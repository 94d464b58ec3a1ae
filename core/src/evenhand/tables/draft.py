"""What was read out of a guidance document so far, and an account of where each piece of it went."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from typing import NamedTuple

from evenhand.tables.source import Piece

LONGEST = 4000
"""Characters of one text in a framework."""

_APOSTROPHES = str.maketrans("", "", "'’")


class Item(NamedTuple):
    """One text of the framework, and where the document says it.

    ``number``, ``group`` and ``hint`` are those of a prompt: the document's own number, the sub-heading that it stands
    under, and what is said beside it.
    """

    text: str
    at: str
    criterion: str | None = None
    number: str | None = None
    group: str | None = None
    hint: str | None = None


class Inherited(NamedTuple):
    """A grade that only refers to another: ``text`` says so."""

    grade: str
    text: str
    at: str


@dataclasses.dataclass
class Section:
    """One domain in the making. ``meaning`` marks what is said of the grades of a whole case, which is no domain.

    ``in_table`` says that its title is a cell of a table, not a heading.
    """

    id: str
    title: str
    at: str
    number: str = ""
    meaning: bool = False
    in_table: bool = False
    standards: list[Item] = dataclasses.field(default_factory=list)
    prompts: list[Item] = dataclasses.field(default_factory=list)
    descriptors: dict[str, list[Item]] = dataclasses.field(default_factory=dict)
    inherits: dict[str, Inherited] = dataclasses.field(default_factory=dict)


class Doubt(NamedTuple):
    """Something to look at: where, what the document says there, and what was made of it."""

    at: str
    text: str
    words: str


class Draft:
    """The sections, and what became of each piece. What nobody accounts for is found at the end, never lost.

    ``structure`` says what was guessed about sections, ``made_up`` what the framework needs and the document lacks.
    ``forms`` are fields to be filled in, ``contents`` the lines of the document's own table of contents, ``leads`` the
    words in bold that became criteria, and ``groups`` sub-headings of prompts.
    """

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.title: Piece | None = None
        self.publisher: Piece | None = None
        self.structure: list[str] = []
        self.rules: list[Doubt] = []
        self.doubts: list[Doubt] = []
        self.labels: list[Doubt] = []
        self.made_up: list[str] = []
        self.forms: list[Doubt] = []
        self.contents: list[Piece] = []
        self.leads: list[Doubt] = []
        self.groups: list[Piece] = []
        self.went: set[int] = set()
        self.items: set[int] = set()

    def new_section(self, title: str, at: str, *, number: str = "", meaning: bool = False) -> Section:
        """A section of this title, under an id of its own."""
        section = Section(self._free_id(title), title, at, number, meaning)
        self.sections.append(section)
        return section

    def standard(self, section: Section, piece: Piece, text: str | None = None) -> None:
        """The piece is a standard of the section."""
        section.standards += self._items(piece, Item(piece.text if text is None else text, piece.at))

    def prompt(self, section: Section, piece: Piece, item: Item) -> None:
        """The piece is a prompt of the section, and ``item`` what of it is asked."""
        section.prompts += self._items(piece, item)

    def descriptor(self, section: Section, grade: str, piece: Piece, criterion: str | None = None) -> None:
        """The piece is a descriptor of the section under this grade."""
        text = piece.text
        if criterion is None and piece.lead and text.startswith(piece.lead) and len(text) > len(piece.lead):
            criterion, text = piece.lead.rstrip(".: "), text[len(piece.lead) :].strip()
            self.leads.append(Doubt(piece.at, piece.lead, ""))
        section.descriptors.setdefault(grade, []).extend(self._items(piece, Item(text, piece.at, criterion)))

    def label(self, piece: Piece, words: str, text: str | None = None) -> None:
        """The piece was understood and is in the framework in another form only, such as a heading of a column."""
        self.labels.append(Doubt(piece.at, piece.shown if text is None else text, words))
        self.went.add(piece.number)

    def used(self, piece: Piece) -> None:
        """The piece is in the framework, as a title or criterion."""
        self.went.add(piece.number)

    def doubt(self, piece: Piece, words: str) -> None:
        """The piece is in the framework, but somebody should look at it."""
        self.doubts.append(Doubt(piece.at, piece.shown, words))
        self.went.add(piece.number)

    def rule(self, piece: Piece, words: str) -> None:
        """The piece is probably a rule."""
        self.rules.append(Doubt(piece.at, piece.shown, words))
        self.went.add(piece.number)

    def form(self, pieces: Iterable[Piece], at: str) -> None:
        """The pieces are labels of what is to be filled in."""
        pieces = list(pieces)
        self.forms.append(Doubt(at, " · ".join(piece.shown for piece in pieces if not piece.computed), ""))
        self.went |= {piece.number for piece in pieces}

    def left(self, pieces: Iterable[Piece]) -> list[Piece]:
        """The pieces of which nothing is in the framework or in a list yet."""
        return [piece for piece in pieces if piece.number not in self.went]

    def _items(self, piece: Piece, item: Item) -> list[Item]:
        self.went.add(piece.number)
        self.items.add(piece.number)
        parts = parted(item.text)
        if len(parts) > 1:
            self.doubt(piece, f"It is longer than {LONGEST} characters and was parted into {len(parts)} texts.")
        return [item._replace(text=part) for part in parts]

    def _free_id(self, title: str) -> str:
        words = re.sub(r"[^a-z0-9]+", "_", re.sub(r"^[\W\d]+", "", title).casefold().translate(_APOSTROPHES)).strip("_")
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
