"""Texts come out of cells as they went in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.tables.cells import LONGEST, LongTexts, escaped, length, part_text, reference, unescaped


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\x00\r\x7f_x0D\ufffe")))
def test_escapes(text: str) -> None:
    assert unescaped(escaped(text)) == text
    assert not {"\r", "\x00", "\x7f", "\ufffe"} & set(escaped(text))


@pytest.mark.parametrize("text", ["_x000D_", "_x005F_x000D_", "__x0041_", "a\r\nb"])
def test_what_only_looks_like_an_escape(text: str) -> None:
    assert unescaped(escaped(text)) == text


def test_carriage_returns_of_excel() -> None:
    assert unescaped("one_x000D_\ntwo") == "one\r\ntwo"


@pytest.mark.parametrize(
    "text",
    ["", "   ", "[long text 1]", "x" * (LONGEST + 1), "😀" * (LONGEST // 2 + 1), "\x01" * LONGEST, '"quoted"' * 9000],
)
def test_what_no_cell_can_hold_stands_elsewhere(text: str) -> None:
    long = LongTexts()
    assert long.cell("before") == "before"
    shown = long.cell(text)
    assert reference(shown) == 1
    assert all(length(part) <= LONGEST and part.strip() for _, part in long.rows)
    assert "".join(part_text(part) for number, part in long.rows if number == 1) == text


def test_the_longest_text_that_fits_stays_in_its_cell() -> None:
    long = LongTexts()
    assert long.cell("x" * LONGEST) == "x" * LONGEST
    assert long.rows == []
