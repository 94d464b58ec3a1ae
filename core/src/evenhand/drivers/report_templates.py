"""A report of an audit from the store, in an authority's own Word template, and the placeholders it may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from evenhand.drivers.reports import MadeReport
    from evenhand.reporting.docx_placeholders import Placeholder


def template_bytes(made: MadeReport, template: Path) -> bytes:
    """The report in a template.

    Raises :class:`~evenhand.reporting.errors.ReportError` for a template that cannot be read or used.
    """
    from evenhand.reporting.docx_template import from_template

    content = _read(template)
    known = {each.name.casefold(): each for each in placeholder_list(made)}
    return from_template(content, template.name, known, made.report.document)


def placeholder_list(made: MadeReport) -> tuple[Placeholder, ...]:
    """Every placeholder there is for an audit, in the order of what they tell."""
    from evenhand.reporting.docx_placeholders import placeholders

    return tuple(placeholders(made.framework, made.report.account, made.report.document).values())


def _read(template: Path) -> bytes:
    from evenhand.reporting.docx_template_package import LARGEST_FILE
    from evenhand.reporting.errors import ReportError

    try:
        with template.open("rb") as file:
            # One byte more than may be, so that a file of any size is refused without being read whole.
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        why = "is a folder" if template.is_dir() else (error.strerror or "cannot be read").lower()
        raise ReportError(f"cannot read the template {template}: {why}; give the path of a .docx file") from None
