"""The neutral report document: what is said and in which order, with no knowledge of any file format.

All text is data. A renderer shows it as it is and interprets nothing in it; a line break is a line break, an empty line
separates paragraphs.
"""

from __future__ import annotations

from typing import NamedTuple


class Heading(NamedTuple):
    """A heading. ``level`` is 1 for a part of the report, 2 and 3 for what is inside it."""

    text: str
    level: int = 1


class Paragraph(NamedTuple):
    """A paragraph in the report's own words. One that ``leads`` to what follows stays on one page with it."""

    text: str
    leads: bool = False


class Quoted(NamedTuple):
    """What the auditor wrote, kept apart from the report's own words. ``label`` says what it is."""

    label: str
    text: str


class Notice(NamedTuple):
    """Something the reader must not miss. It is marked by its words, not by colour alone."""

    text: str


class KeyValues(NamedTuple):
    """Labels with their values, in order."""

    rows: tuple[tuple[str, str], ...]


class Table(NamedTuple):
    """A table. ``widths`` are shares of the line, one for each heading; each row has one cell for each heading."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


class Bullets(NamedTuple):
    """A list without order."""

    items: tuple[str, ...]


Block = Heading | Paragraph | Quoted | Notice | KeyValues | Table | Bullets


class Document(NamedTuple):
    """A whole report. ``running_head`` and ``running_foot`` stand on every page of formats that have pages.

    ``made_at`` is the ISO 8601 time that the file is dated with, so that the same audit gives the same bytes.
    """

    title: str
    running_head: str
    running_foot: str
    made_at: str
    blocks: tuple[Block, ...]
