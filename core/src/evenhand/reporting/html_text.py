"""Text for HTML: shown as it was written, never read as markup."""

from __future__ import annotations

import html as standard

from evenhand.reporting.text import clean, paragraphs

WIDTHS = range(5, 100, 5)
"""Percentages that a column may be given. The policy of the page allows no style on a single element."""


def escaped(text: str) -> str:
    """Text with everything escaped that HTML could read as markup, in an attribute as well."""
    return standard.escape(clean(text), quote=True)


def flat(text: str) -> str:
    """Text on one line, as headings and labels need it."""
    return escaped(" ".join(clean(text).split()))


def prose(text: str) -> str:
    """Text as paragraphs, its line breaks kept."""
    return "".join(f'<p dir="auto">{"<br>".join(map(escaped, lines))}</p>' for lines in paragraphs(text))


def wide(share: int, whole: int) -> str:
    """The class of a column that takes a share of the line, to the nearest of :data:`WIDTHS`."""
    step = WIDTHS.step
    percent = (200 * share + step * whole) // (2 * step * whole) * step
    return f"w{min(max(percent, WIDTHS[0]), WIDTHS[-1])}"
