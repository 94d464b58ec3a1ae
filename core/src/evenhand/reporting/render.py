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
    """One format: what it is called to a person, the file name's ending, and how it is made."""

    title: str
    suffix: str
    make: Callable[[Report], bytes]


def _docx(report: Report) -> bytes:
    # python-docx takes longer to import than everything else here together.
    from evenhand.reporting.docx import docx

    return docx(report.document)


def _pdf(report: Report) -> bytes:
    from evenhand.reporting.pdf import pdf

    return pdf(report.document)


def _xlsx(report: Report) -> bytes:
    from evenhand.reporting.xlsx import xlsx

    return xlsx(report.account, report.document)


def _html(report: Report) -> bytes:
    from evenhand.reporting.html import html

    return html(report.document)


def _csv(report: Report) -> bytes:
    from evenhand.reporting.csv import csv

    return csv(report.account)


def _markdown(report: Report) -> bytes:
    from evenhand.reporting.markdown import markdown

    return markdown(report.document)


def _json(report: Report) -> bytes:
    from evenhand.reporting.json import json

    return json(report.data)


FORMATS: dict[str, Format] = {
    "docx": Format("Word document", "docx", _docx),
    "pdf": Format("PDF", "pdf", _pdf),
    "xlsx": Format("Excel workbook", "xlsx", _xlsx),
    "html": Format("Web page in one file", "html", _html),
    "md": Format("Markdown", "md", _markdown),
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
