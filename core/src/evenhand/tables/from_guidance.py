"""Imports grading guidance, as authorities write it, into a framework's folder and a list of doubts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

from evenhand.catalogue.problems import FrameworkProblemsError
from evenhand.models.framework import Framework
from evenhand.tables import folder, unsure
from evenhand.tables.draft import Draft
from evenhand.tables.draft_data import draft_data
from evenhand.tables.errors import TablesError
from evenhand.tables.files import write_file
from evenhand.tables.grade_words import given_names
from evenhand.tables.grids import read_grid
from evenhand.tables.prose import Prose, running_titles
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


def read_guidance(source: Source, framework_id: str, grades: str | None = None) -> Read:
    """Read a document. ``grades`` are the author's own names of grades, best first, parted by commas.

    Raises :class:`TablesError` where no grades, or nothing under them, is found.
    """
    scale = find_scale(source, given_names(grades) if grades else ())
    draft = _drafted(source, scale)
    draft.general += scale.doubts
    if not any(section.descriptors for section in draft.sections if not section.meaning):
        raise TablesError(
            f"{source.name}: no section with descriptors was found; a table needs the names of grades as headings of "
            "its columns or rows, or a list needs a grade as its heading"
        )
    data = draft_data(draft, scale, source, framework_id)
    left = len(draft.left(source.pieces()))
    return Read(data, folder.files_of(data, _COMMENTS), unsure.unsure_text(draft, source), draft, left)


def _drafted(source: Source, scale: FoundScale) -> Draft:
    draft = Draft()
    prose = Prose(draft, scale, running_titles(source))
    for block in source.blocks:
        if isinstance(block, Grid):
            read_grid(block, prose)
        else:
            prose.read(block)
    return draft


def import_guidance(
    source: Source,
    target: Path,
    *,
    framework_id: str,
    grades: str | None = None,
    force: bool = False,
    list_in: Path | None = None,
) -> tuple[Framework, Read]:
    """Write what a document says to a folder; give the framework and what was read.

    ``unsure.md`` stands in the folder ``list_in``: that of the package, where the framework's own would be installed
    with it; otherwise in the framework's. Raises :class:`TablesError`. Nothing is written then.
    """
    folder.check_place(target, force=force)
    read = read_guidance(source, framework_id, grades)
    made = folder.made_beside(target, {**read.files, unsure.NAME: read.unsure})
    try:
        framework = folder.load(made)
        if list_in is not None and list_in != target:
            write_file(list_in / unsure.NAME, read.unsure.encode(), force=True)
            (made / unsure.NAME).unlink()
        folder.put_in_place(made, target)
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
