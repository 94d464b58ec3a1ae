"""Columns come from models, and each kind of cell says what is wrong with it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.models.cases import RuleCase
from evenhand.models.domains import Descriptor, Inheritance
from evenhand.models.rules import OverallRule
from evenhand.tables.columns import (
    EITHER,
    LINES,
    TEXT,
    TOML,
    WHOLE,
    YES_NO,
    CellError,
    columns_of,
    from_cell,
    to_cell,
)


def test_columns_of_models() -> None:
    assert [column.heading for column in columns_of(Descriptor)] == ["Id", "Text", "Source", "Criterion", "Scope"]
    assert columns_of(Inheritance)[0][:2] == ("from", "From")
    kinds = {column.field: column.kind for model in (OverallRule, RuleCase) for column in columns_of(model)}
    assert (kinds["effect"], kinds["score"], kinds["when"]) == (TEXT, WHOLE, TOML)
    assert (kinds["domains"], kinds["may_lower"], kinds["all_domains"]) == (LINES, YES_NO, EITHER)
    assert "why" not in [column.field for column in columns_of(RuleCase, frozenset({"why"}))]


KINDS = {
    TEXT: st.text(),
    WHOLE: st.integers(),
    YES_NO: st.booleans(),
    EITHER: st.integers(),
    LINES: st.lists(st.text()),
}


@given(st.sampled_from(sorted(KINDS)).flatmap(lambda kind: st.tuples(st.just(kind), KINDS[kind])))
def test_values_come_back(pair: tuple[str, Any]) -> None:
    kind, value = pair
    assert from_cell(kind, to_cell(kind, value)) == value


def test_a_list_is_one_a_line_where_that_is_clear() -> None:
    assert to_cell(LINES, ["a", "b c"]) == "a\nb c"
    assert to_cell(LINES, ["a\nb"]) == '["a\\nb"]'
    assert from_cell(LINES, " a \n\n b") == ["a", "b"]
    assert from_cell(LINES, 7) == ["7"]


def test_numbers_that_excel_made_of_text() -> None:
    assert from_cell(TEXT, 5) == "5"
    assert from_cell(TEXT, 1.0) == "1"
    assert from_cell(TEXT, 1.2) == "1.2"
    assert from_cell(EITHER, 8.0) == 8
    assert from_cell(WHOLE, "12") == 12


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (YES_NO, "maybe", "write yes or no"),
        (WHOLE, 8.5, "write a whole number"),
        (WHOLE, True, "write a whole number"),
        (TEXT, True, "TRUE or FALSE"),
        (TOML, "{ test = ", "is not readable as TOML"),
        (TOML, "1\nother = 2", "more than one"),
        (TOML, "[" * 3000, "is not readable as TOML"),
    ],
)
def test_what_a_cell_cannot_hold(kind: str, value: Any, words: str) -> None:
    with pytest.raises(CellError, match=words):
        from_cell(kind, value)
