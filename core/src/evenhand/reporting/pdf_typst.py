"""The one door to ``typst``: a fixed template and data go in, a PDF comes out. Nothing is taken from the machine."""

from __future__ import annotations

import json
from typing import Any

import typst

FONTS = ("Libertinus Serif", "DejaVu Sans Mono", "New Computer Modern")
"""Fonts that come inside ``typst``, tried in this order for each character."""


class NotDrawnError(Exception):
    """Something cannot be drawn, such as a character that no font has. Says nothing of the text."""


def compiled(template: bytes, data: dict[str, Any], timestamp: int = 0) -> bytes:
    """A PDF for keeping (PDF/A-2a) and for readers that speak (PDF/UA-1): tagged, and refused with a character missing.

    The template reads the data, with :data:`FONTS` in it, from ``sys.inputs.data`` as JSON, so no text is markup.
    ``timestamp`` is in seconds since 1970 and dates the file.

    Raises :class:`NotDrawnError`.
    """
    inputs = {"data": json.dumps({"fonts": FONTS, **data})}
    try:
        return typst.compile(
            template, format="pdf", ignore_system_fonts=True, sys_inputs=inputs, pdf_standards=["a-2a", "ua-1"],
            timestamp=timestamp,
        )  # fmt: skip
    except typst.TypstError:
        # Its own words quote the text that it stumbled over.
        raise NotDrawnError from None
