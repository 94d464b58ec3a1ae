"""Imports grading guidance, as authorities write it, into a framework's folder and a list of doubts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from evenhand.catalogue.problems import FrameworkProblemsError
from evenhand.models.framework import Framework
from evenhand.tables import folder, unsure
from evenhand.tables.contents import contents_lines
from evenhand.tables.draft import Draft
from evenhand.tables.draft_data import draft_data
from evenhand.tables.errors import TablesError
from evenhand.tables.files import write_file
from evenhand.tables.grade_words import given_names
from evenhand.tables.grids import read_grid
from evenhand.tables.headings import headings_name_sections, running_titles
from evenhand.tables.not_used import left_told
from evenhand.tables.place import Place
from evenhand.tables.prose import Prose
from evenhand.tables.scale_found import FoundScale, find_scale
from evenhand.tables.source import Grid, Source

_COMMENTS = {
    "framework.toml": "Read from a document by `evenhand framework import`. Go through unsure.md first.\n"
    "Every `source` says where the text stands: P12 is paragraph 12, T3:r2:c2 table 3, row 2, column 2.",
    "scales.toml": "The grades, best first.",
    "domains": "One section of the document. Items are asked and shown in this order.",
    "rules.toml": "Nothing here was guessed. Sentences of the document that look like rules are listed in unsure.md.",
    "cases.toml": "Worked rulings. Add one for each side of every boundary once there are rules.",
    "forms.toml": "What every audit is asked around its sections. Add your authority's own questions.",
}


class Read(NamedTuple):
    """What became of a document: the framework's data, its files by name, and the list of doubts."""

    data: dict[str, Any]
    files: dict[str, str]
    unsure: str
    draft: Draft
    unused: int
    unused_share: float


def read_guidance(
    source: Source,
    framework_id: str,
    grades: str | None = None,
    kept: Mapping[str, str] | None = None,
    schema: str | None = None,
) -> Read:
    """Read a document. ``grades`` are the author's own names of grades, best first, parted by commas.

    ``kept`` are fields of the header that hold whatever the document says, and ``schema`` is where from the framework's
    folder the schemas for editors are.

    Raises :class:`TablesError` where no grades, or nothing under them, is found.
    """
    scale = find_scale(source, given_names(grades) if grades else ())
    draft = _drafted(source, scale)
    draft.made_up += scale.doubts
    if not any(section.descriptors for section in draft.sections if not section.meaning):
        raise TablesError(
            f"{source.name}: no section with descriptors was found; a table needs the names of grades as headings of "
            "its columns or rows, or a list needs a grade as its heading; if yours have names of their own, give them "
            'with --grades "A, B, C"'
        )
    data = draft_data(draft, scale, source, framework_id, kept)
    left = list(left_told(draft, source))
    share = _words(doubt.text for doubt in left) / max(1, _words(piece.text for piece in source.pieces()))
    files = folder.files_of(data, _COMMENTS, schema)
    return Read(data, files, unsure.unsure_text(draft, source, scale), draft, len(left), share)


def _words(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _drafted(source: Source, scale: FoundScale) -> Draft:
    draft = Draft()
    draft.contents = contents_lines(source)
    draft.went |= {piece.number for piece in draft.contents}
    prose = Prose(draft, scale, running_titles(source), by_headings=headings_name_sections(source, scale))
    for block in source.blocks:
        if isinstance(block, Grid):
            read_grid(block, prose)
        elif block.fill:
            draft.form([block], block.at)
        elif block.number not in draft.went:
            prose.read(block)
    return draft


def import_guidance(
    source: Source,
    place: Place,
    *,
    framework_id: str,
    grades: str | None = None,
    force: bool = False,
) -> tuple[Framework, Read]:
    """Write what a document says to a folder; give the framework and what was read.

    ``unsure.md`` stands in the package, where the framework's own folder would be installed with it; otherwise in the
    framework's. Raises :class:`TablesError`. Nothing is written then.
    """
    folder.check_place(place.target, force=force)
    read = read_guidance(source, framework_id, grades, place.kept, place.schema)
    made = folder.made_beside(place.target, {**read.files, unsure.NAME: read.unsure})
    try:
        framework = folder.load(made)
        if place.package is not None:
            write_file(place.package / unsure.NAME, read.unsure.encode(), force=True)
            (made / unsure.NAME).unlink()
        folder.put_in_place(made, place.target, place.aside)
    except FrameworkProblemsError as error:
        raise TablesError(f"{source.name}: what was read makes no framework: {error.lines[0]}") from None
    finally:
        folder.remove_made(made)
    return framework, read


def id_from(name: str) -> str:
    """The id of a framework from the name of a file or folder; from a word for all where it has no letters."""
    words = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")
    words = re.sub(r"^[^a-z]+", "", words)[:60].rstrip("_")
    return words or "imported"
