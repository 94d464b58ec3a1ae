"""Numbers that Word prints by itself are counted as Word counts them."""

from __future__ import annotations

from typing import Any

import docx
import pytest
from docx.oxml.parser import parse_xml

from evenhand.tables.word_numbers import Numbering
from evenhand.tables.word_source import read_word
from guidance_documents import word_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(depth: int, kind: str, text: str, start: int = 1) -> str:
    inside = f'<w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}">{inside}</w:lvl>'


def numbering(*levels: str, more: str = "") -> Any:
    return parse_xml(
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}</w:numbering>'
    )


def paragraph(depth: int = 0, number: int = 1) -> Any:
    return parse_xml(
        f'<w:p {W}><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr></w:pPr></w:p>'
    )


def test_levels_count_each_for_itself() -> None:
    counted = Numbering(numbering(level(0, "decimal", "%1."), level(1, "lowerLetter", "%1.%2)")), None)
    found = [counted.before(paragraph(depth))[0] for depth in (0, 1, 1, 0, 1)]
    assert found == ["1.", "1.a)", "1.b)", "2.", "2.a)"]


@pytest.mark.parametrize(
    ("kind", "printed"),
    [("lowerRoman", "iv"), ("upperRoman", "IV"), ("upperLetter", "D"), ("decimal", "4"), ("bullet", ""), ("none", "")],
)
def test_forms_of_numbers(kind: str, printed: str) -> None:
    counted = Numbering(numbering(level(0, kind, "%1", start=4)), None)
    assert counted.before(paragraph()) == (printed, True)


def test_a_list_that_begins_anew() -> None:
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
        "</w:lvlOverride></w:num>"
    )
    counted = Numbering(numbering(level(0, "decimal", "%1"), more=more), None)
    assert [counted.before(paragraph(0, number))[0] for number in (1, 1, 2, 2)] == ["1", "2", "7", "8"]


def test_what_is_in_no_list() -> None:
    counted = Numbering(None, None)
    assert counted.before(parse_xml(f"<w:p {W}/>")) == ("", False)
    assert counted.before(paragraph(0, 0)) == ("", False)
    assert counted.before(paragraph(0, 9)) == ("", True)


def test_a_style_may_number() -> None:
    document = docx.Document()
    for text in ("one", "two"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("three", style="List Bullet")
    pieces = read_word(word_bytes(document), "a").pieces()
    assert [(piece.shown, piece.bullet) for piece in pieces] == [("1. one", True), ("2. two", True), ("three", True)]
