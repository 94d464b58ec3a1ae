"""Text is made fit for files without losing a word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evenhand.reporting.text import REPLACED, clean, paragraphs


@given(st.text())
def test_cleaning_changes_nothing_that_can_be_printed(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert [c for c in cleaned if c.isalnum()] == [c for c in text if c.isalnum()]
    assert all(c in "\t\n" or c >= " " for c in cleaned)


def test_every_line_break_is_a_newline_and_other_controls_are_seen() -> None:
    assert clean("a\r\nb\rc\u2028d\x0be\x0cf\x85g\u2029h") == "a\nb\nc\nd\ne\nf\ng\n\nh"
    assert clean("a\x00\x1b\x7f\ud800\uffffb\tc") == f"a{REPLACED * 5}b\tc"


@given(st.text(st.sampled_from("ab \t\n\r")))
def test_paragraphs_hold_every_line_that_says_something(text: str) -> None:
    found = paragraphs(text)
    assert [line for lines in found for line in lines] == [line for line in clean(text).split("\n") if line.strip()]
    assert all(found)


def test_empty_lines_separate_paragraphs() -> None:
    assert paragraphs("\n one\ntwo\n \n\nthree\n") == [[" one", "two"], ["three"]]
