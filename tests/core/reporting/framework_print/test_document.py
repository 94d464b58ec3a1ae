"""Every text of a framework is in its printed form, in every format that can tell a document."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import docx as python_docx
import pypdf
import pytest

from evenhand.catalogue import Catalogue
from evenhand.models.framework import Framework
from evenhand.models.lean import fields_of
from evenhand.reporting.document import Heading, Table
from evenhand.reporting.framework_print.document import framework_document
from evenhand.reporting.render import render_document
from numbered_questions import FAMILY, HINT, SEEING, numbered

FRAMEWORKS = ("durham", "herefordshire", "london_cin", "northamptonshire", "ofsted")
SHOWN = {
    "text", "label", "title", "question", "words", "why", "note", "intro", "source", "publisher", "short_title",
    "special", "source_document", "evidence_window_note", "version", "digest", "options", "known", "unmet",
    "no_descriptors", "criterion", "number", "answer", "letter", "applies_to", "contradiction",
}  # fmt: skip
"""Fields whose texts somebody wrote for a person to read. The others are ids and kinds."""


def texts(item: Any, shown: bool = False) -> Iterator[str]:
    """Every text in a framework that is shown to a person."""
    if isinstance(item, str):
        if shown and item.strip():
            yield item
    elif isinstance(item, tuple):
        for part in item:
            yield from texts(part, shown)
    elif isinstance(item, dict):
        for part in item.values():
            yield from texts(part, shown)
    elif hasattr(item, "__dict__"):
        for name, value in fields_of(item).items():
            wanted = name in SHOWN and not (type(item).__name__ == "WritingCheck" and name == "applies_to")
            yield from texts(value, wanted)


def of_docx(content: bytes) -> str:
    document = python_docx.Document(io.BytesIO(content))
    return "".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t"))


def of_pdf(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def of_html(content: bytes) -> str:
    return unescape(re.sub(r"<[^>]+>", "", content.decode()))


def of_markdown(content: bytes) -> str:
    return re.sub(r"\\([^\w\s])", r"\1", content.decode())


READ = {"docx": of_docx, "pdf": of_pdf, "html": of_html, "md": of_markdown}


def squeezed(text: str) -> str:
    """Without blanks, and without the marks by which a file says where a line may end."""
    return re.sub(r"[\s\u200b\u2060\u00ad]", "", text)


def told_in(text: str, told: str, format_name: str) -> bool:
    """Whether a text is told. In a file of pages a page may end within it, and other cells then stand between."""
    if text in told or format_name != "pdf":
        return text in told
    return any(text[:at] in told and text[at:] in told for at in range(1, len(text)))


@pytest.fixture(scope="session")
def printed() -> dict[str, Framework]:
    catalogue = Catalogue()
    return {name: catalogue.framework(name) for name in FRAMEWORKS}


@pytest.mark.parametrize("format_name", READ)
@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_text_of_the_framework_is_in_it(printed: dict[str, Framework], name: str, format_name: str) -> None:
    framework = printed[name]
    told = squeezed(READ[format_name](render_document(framework_document(framework), format_name)))
    if format_name == "pdf":
        # A page's head and foot stand between the lines of a text that runs over its end.
        document = framework_document(framework)
        told = re.sub(rf"{re.escape(squeezed(document.running_foot))}Page\d+of\d+", "", told)
        told = told.replace(squeezed(document.running_head), "")
    assert {text for text in texts(framework) if not told_in(squeezed(text), told, format_name)} == set()


def test_there_is_much_to_look_for(printed: dict[str, Framework]) -> None:
    assert len(set(texts(printed["durham"]))) > 500


def test_it_ends_with_signatures_beside_the_whole_digest(printed: dict[str, Framework]) -> None:
    framework = printed["ofsted"]
    *_, words, table = framework_document(framework).blocks
    assert framework.digest in str(words)
    assert words.leads, "the signatures stay on one page with what is signed"  # type: ignore[union-attr]
    assert [row[0] for row in table.rows] == [  # type: ignore[union-attr]
        "Written by", "Checked against the source document by", "Approved by",
    ]  # fmt: skip


def test_the_same_framework_gives_the_same_bytes(printed: dict[str, Framework]) -> None:
    document = framework_document(printed["herefordshire"])
    assert [render_document(document, name) for name in READ] == [render_document(document, name) for name in READ]


def test_questions_are_printed_as_the_document_has_them() -> None:
    blocks = list(framework_document(numbered()).blocks)
    start = blocks.index(Heading(SEEING, 3))
    assert [block.text for block in blocks[start : start + 6] if isinstance(block, Heading)] == [
        SEEING,
        FAMILY,
        "Other questions",
    ]
    seen, heard, rest = (block for block in blocks[start : start + 6] if isinstance(block, Table))
    assert seen.headings == ("No.", "Question", "Guidance", "Answer")
    assert seen.rows[0] == ("1.1", "Was the child seen in time? [L22]", HINT, "judged")
    assert heard.rows[0][0] == "1.7a"
    assert rest.rows[0][0] == "", "a question without a number gets none among those that have one"
    assert seen.widths == heard.widths == rest.widths
