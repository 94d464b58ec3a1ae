"""Reads headings and paragraphs of a guidance document, one after another."""

from __future__ import annotations

from evenhand.tables import marks
from evenhand.tables.draft import Draft, Inherited, Item, Section
from evenhand.tables.referring import named_grade
from evenhand.tables.scale_found import FoundScale
from evenhand.tables.source import SHEET, Piece
from evenhand.tables.titles import is_publisher, numbered_question, numbered_title, one_name

_NOWHERE, _PROMPTS, _STANDARD, _RULES = "", "prompts", "standard", "rules"


class Prose:
    """Where in the document one is: in which section, and under which of its headings.

    ``running`` are the names of headings that are repeated on each page. ``by_headings`` says that headings name the
    sections of this document, so that no row of a table does.
    """

    def __init__(
        self, draft: Draft, scale: FoundScale, running: frozenset[str] = frozenset(), *, by_headings: bool = False
    ) -> None:
        self.running = running
        self.by_headings = by_headings
        self.draft = draft
        self.scale = scale
        self.section: Section | None = None
        self.pending: Piece | None = None
        self.pending_in_table = False
        self.under = _NOWHERE
        self.prompts_level = 0
        self.labelled = False
        self.grade: str | None = None
        self.group: Piece | None = None

    def read(self, piece: Piece) -> None:
        """Take in the next paragraph."""
        if (grade := self.scale.grade(piece.text)) is not None and not piece.bullet:
            self.turn_away()
            self.grade = grade
            self.draft.label(piece, f"Read as the grade above what follows ({self.scale.grades[grade]}).")
        elif marks.is_prompts_heading(piece.text):
            self._turn_to(_PROMPTS, piece, "Read as the heading of prompts.")
            self.prompts_level = piece.level
        elif marks.is_standard_heading(piece.text):
            self._turn_to(_STANDARD, piece, "Read as the heading of a standard.")
        elif piece.level and marks.is_grading_heading(piece.text):
            self._turn_to(_NOWHERE, piece, "Read as the heading of what follows, not as a section.")
        elif piece.level:
            self.heading(piece)
        else:
            self._paragraph(piece)

    def read_cell(self, piece: Piece) -> None:
        """Take in a paragraph of a table. It is no title where a heading of the document stands above."""
        if piece.level and not self.cells_name_sections() and not self._says_what_follows(piece):
            if self.under == _PROMPTS and not marks.is_question(piece.text):
                self.group = piece
                return
            piece = piece._replace(level=0)
        was = self.pending
        self.read(piece)
        self.pending_in_table = self.pending_in_table or (self.pending is piece and was is not piece)

    def heading(self, piece: Piece, *, in_table: bool = False) -> None:
        """A heading that may be the title of a section, once something is found under it."""
        if self.under == _PROMPTS and 0 < self.prompts_level < piece.level and self.names_section():
            self.group = piece
            return
        self.turn_away()
        if marks.is_rules_heading(piece.text):
            self.under, self.pending, self.section = _RULES, None, None
            self.draft.label(piece, "Read as the heading of what is said about the overall grade.")
            return
        if self.draft.title is None and not self.draft.sections:
            if self.draft.publisher is None and is_publisher(piece.text) and one_name(piece.text) not in self.running:
                self.draft.publisher = piece
                self.draft.used(piece)
                return
            if piece.level in (1, 2) or one_name(piece.text) in self.running:
                self.draft.title = piece
        self.pending, self.pending_in_table = piece, in_table

    def _says_what_follows(self, piece: Piece) -> bool:
        tests = (marks.is_prompts_heading, marks.is_standard_heading, marks.is_grading_heading)
        return self.scale.grade(piece.text) is not None or any(test(piece.text) for test in tests)

    def stands_under_nothing(self) -> bool:
        """Whether what follows stands under no heading of prompts, standards, rules or grades."""
        return self.under == _NOWHERE and self.grade is None

    def turn_away(self) -> None:
        """What follows stands under no heading of prompts, standards or grades."""
        self.under, self.grade, self.group, self.labelled = _NOWHERE, None, None, False

    def names_section(self) -> bool:
        """Whether a section is known here, or a heading that will be one."""
        return self.section is not None or self.pending is not None

    def cells_name_sections(self) -> bool:
        """Whether a row or cell of a table may be the title of a section here.

        None is below a heading that has prompts, a standard or grades of its own, nor where headings name sections.
        """
        if self.pending is not None:
            return self.pending_in_table or self._only_titles(self.pending) or not self.by_headings
        return self.section is None or self.section.in_table

    def _only_titles(self, piece: Piece) -> bool:
        """Whether a heading names the document or the sheet, and no section of it.

        Where headings name sections, the first of them may be one too.
        """
        title, name = self.draft.title, one_name(piece.text)
        is_title = title is not None and name == one_name(title.text) and not self.by_headings
        return piece.level == SHEET or name in self.running or is_title

    def current(self, at: str) -> Section:
        """The section that something found at a place belongs to; a new one under the newest heading."""
        if self.pending is not None:
            title, self.pending = self.pending, None
            self.section = self._section(title)
        if self.section is None:
            number = len(self.draft.sections) + 1
            self.section = self.draft.new_section(f"Section {number}", at)
            self.draft.structure.append(f"{at}: no heading stands above it; it became 'Section {number}'. Name it.")
        return self.section

    def _section(self, title: Piece) -> Section:
        """The section of a heading. One that goes on after a break of the page is one section still."""
        number, words = numbered_title(title.text, title.printed)
        for section in self.draft.sections:
            if one_name(section.title) == one_name(words) and number in {"", section.number}:
                self.draft.label(title, f"It was taken to go on with '{section.title}' ({section.at}).")
                self.draft.structure.append(
                    f"{title.at}: “{title.shown}” was taken to go on with '{section.title}' ({section.at}). If they "
                    "are two sections, give them two titles in the document and import it again."
                )
                return section
        self.draft.used(title)
        meaning = marks.is_meaning_heading(title.text)
        made = self.draft.new_section(words[:4000], title.at, number=number, meaning=meaning)
        made.in_table = self.pending_in_table
        return made

    def prompt(self, piece: Piece, *, hint: str | None = None, number: str | None = None) -> None:
        """A prompt of the section that one is in, under the sub-heading that stands above it."""
        found = numbered_question(piece.text, piece.printed)
        group = None
        section = self.current(piece.at)
        if self.group is not None:
            group = self.group.text
            if self.group.number not in self.draft.went:
                self.draft.used(self.group)
                self.draft.groups.append(self.group)
        item = Item(found.title, piece.at, None, number or found.number or None, group, hint or None)
        self.draft.prompt(section, piece, item)

    def standard(self, piece: Piece) -> None:
        """A standard of the section that one is in."""
        self.draft.standard(self.current(piece.at), piece)

    def _turn_to(self, under: str, piece: Piece, words: str) -> None:
        self.turn_away()
        self.under = under
        self.draft.label(piece, words)

    def _paragraph(self, piece: Piece) -> None:
        if self.under_rules(piece):
            return
        if self.grade is not None:
            self.descriptor(self.current(piece.at), self.grade, piece)
            return
        if self._labelled(piece):
            return
        if self.under == _PROMPTS or (marks.is_question(piece.text) and self.names_section()):
            self.prompt(piece)
        elif self.under == _STANDARD and not (self.labelled and marks.looks_like_rule(piece.text)):
            self.standard(piece)
            if self.labelled:
                self.draft.doubt(piece, "It stands below a standard and was taken for one too.")
        elif marks.looks_like_rule(piece.text):
            self.draft.rule(piece, "")

    def _labelled(self, piece: Piece) -> bool:
        """A paragraph that says at its beginning what it is: ``Standard: …``, ``Good: …``."""
        split = marks.label_before(piece.text)
        if split is None:
            return False
        label, text = split
        own = piece._replace(text=text[:1].upper() + text[1:], lead="")
        if marks.is_standard_heading(label):
            self.standard(own)
            # What follows without a label may go on with it.
            self.under, self.labelled = _STANDARD, True
        elif marks.is_prompts_heading(label):
            self.prompt(own)
        elif (grade := self.scale.grade(label)) is not None:
            self.descriptor(self.current(piece.at), grade, piece._replace(text=text, lead=""))
            own = own._replace(text=text)
        else:
            return False
        capital = "" if own.text == text else ", which begins with a capital letter now"
        self.draft.label(piece, f"These words say what it is and were left out of its text{capital}.", f"{label}:")
        return True

    def under_rules_now(self) -> bool:
        """Whether what follows is about the overall grade."""
        return self.under == _RULES

    def under_rules(self, piece: Piece) -> bool:
        """Whether it stands among what is said about the overall grade; it is then listed as a probable rule."""
        if self.under == _RULES:
            self.draft.rule(piece, "")
        return self.under == _RULES

    def descriptor(self, section: Section, grade: str, piece: Piece, criterion: str | None = None) -> None:
        """A descriptor, and a note where it looks like a rule too, or refers to another grade."""
        label = self.scale.grades[grade]
        found = named_grade(piece.text, self.scale)
        if found is not None and found.grade != grade:
            other = self.scale.grades[found.grade]
            if found.whole and not _goes_round(section, grade, found.grade):
                section.inherits[grade] = Inherited(found.grade, piece.text, piece.at)
                self.draft.doubt(
                    piece,
                    f"{label} in '{section.title}' takes over the descriptors of {other} now ([inherits.{grade}]). "
                    "What then tells the two grades apart?",
                )
                return
            self.draft.doubt(
                piece,
                f"It is a descriptor of {label} in '{section.title}' now, and refers to {other}. If it takes over what "
                f"stands there, write [inherits.{grade}].",
            )
        self.draft.descriptor(section, grade, piece, criterion)
        if marks.looks_like_rule(piece.text, descriptor=True):
            self.draft.rule(piece, f"It is a descriptor of {label} in '{section.title}' now.")


def _goes_round(section: Section, grade: str, other: str) -> bool:
    """Whether the other grade takes over from this one already."""
    seen: set[str] = set()
    while other in section.inherits and other not in seen:
        seen.add(other)
        other = section.inherits[other].grade
    return other == grade
