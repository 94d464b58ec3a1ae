"""Small pieces of Markdown that read well both built and on a code host."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table; a bar inside a cell would end it, so it is escaped."""
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    for row in rows:
        cells = (" ".join(cell.split()).replace("|", "\\|") for cell in row)
        lines.append(f"| {' | '.join(cells)} |")
    return [*lines, ""]


def prose(docstring: str) -> list[str]:
    """A docstring as paragraphs: reStructuredText's double backticks and roles become Markdown's single ones."""
    lines = []
    for paragraph in docstring.strip().split("\n\n"):
        words = " ".join(paragraph.split())
        for role in (":class:", ":func:", ":meth:"):
            words = words.replace(role, "")
        lines += [words.replace("``", "`"), ""]
    return lines


def page(title: str, intro: str, body: Iterable[str]) -> str:
    """A whole page, which says that it is made and not written."""
    made = "*This page is made from the source by `make docs`. Change the source, not the page.*"
    return "\n".join([f"# {title}", "", intro, "", made, "", *body]).rstrip() + "\n"
