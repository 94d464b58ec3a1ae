"""Lines of a cell or paragraph are items where they look like items, and otherwise go on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.tables.lines import cell_lines, paragraph_lines


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("one\ntwo", ["one", "two"]),
        ("- one\n- two", ["one", "two"]),
        ("Title\n• one\n• two", ["Title", "one", "two"]),
        ("• one\n   (or nearly)\n• two", ["one (or nearly)", "two"]),
        ("• one\nmore\nand more", ["one more and more"]),
        ("", []),
    ],
)
def test_cells(text: str, items: list[str]) -> None:
    assert [line.text for line in cell_lines(text)] == items


def test_what_was_joined_is_said() -> None:
    (line,) = cell_lines("• one\n(or nearly)")
    assert line.note == "The line “(or nearly)” bears no sign of a list; it was joined to the one before."
    assert [line.note for line in cell_lines("one\ntwo")] == ["", ""]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("One is done.\nTwo is done.", ["One is done.", "Two is done."]),
        ("Visits on time\nVisits recorded", ["Visits on time", "Visits recorded"]),
        ("over\ntwo lines", ["over two lines"]),
        ("It goes on to\nDurham and ends. Then\nit stops.", ["It goes on to Durham and ends. Then it stops."]),
        ("• one\n• two", ["one", "two"]),
        ("One.", ["One."]),
    ],
)
def test_paragraphs(text: str, items: list[str]) -> None:
    found = paragraph_lines(text)
    assert [line.text for line in found] == items
    assert bool(found[0].note) is ("\n" in text and "•" not in text)


@given(st.text("ab AB.•-\n()", max_size=60))
def test_no_word_is_lost(text: str) -> None:
    letters = sorted(each for each in text if each.isalpha())
    for lines in (cell_lines(text), paragraph_lines(text)):
        assert sorted(each for line in lines for each in line.text if each.isalpha()) == letters
