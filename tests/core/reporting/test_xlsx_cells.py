"""Cells hold what they look like, and no word is lost to their size."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.reporting.xlsx_cells import GOES_ON, GONE_ON, LONGEST, cell_text, continued, typed


@pytest.mark.parametrize(
    ("value", "words", "cell"),
    [
        ("2026-11-20", "20 November 2026", date(2026, 11, 20)),
        ("2026-11-20", "2026-11-20", "2026-11-20"),
        ("1897-01-02", "2 January 1897", "2 January 1897"),
        ("2026-11-22T16:40:00.5+01:00", "22 November 2026, 15:40 UTC", datetime(2026, 11, 22, 15, 40)),  # noqa: DTZ001
        (7, "7", 7),
        (3, "Good (3)", "Good (3)"),
        (True, "Yes", "Yes"),
        ("yes", "Yes", "Yes"),
        ("7", "7", "7"),
        (None, "", ""),
        ("not_evidenced", "", ""),
        ("2026-99-99", "2026-99-99", "2026-99-99"),
    ],
)
def test_types(value: Any, words: str, cell: Any) -> None:
    assert typed(value, words) == cell
    assert type(typed(value, words)) is type(cell)


def test_what_excel_would_read_as_an_escape_is_kept() -> None:
    assert cell_text("_x0041_ and _x00zz_ and \x00") == "_x005F_x0041_ and _x00zz_ and \ufffd"


LONG = st.lists(
    st.tuples(st.sampled_from(["word ", "👩", "x", "_x0041_", "\n"]), st.integers(1, 9_000)), max_size=6
).map(lambda parts: "".join(text * times for text, times in parts))


@given(LONG)
def test_rows_hold_the_whole_text_in_cells_that_excel_can_hold(text: str) -> None:
    rows = list(continued(("place", 3, text), 2))
    parts = [row[2] for row in rows]
    assert all(isinstance(part, str) for part in parts)
    texts = [str(part) for part in parts]
    assert all(len(part.encode("utf-16-le")) // 2 <= LONGEST for part in texts)
    joined = "".join(part.removeprefix(f"{GONE_ON}\n").removesuffix(f"\n{GOES_ON}") for part in texts)
    assert joined == cell_text(text)
    assert all(row[:2] == ("place", 3) for row in rows)
    assert all(part.endswith(f"\n{GOES_ON}") for part in texts[:-1])
    assert all(part.startswith(f"{GONE_ON}\n") for part in texts[1:])


def test_a_text_is_cut_between_words_and_never_inside_an_escape() -> None:
    first = str(next(continued(("word " * 9_000,), 0))[0])
    assert first.removesuffix(f"\n{GOES_ON}").endswith("word ")
    for before in range(14):
        text = "x" * (LONGEST - 70 + before) + "_x0041_" * 20
        rows = [str(row[0]) for row in continued((text,), 0)]
        read = [re.sub("_x([0-9A-F]{4})_", lambda m: chr(int(m[1], 16)), row) for row in rows]
        assert len(rows) == 2
        assert "".join(part.removeprefix(f"{GONE_ON}\n").removesuffix(f"\n{GOES_ON}") for part in read) == text


def test_short_cells_stand_once() -> None:
    assert list(continued(("a", "b" * 40_000, "c"), 1))[1][2] is None
    assert list(continued(("a", "b"), 1)) == [("a", "b")]
