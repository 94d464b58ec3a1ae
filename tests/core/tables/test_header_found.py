"""What a document says of itself."""

from __future__ import annotations

import pytest

from evenhand.tables.draft import Draft
from evenhand.tables.header_found import PUBLISHER_UNKNOWN, header_data, window_found
from evenhand.tables.source import Piece, Source


@pytest.mark.parametrize(
    ("text", "months", "sentence"),
    [
        ("Look at the last six months of the record.", 6, "Look at the last six months of the record."),
        ("Begin. Read the last 12 months of the file! End.", 12, "Read the last 12 months of the file!"),
        ("The audit period is nine months.", 9, "The audit period is nine months."),
        ("Use the past eighteen months of practice.", 18, "Use the past eighteen months of practice."),
    ],
)
def test_how_far_back_an_auditor_looks(text: str, months: int, sentence: str) -> None:
    assert window_found([Piece(0, "x", "P1"), Piece(1, text, "P2")]) == (months, sentence, "P2")


@pytest.mark.parametrize(
    "text",
    [
        "If there was no discussion in the last twelve months, grade the rest only.",
        "If you audit the last six months of the file only, say why.",
        "Was the child seen in the last six months?",
        "Nobody spoke with the child in the last six months.",
        "Look at the last few months of the record.",
    ],
)
def test_months_that_are_no_window(text: str) -> None:
    assert window_found([Piece(0, text, "P1")]) is None


def made(kept: dict[str, str], *texts: str) -> tuple[dict[str, str], str]:
    draft = Draft()
    pieces = tuple(Piece(number, text, f"P{number}") for number, text in enumerate(texts))
    header = header_data(draft, Source("a.docx", pieces), "x", kept)
    return header, "\n".join(draft.made_up)


def test_whose_it_is() -> None:
    header, said = made({}, "For auditors", "Fern County Council")
    assert header["publisher"] == "Fern County Council"
    assert "publisher: read as 'Fern County Council' from P1" in said
    header, said = made({}, "For auditors")
    assert header["publisher"] == PUBLISHER_UNKNOWN
    assert "nothing that can be read says it" in said


def test_what_was_given_before_is_kept() -> None:
    kept = {"title": "Mine", "publisher": "Fern"}
    header, said = made(kept, "Fern County Council")
    assert (header["title"], header["publisher"], header["short_title"]) == ("Mine", "Fern", "a")
    assert "kept from the framework that stood there: title 'Mine', publisher 'Fern'." in said
    assert "publisher: the document itself says “Fern County Council” (P0)." in said
