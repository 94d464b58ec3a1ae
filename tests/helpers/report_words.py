"""Everything that a report's file says or carries, whatever its format: text, properties and the parts inside it."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any


def words_of(content: bytes, format: str) -> str:
    """The text of a file with everything hidden in it: members of a package, properties, metadata and attachments."""
    if format in {"docx", "xlsx"}:
        return _package(content)
    if format == "pdf":
        return _pdf(content)
    text = content.decode("utf-8-sig")
    return f"{text}\n{html.unescape(re.sub(r'<[^>]+>', ' ', text))}" if format == "html" else text


def _package(content: bytes) -> str:
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        found.append(package.comment.decode("latin-1"))
        for entry in package.infolist():
            found += [entry.filename, entry.comment.decode("latin-1")]
            text = package.read(entry).decode("utf-8", "replace")
            # Once as it stands, once as it is read: a word may be spread over several runs.
            found += [text, html.unescape(re.sub(r"<[^>]+>", "", text))]
    return "\n".join(found)


def _pdf(content: bytes) -> str:
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(content))
    found = [page.extract_text() for page in reader.pages]
    found += [str(value) for value in (reader.metadata or {}).values()]
    root: Any = reader.trailer["/Root"]
    metadata = root.get("/Metadata")
    if metadata is not None:
        found.append(metadata.get_object().get_data().decode("utf-8", "replace"))
    for name, attached in reader.attachments.items():
        found += [name, *(data.decode("utf-8", "replace") for data in attached)]
    found += [str(title) for title in _titles(reader.outline)]
    return "\n".join(found)


def _titles(outline: Sequence[object]) -> list[object]:
    found: list[object] = []
    for entry in outline:
        found += _titles(entry) if isinstance(entry, list) else [getattr(entry, "title", "")]
    return found
