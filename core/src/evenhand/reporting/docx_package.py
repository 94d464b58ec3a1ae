"""The Word file as a package that depends on the report only, not on when or with what it was made."""

from __future__ import annotations

import io
import zipfile

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip entry can bear."""


def repacked(package: bytes) -> bytes:
    """The same package with every entry's date fixed."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, date_time=EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return written.getvalue()
