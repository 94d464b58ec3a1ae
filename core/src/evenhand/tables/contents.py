"""Finds a document's own table of contents, whose lines repeat the headings and say nothing of their own."""

from __future__ import annotations

import re

from evenhand.tables.source import Piece, Source
from evenhand.tables.titles import numbered_title, one_name

_FEWEST = 3
_LINE = re.compile(r"(.+?)[\s.…_]+\d{1,4}")


def contents_lines(source: Source) -> list[Piece]:
    """The lines of the table of contents: at least three in a row that each say a heading and the number of a page."""
    headings = {_bare(block.text) for block in source.blocks if isinstance(block, Piece) and block.level}
    found: list[Piece] = []
    run: list[Piece] = []
    for block in [*source.blocks, None]:
        if isinstance(block, Piece) and (line := _LINE.fullmatch(block.text)) and _bare(line[1]) in headings:
            run.append(block)
            continue
        if len(run) >= _FEWEST:
            found += run
        run = []
    return found


def _bare(text: str) -> str:
    return one_name(numbered_title(text).title)
