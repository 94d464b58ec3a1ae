"""Formats of the report: each turns a report into the bytes of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from evenhand.reporting.account import Account, as_data
from evenhand.reporting.errors import ReportError
from evenhand.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable

    from evenhand.reporting.document import Document


class Report(NamedTuple):
    """One report: the account as data, and the document that tells it."""

    account: Account
    document: Document

    @property
    def data(self) -> dict[str, Any]:
        """The account as plain JSON data."""
        data: dict[str, Any] = as_data(self.account)
        return data


class Format(NamedTuple):
    """One format: what it is called to a person, the file name's ending, and how it is made.

    ``tell`` makes it of a document alone; formats that are made of rows have none.
    """

    title: str
    suffix: str
    make: Callable[[Report], bytes]
    tell: Callable[[Document], bytes] | None = None


def _docx(document: Document) -> bytes:
    # python-docx takes longer to import than everything else here together.
    from evenhand.reporting.docx import docx

    return docx(document)


def _pdf(document: Document) -> bytes:
    from evenhand.reporting.pdf import pdf

    return pdf(document)


def _xlsx(report: Report) -> bytes:
    from evenhand.reporting.xlsx import xlsx

    return xlsx(report.account, report.document)


def _html(document: Document) -> bytes:
    from evenhand.reporting.html import html

    return html(document)


def _csv(report: Report) -> bytes:
    from evenhand.reporting.csv import csv

    return csv(report.account)


def _markdown(document: Document) -> bytes:
    from evenhand.reporting.markdown import markdown

    return markdown(document)


def _json(report: Report) -> bytes:
    from evenhand.reporting.json import json

    return json(report.data)


def _told(title: str, suffix: str, tell: Callable[[Document], bytes]) -> Format:
    """A format that tells the document and needs nothing else of a report."""
    return Format(title, suffix, lambda report: tell(report.document), tell)


FORMATS: dict[str, Format] = {
    "docx": _told("Word document", "docx", _docx),
    "pdf": _told("PDF", "pdf", _pdf),
    "xlsx": Format("Excel workbook", "xlsx", _xlsx),
    "html": _told("Web page in one file", "html", _html),
    "md": _told("Markdown", "md", _markdown),
    "csv": Format("CSV, one row for each answer", "csv", _csv),
    "json": Format("JSON", "json", _json),
}
"""The formats there are, by the name that the command line takes."""


def format_named(name: str) -> Format:
    """The format of this name. Raises :class:`ReportError` naming what was probably meant."""
    if name not in FORMATS:
        raise ReportError(f"no report format '{name}'{did_you_mean(name, FORMATS)}")
    return FORMATS[name]


def render(report: Report, format: str) -> bytes:
    """The bytes of a report in a format. Raises :class:`ReportError` for a format that there is not."""
    return format_named(format).make(report)


def render_document(document: Document, format: str) -> bytes:
    """The bytes of a document that belongs to no audit.

    Raises :class:`ReportError` for a format that there is not, or that tells only audits.
    """
    tellers = {name: each.tell for name, each in FORMATS.items() if each.tell is not None}
    if format not in tellers:
        raise ReportError(f"no format '{format}' here{did_you_mean(format, tellers)}; give {', '.join(tellers)}")
    return tellers[format](document)
