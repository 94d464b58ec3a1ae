"""Placeholders are found in the text of a paragraph, however Word has cut it."""

from __future__ import annotations

from itertools import pairwise

import docx as python_docx
from hypothesis import given
from hypothesis import strategies as st

from evenhand.reporting.docx_template_text import marks, name_in, replace


@given(st.lists(st.integers(1, 22), max_size=6), st.sampled_from(["", "V", "long value", "{{b}}"]))
def test_wherever_the_text_is_cut(cuts: list[int], value: str) -> None:
    whole = "x {{a}} and {{ b }}, {{a}}"
    word = python_docx.Document()
    paragraph = word.add_paragraph()
    places = sorted({0, len(whole), *cuts})
    for start, end in pairwise(places):
        paragraph.add_run(whole[start:end])
    assert [mark.name for mark in marks(paragraph._p.getparent())] == ["a", "b", "a"]
    replace(paragraph._p, {"a": value, "b": "B"}.get)
    assert paragraph.text == f"x {value} and B, {value}"


def test_what_is_not_asked_for_stays() -> None:
    paragraph = python_docx.Document().add_paragraph("{{a}} {{report}} } {")
    replace(paragraph._p, {"a": "A"}.get)
    assert paragraph.text == "A {{report}} } {"


def test_names_are_read_whatever_their_case_and_blanks() -> None:
    assert name_in("\u00a0Grade: Risk ") == "grade:risk"


def test_a_mark_knows_whether_it_stands_alone() -> None:
    word = python_docx.Document()
    for text in (" {{report}} ", "see {{report}}", "{{report"):
        word.add_paragraph(text)
    assert [(mark.name, mark.alone) for mark in marks(word.element.body)] == [
        ("report", True), ("report", False), ("{{report", False)
    ]  # fmt: skip
