"""Rows beside labels, and pieces that wrap between each other: every line as wide as it may be, and counted right."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content
from textual.style import Style
from textual.visual import RenderOptions

from evenhand_tui.visuals import FewRows, Flow, Row, Rows, plain

OPTIONS = RenderOptions(lambda style: style if isinstance(style, Style) else Style(), {})
TEXTS = st.text(st.sampled_from("ab [](/)\n"), max_size=60)
WIDTHS = st.integers(min_value=12, max_value=60)


def lines(visual: Rows | Flow | FewRows, width: int) -> list[str]:
    return [strip.text for strip in visual.render_strips(width, None, Style(), OPTIONS)]


@given(st.lists(TEXTS, min_size=1, max_size=4), WIDTHS)
def test_rows_are_as_high_as_they_say_and_never_too_wide(texts: list[str], width: int) -> None:
    rows = Rows([Row(plain("You"), Content(text)) for text in texts], 5)
    shown = lines(rows, width)
    assert len(shown) == rows.get_height({}, width)
    assert all(len(line) <= width for line in shown)
    for text in texts:
        for word in text.split():
            assert word[: width - 5] in "".join(shown)


def test_every_line_of_a_text_begins_in_the_same_column() -> None:
    shown = lines(Rows([Row(plain("You"), Content("one two three four five six"))], 5), 16)
    assert [line.rstrip() for line in shown] == ["You  one two", "     three four", "     five six"]


@given(st.lists(st.text("ab ", min_size=1, max_size=11), max_size=9), WIDTHS)
def test_a_flow_breaks_only_between_its_pieces(pieces: list[str], width: int) -> None:
    flow = Flow([Content(piece) for piece in pieces], 2)
    shown = lines(flow, width)
    assert len(shown) == flow.get_height({}, width)
    assert all(len(line) <= width for line in shown)
    at = 0
    for piece in pieces:
        while piece.rstrip() not in shown[at]:
            at += 1


@given(st.lists(TEXTS, max_size=4), WIDTHS)
def test_few_rows_are_few_as_many_as_they_say_and_never_too_wide(texts: list[str], width: int) -> None:
    few = FewRows(texts, 2, "...")
    shown = lines(few, width)
    assert len(shown) == few.get_height({}, width) <= 2
    assert all(len(line) <= width for line in shown)


def test_a_line_alone_has_every_row_and_says_when_it_goes_on() -> None:
    assert lines(FewRows([], 2, "..."), 12) == []
    assert [row.rstrip() for row in lines(FewRows(["one two three"], 2, "..."), 12)] == ["one two", "three"]
    assert lines(FewRows(["one [b]two[/b] three four five"], 2, "..."), 12)[1].endswith("...")
    two = lines(FewRows(["one two three", "[b]four", "five"], 2, "..."), 12)
    assert [row.rstrip() for row in two] == ["one two t...", "[b]four"]
