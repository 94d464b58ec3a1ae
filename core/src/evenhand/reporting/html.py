"""The report as one HTML file: no script, no address of anything outside, and a policy that lets nothing else in.

Whatever was typed is escaped, and each piece of it stands in a block of its own with ``dir="auto"``, so that marks that
turn the direction of writing end where the piece ends.
"""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from evenhand.reporting.document import Block, Bullets, Document, Heading, KeyValues, Notice, Paragraph, Quoted, Table
from evenhand.reporting.html_page import page
from evenhand.reporting.html_text import flat, prose, wide
from evenhand.reporting.outline import Place, outlined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LISTED = 2
"""The deepest level of heading that the list of contents names."""


def html(document: Document) -> bytes:
    """The document as an HTML file in UTF-8. The same document always gives the same bytes."""
    places = outlined(document.blocks)
    body = "\n".join(
        [
            f'<header><p class="running" dir="auto">{flat(document.running_head)}</p>',
            f'<h1 dir="auto">{flat(document.title)}</h1></header>',
            *_contents(places),
            "<main>",
            *(_block(place.block, place.anchor) for place in places),
            "</main>",
            f'<footer><p dir="auto">{flat(document.running_foot)}</p></footer>',
        ]
    )
    return page(document.title, body).encode()


def _contents(places: Iterable[Place]) -> Iterator[str]:
    """A list of the parts, each with what is inside it."""
    headings = [(place.block, place.anchor) for place in places if isinstance(place.block, Heading)]
    listed = [(heading, anchor) for heading, anchor in headings if heading.level <= LISTED]
    if not listed:
        return
    yield '<nav aria-labelledby="contents"><h2 id="contents">Contents</h2>'
    depth = 0
    for heading, anchor in listed:
        yield "<ul><li>" if heading.level > depth else "</li></ul>" * (depth - heading.level) + "</li><li>"
        yield f'<a href="#{anchor}" dir="auto">{flat(heading.text)}</a>'
        depth = heading.level
    yield "</li></ul>" * depth + "</nav>"


@singledispatch
def _block(block: Block, anchor: str) -> str:  # noqa: ARG001 (only headings have one)
    raise TypeError(f"no HTML for {type(block).__name__}")


@_block.register
def _(block: Heading, anchor: str) -> str:
    tag = f"h{block.level + 1}"
    return f'<{tag} id="{anchor}" dir="auto">{flat(block.text)}</{tag}>'


@_block.register
def _(block: Paragraph, anchor: str) -> str:  # noqa: ARG001
    return prose(block.text)


@_block.register
def _(block: Notice, anchor: str) -> str:  # noqa: ARG001
    return f'<div class="notice" role="note">{prose(block.text)}</div>'


@_block.register
def _(block: Quoted, anchor: str) -> str:  # noqa: ARG001
    label = f'<figcaption dir="auto">{flat(block.label)}</figcaption>'
    return f"<figure>{label}<blockquote>{prose(block.text)}</blockquote></figure>"


@_block.register
def _(block: Bullets, anchor: str) -> str:  # noqa: ARG001
    return f"<ul>{''.join(f'<li>{prose(item)}</li>' for item in block.items)}</ul>" if block.items else ""


@_block.register
def _(block: KeyValues, anchor: str) -> str:  # noqa: ARG001
    rows = "".join(
        f'<tr><th scope="row" dir="auto">{flat(label)}</th><td>{prose(value)}</td></tr>' for label, value in block.rows
    )
    return f'<table class="keys"><tbody>{rows}</tbody></table>' if rows else ""


@_block.register
def _(block: Table, anchor: str) -> str:  # noqa: ARG001
    columns = "".join(f'<col class="{wide(width, sum(block.widths))}">' for width in block.widths)
    head = "".join(f'<th scope="col" dir="auto">{flat(heading)}</th>' for heading in block.headings)
    rows = "".join(f"<tr>{''.join(f'<td>{prose(cell)}</td>' for cell in row)}</tr>" for row in block.rows)
    return f"<table><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
