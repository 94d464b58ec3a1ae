"""Reads headings and paragraphs of a guidance document, one after another."""

from __future__ import annotations

import re
from collections import Counter

from evenhand.tables import marks
from evenhand.tables.draft import Draft, Section
from evenhand.tables.scale_found import FoundScale
from evenhand.tables.source import SHEET, Piece, Source

RULE_WORDS = "It looks like a rule. Rules are never guessed: write it in rules.toml if it is one."
_NOWHERE, _PROMPTS, _STANDARD, _RULES = "", "prompts", "standard", "rules"


def one_name(text: str) -> str:
    """What a heading and its repetition on the next page have in common."""
    return re.sub(r"\W*\(?\b(?:cont(?:inue)?[\u2019']?d|continued)\b\W*$", "", text.casefold()).strip(" .:-")


def running_titles(source: Source) -> frozenset[str]:
    """Headings that are repeated, as at the top of each page: they name the document, and no section of it."""
    names = Counter(one_name(block.text) for block in source.blocks if isinstance(block, Piece) and block.level)
    return frozenset(name for name, count in names.items() if count > 1)


class Prose:
    """Where in the document one is: in which section, and under which of its headings."""

    def __init__(self, draft: Draft, scale: FoundScale, running: frozenset[str] = frozenset()) -> None:
        self.running = running
        self.draft = draft
        self.scale = scale
        self.section: Section | None = None
        self.pending: Piece | None = None
        self.under = _NOWHERE
        self.grade: str | None = None

    def read(self, piece: Piece) -> None:
        """Take in the next paragraph."""
        if (grade := self.scale.grade(piece.text)) is not None and not piece.bullet:
            self.under, self.grade = _NOWHERE, grade
            self.draft.label(piece, f"Read as the grade above what follows ({self.scale.grades[grade]}).")
        elif marks.is_prompts_heading(piece.text):
            self._turn_to(_PROMPTS, piece, "Read as the heading of prompts.")
        elif marks.is_standard_heading(piece.text):
            self._turn_to(_STANDARD, piece, "Read as the heading of a standard.")
        elif piece.level and marks.is_grading_heading(piece.text):
            self._turn_to(_NOWHERE, piece, "Read as the heading of what follows, not as a section.")
        elif piece.level:
            self.heading(piece)
        else:
            self._paragraph(piece)

    def heading(self, piece: Piece) -> None:
        """A heading that may be the title of a section, once something is found under it."""
        self.under, self.grade = _NOWHERE, None
        if marks.is_rules_heading(piece.text):
            self.under, self.pending, self.section = _RULES, None, None
            self.draft.label(piece, "Read as the heading of what is said about the overall grade.")
            return
        if (
            self.draft.title is None
            and not self.draft.sections
            and (piece.level in (1, 2) or one_name(piece.text) in self.running)
        ):
            self.draft.title = piece
        self.pending = piece

    def only_titled(self) -> bool:
        """Whether no heading names a section here: there is none, or it is the document's or the sheet's own."""
        if self.pending is None or self.pending.level == SHEET:
            return True
        title, name = self.draft.title, one_name(self.pending.text)
        return name in self.running or (title is not None and name == one_name(title.text))

    def current(self, at: str) -> Section:
        """The section that something found at a place belongs to; a new one under the newest heading."""
        if self.pending is not None:
            title, self.pending = self.pending, None
            self.section = self._section(title)
        if self.section is None:
            number = len(self.draft.sections) + 1
            self.section = self.draft.new_section(f"Section {number}", at)
            self.draft.general.append(f"{at}: no heading stands above it; it became 'Section {number}'. Name it.")
        return self.section

    def _section(self, title: Piece) -> Section:
        """The section of a heading. One that goes on after a break of the page is one section still."""
        for section in self.draft.sections:
            if one_name(section.title) == one_name(title.text):
                self.draft.doubt(title, f"It was taken to go on with '{section.title}' ({section.at}).")
                return section
        self.draft.used(title)
        return self.draft.new_section(title.text[:4000], title.at, meaning=marks.is_meaning_heading(title.text))

    def _turn_to(self, under: str, piece: Piece, words: str) -> None:
        self.under, self.grade = under, None
        self.draft.label(piece, words)

    def _paragraph(self, piece: Piece) -> None:
        if self.under_rules(piece):
            return
        if self.grade is not None:
            self.descriptor(self.current(piece.at), self.grade, piece)
            return
        if self._labelled(piece):
            return
        if self.under == _PROMPTS or (marks.is_question(piece.text) and (self.section or self.pending)):
            self.draft.prompt(self.current(piece.at), piece)
        elif self.under == _STANDARD:
            self.draft.standard(self.current(piece.at), piece)
        elif marks.looks_like_rule(piece.text):
            self.draft.rule(piece, RULE_WORDS)

    def _labelled(self, piece: Piece) -> bool:
        """A paragraph that says at its beginning what it is: ``Standard: …``, ``Good: …``."""
        split = marks.label_before(piece.text)
        if split is None:
            return False
        label, text = split
        if marks.is_standard_heading(label):
            self.draft.standard(self.current(piece.at), piece, text)
        elif marks.is_prompts_heading(label):
            self.draft.prompt(self.current(piece.at), piece, text)
        elif (grade := self.scale.grade(label)) is not None:
            self.descriptor(self.current(piece.at), grade, piece._replace(text=text))
        else:
            return False
        self.draft.label(piece, f"The words '{label}' say what it is and were left out of its text.")
        return True

    def under_rules(self, piece: Piece) -> bool:
        """Whether it stands among what is said about the overall grade; it is then listed as a probable rule."""
        if self.under == _RULES:
            self.draft.rule(piece, RULE_WORDS)
        return self.under == _RULES

    def descriptor(self, section: Section, grade: str, piece: Piece, criterion: str | None = None) -> None:
        """A descriptor, and a note where it looks like a rule too."""
        self.draft.descriptor(section, grade, piece, criterion)
        if marks.looks_like_rule(piece.text, descriptor=True):
            label = self.scale.grades[grade]
            self.draft.rule(piece, f"It is a descriptor of {label} in '{section.title}' now. {RULE_WORDS}")
