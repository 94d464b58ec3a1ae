"""Says which sections were found and what was guessed about them, for the top of the list."""

from __future__ import annotations

from collections.abc import Iterator

from evenhand.tables.draft import Draft, Section
from evenhand.tables.places import place_words, places_told
from evenhand.tables.scale_found import FoundScale

_ONLY = ("only", "if applicable", "where applicable")


def counted(number: int, word: str) -> str:
    """``1 prompt``, ``2 prompts``."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def sections_told(draft: Draft, scale: FoundScale) -> Iterator[str]:
    """Each section with its counts, to be compared with the document."""
    for section in (each for each in draft.sections if not each.meaning):
        grades = ", ".join(f"{label} {_described(section, grade, scale)}" for grade, label in scale.grades.items())
        counts = (counted(len(section.standards), "standard"), counted(len(section.prompts), "prompt"))
        number = f"Section {section.number}, " if section.number else ""
        said = f"{', '.join(counts)}; descriptors: {grades}."
        yield f"{number}“{section.title}”, {place_words(section.at)}: {said}"


def _described(section: Section, grade: str, scale: FoundScale) -> str:
    own = len(section.descriptors.get(grade, []))
    if grade not in section.inherits:
        return str(own)
    return f"as {scale.grades[section.inherits[grade].grade]}{f' and {own}' if own else ''}"


def structure_told(draft: Draft) -> Iterator[str]:
    """What was guessed about sections: those made from rows come first, since they are most often wrong."""
    sections = [section for section in draft.sections if not section.meaning]
    if rows := [f"“{section.title}” ({section.at})" for section in sections if section.in_table]:
        yield (
            f"Titles of sections that stand in tables, and not in headings: {', '.join(rows)}. If they are parts of "
            "one section, head their column 'Criterion', or give the section a heading above the table."
        )
    yield from draft.structure
    if draft.groups:
        groups = dict.fromkeys(f"“{piece.text}” ({piece.at})" for piece in draft.groups)
        yield f"Sub-headings of prompts, and not sections: {', '.join(groups)}."
    if draft.leads:
        leads = ", ".join(dict.fromkeys(f"“{lead.text}”" for lead in draft.leads))
        at = places_told([lead.at for lead in draft.leads])
        yield f"Words in bold at the beginning of descriptors became their criterion: {leads}, in {at}."
    if only := [
        f"“{section.title}”" for section in sections if any(word in section.title.casefold() for word in _ONLY)
    ]:
        yield f"applies_to is 'Every case' in each section, and these titles say something else: {', '.join(only)}."
    if capitals := [f"“{section.title}”" for section in sections if section.title.isupper()]:
        yield f"Titles stay in capitals as the document has them; write them as you like: {', '.join(capitals)}."
