"""Texts are made fit for drawing without losing a word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evenhand.reporting.pdf_text import MAY_BREAK, Lettering, width
from evenhand.reporting.text import paragraphs

LATIN = st.text(st.characters(max_codepoint=0x17F, exclude_categories=["Cc", "Cf"]), max_size=80)


@given(LATIN, st.floats(1, 40))
def test_only_places_to_break_are_added(text: str, room: float) -> None:
    made = Lettering([text]).prose(text, room)
    assert [[line.replace(MAY_BREAK, "") for line in lines] for lines in made] == paragraphs(text)


def test_a_word_may_break_only_where_it_may_be_too_wide() -> None:
    letters = Lettering([])
    assert letters.prose("short words", 10) == [["short words"]]
    assert letters.prose("WWWW ok", 3) == [[f"W{MAY_BREAK}W{MAY_BREAK}W{MAY_BREAK}W ok"]]
    assert width("WW") > width("il")


def test_a_heading_is_one_line_and_tabs_are_spaces() -> None:
    letters = Lettering([])
    assert letters.line(" a\n\n b\tc ", 10) == "a b c"
    assert letters.prose("a\tb", 10) == [["a   b"]]


def test_codes_are_listed_once_with_their_names() -> None:
    letters = Lettering(["👧 王 👧", "a\U000e0041"])
    assert letters.prose("x👧", 40) == [["x[U+1F467]"]]
    assert letters.codes[:2] == ["U+738B", "U+1F467 girl"]
