"""Replies of several lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.drivers.plain_lines import Typed, as_lines, read_reply, unescaped


def reading(lines: list[str]) -> Typed | None:
    rest = iter(lines)
    return read_reply(lambda _: next(rest, None))


@pytest.mark.parametrize(
    ("line", "text", "goes_on"),
    [
        ("words", "words", False),
        ("words\\", "words", True),
        ("words\\\\", "words\\", False),
        ("words\\\\\\", "words\\", True),
        ("C:\\folder", "C:\\folder", False),
        ("\\", "", True),
        ("words\\ ", "words\\ ", False),
    ],
)
def test_how_a_line_ends(line: str, text: str, goes_on: bool) -> None:
    assert unescaped(line) == (text, goes_on)


def test_lines_are_joined_until_one_does_not_go_on() -> None:
    assert reading(["one\\", "\\", "three", "four"]) == Typed("one\n\nthree")


def test_the_end_of_the_input() -> None:
    assert reading([]) is None
    assert reading(["begun\\"]) == Typed("begun", ended=True)


def test_the_reader_is_told_that_a_reply_goes_on() -> None:
    told: list[bool] = []
    lines = iter(["a\\", "b\\", "c"])

    def line(goes_on: bool) -> str | None:
        told.append(goes_on)
        return next(lines, None)

    read_reply(line)
    assert told == [False, True, True]


@given(st.text())
def test_any_text_can_be_typed(text: str) -> None:
    lines = as_lines(text)
    assert all("\n" not in line for line in lines)
    assert reading(lines) == Typed(text)
