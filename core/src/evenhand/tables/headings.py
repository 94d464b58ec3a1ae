"""What the headings of a document are for: which are repeated on each page, and whether they name its sections."""

from __future__ import annotations

from collections import Counter

from evenhand.tables import marks
from evenhand.tables.scale_found import FoundScale
from evenhand.tables.source import SHEET, Grid, Piece, Source
from evenhand.tables.titles import one_name


def running_titles(source: Source) -> frozenset[str]:
    """Headings that are repeated, as at the top of each page: they name the document, and no section of it."""
    names = Counter(one_name(block.text) for block in source.blocks if isinstance(block, Piece) and block.level)
    return frozenset(name for name, count in names.items() if count > 1)


def headings_name_sections(source: Source, scale: FoundScale) -> bool:
    """Whether two headings at least have grades of their own below them. A row in a table then names no section."""
    running = running_titles(source)
    heading: int | None = None
    graded: set[int] = set()
    for block in source.blocks:
        if isinstance(block, Grid):
            has_grades = any(scale.grade(piece.text) is not None for piece in _firsts(block))
        else:
            has_grades = scale.grade(block.text) is not None
        if has_grades and heading is not None:
            graded.add(heading)
        elif isinstance(block, Piece) and names_a_section(block) and one_name(block.text) not in running:
            heading = block.number
    return len(graded) > 1


def names_a_section(piece: Piece) -> bool:
    """Whether a heading may be the title of a section, and says no more of what follows."""
    return 0 < piece.level != SHEET and not any(
        test(piece.text)
        for test in (
            marks.is_prompts_heading,
            marks.is_standard_heading,
            marks.is_grading_heading,
            marks.is_rules_heading,
            marks.is_meaning_heading,
        )
    )


def _firsts(grid: Grid) -> list[Piece]:
    return [cell.pieces[0] for cell in grid.cells if cell.pieces and not cell.pieces[0].computed]
