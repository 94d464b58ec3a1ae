"""The package depends on what is in it only."""

from __future__ import annotations

import io
import zipfile

from evenhand.reporting.docx_package import repacked


def package(year: int) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(zipfile.ZipInfo("word/document.xml", (year, 1, 1, 0, 0, 0)), b"<w:document/>")
    return written.getvalue()


def test_when_it_was_packed_does_not_show() -> None:
    assert package(2025) != package(2026)
    assert repacked(package(2025)) == repacked(package(2026))
    with zipfile.ZipFile(io.BytesIO(repacked(package(2026)))) as archive:
        assert archive.read("word/document.xml") == b"<w:document/>"
