"""The report as PDF: A4, tagged, with bookmarks, for keeping (PDF/A-2a) and for readers that speak (PDF/UA-1).

Made by ``typst`` from a fixed template; the report comes in as data, so no text of it is read as markup. It takes its
fonts from inside the library and nothing from the machine or a network.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from evenhand.reporting.errors import ReportError
from evenhand.reporting.pdf_data import data_of
from evenhand.reporting.pdf_typst import NotDrawnError, compiled

if TYPE_CHECKING:
    from evenhand.reporting.document import Document

TEMPLATE = Path(__file__).with_name("pdf_template.typ")
NO_TIME = int(datetime(1980, 1, 1, tzinfo=UTC).timestamp())


def pdf(document: Document) -> bytes:
    """The document as a PDF. The same document always gives the same bytes.

    Raises :class:`ReportError` when the document cannot be drawn, without a word of it.
    """
    try:
        return compiled(TEMPLATE.read_bytes(), data_of(document), _seconds(document.made_at))
    except NotDrawnError:
        raise ReportError("the PDF could not be drawn; the report can be had as docx or html instead") from None


def _seconds(iso: str) -> int:
    """An ISO time as seconds since 1970; :data:`NO_TIME`, which other formats have too, where there is none."""
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return NO_TIME
    return int((at.replace(tzinfo=UTC) if at.tzinfo is None else at).timestamp())
