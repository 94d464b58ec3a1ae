"""The outline of a document: its headings, numbered for links and never a step too deep."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evenhand.reporting.document import Block, Heading

if TYPE_CHECKING:
    from collections.abc import Iterable


class Place(NamedTuple):
    """A block, with the anchor that a link to it names where it is a heading."""

    block: Block
    anchor: str


def outlined(blocks: Iterable[Block]) -> tuple[Place, ...]:
    """The blocks with anchors ``part-1``, ``part-2``, … on their headings.

    A heading that skips a level is raised to the one below the heading before: readers that speak or list a document
    go by its levels, and PDF/UA refuses a gap.
    """
    places, level, number = [], 0, 0
    for block in blocks:
        anchor = ""
        if isinstance(block, Heading):
            level, number = min(block.level, level + 1), number + 1
            block, anchor = Heading(block.text, level), f"part-{number}"  # noqa: PLW2901
        places.append(Place(block, anchor))
    return tuple(places)
