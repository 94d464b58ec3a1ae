"""Formats are found by name."""

from __future__ import annotations

import subprocess
import sys

import pytest

from evenhand.reporting.errors import ReportError
from evenhand.reporting.render import FORMATS, format_named


@pytest.mark.parametrize(("given", "hint"), [("dox", "did you mean 'docx'?"),
                                             ("odt", "there are: docx, pdf, xlsx, html, md, csv, json"),
                                             ("DOCX", "did you mean 'docx'?")])  # fmt: skip
def test_an_unknown_format_names_what_was_meant(given: str, hint: str) -> None:
    with pytest.raises(ReportError) as caught:
        format_named(given)
    assert str(caught.value) == f"no report format '{given}'; {hint}"


def test_every_format_has_a_name_for_people_and_an_ending() -> None:
    assert {name: entry.suffix for name, entry in FORMATS.items()} == {
        name: name for name in ("docx", "pdf", "xlsx", "html", "md", "csv", "json")
    }


def test_libraries_are_imported_only_when_a_file_is_made_with_them() -> None:
    code = (
        "import sys; import evenhand.reporting.build, evenhand.reporting.files;"
        "print(sorted({'docx', 'lxml', 'openpyxl', 'typst', 'csv', 'html'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
