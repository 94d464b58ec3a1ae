"""Whether a file may be used as a Word template: it is taken apart here before anything else reads it.

A template comes from outside, so whatever could run, fetch something or fill the memory is refused.
"""

from __future__ import annotations

import io
import zipfile
from typing import NoReturn

from evenhand import office_package
from evenhand.office_package import OLD_FORMAT, TYPES, Limits, Office
from evenhand.reporting.errors import ReportError

__all__ = ["DOCUMENT", "LARGEST_FILE", "OLD_FORMAT", "TEMPLATE", "TYPES", "template_package"]

LARGEST_FILE, LARGEST_UNPACKED, MOST_PARTS = Limits()
"""Bytes of the file, bytes of everything in it, and the number of things in it."""
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCUMENT, TEMPLATE = f"{_MAIN}.document.main+xml", f"{_MAIN}.template.main+xml"

_WORD = Office("Word", ".docx", "Word document", "template", "documents", (DOCUMENT, TEMPLATE), "a .docx or .dotx file")


def template_package(content: bytes, name: str) -> bytes:
    """The template as a package that python-docx opens; a Word template (``.dotx``) becomes a document.

    Raises :class:`ReportError`, naming the file and what to do, for a file that is no Word document, is under a
    password, is damaged, unpacks to too much, holds macros or anything that runs, or has something fetched from
    outside itself.
    """

    def refuse(why: str) -> NoReturn:
        raise ReportError(f"the template {name} {why}")

    parts = office_package.unpacked(content, _WORD, Limits(LARGEST_FILE, LARGEST_UNPACKED, MOST_PARTS), refuse)
    office_package.check_parts(parts, _WORD, refuse)
    return _as_document(parts)


def _as_document(parts: dict[str, bytes]) -> bytes:
    parts[TYPES] = parts[TYPES].replace(TEMPLATE.encode(), DOCUMENT.encode())
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in parts.items():
            package.writestr(part, content)
    return written.getvalue()
