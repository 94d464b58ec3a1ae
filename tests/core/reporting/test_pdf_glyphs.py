"""What can be drawn is asked of the fonts, but for what surely can."""

from __future__ import annotations

from evenhand.reporting import pdf_glyphs
from evenhand.reporting.pdf_glyphs import clusters, undrawn
from evenhand.reporting.pdf_typst import compiled


def test_everything_that_is_never_tried_can_be_drawn() -> None:
    known = [chr(code) for code in range(0x3000) if not pdf_glyphs._IN_QUESTION.search(chr(code)) and code != 10]
    assert len(known) > 300
    assert compiled(pdf_glyphs._TRIAL, {"texts": known}).startswith(b"%PDF")


def test_what_cannot_be_drawn_is_found_among_what_can() -> None:
    texts = ["Łukasz Ελένη", "王 Олена", "👩‍👧", "ok", "e\u0302\u0303"]
    assert undrawn(texts) == {"王", "👩‍👧"}
    assert undrawn(["plain", "Zoë"]) == frozenset()


def test_a_letter_stays_with_its_marks() -> None:
    assert clusters("ae\u0302\u0303b") == ["a", "e\u0302\u0303", "b"]
    assert clusters("👩\u200d👧!") == ["👩\u200d👧", "!"]
    assert clusters("a \u0301") == ["a", " ", "\u0301"]
