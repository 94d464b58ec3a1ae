"""A text is read only in the one form in which it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.store.chain import canonical
from evenhand.travelling.strict_json import DEEPEST, read_canonical

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=[])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(JSON)
def test_what_is_written_is_read(value: object) -> None:
    assert canonical(read_canonical(canonical(value))) == canonical(value)


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "NaN", "Infinity", "[1, 2]", '{"b":1,"a":2}', '{"a":1,"a":1}', "1.0e3", "-0", "[1]\n", '"Zoë"', "nul",
        "[" * 100_000, '{"a":' * 100_000, "1" * 5000,
    ],
)  # fmt: skip
def test_any_other_text_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(
        ValueError, match=r"^(not JSON|not in the one form that is written|nested too deep)$"
    ) as refused:
        read_canonical(text)
    assert refused.value.__cause__ is None


def test_nesting_has_a_limit_and_brackets_in_text_are_no_nesting() -> None:
    deepest = "[" * DEEPEST + "]" * DEEPEST
    assert canonical(read_canonical(deepest)) == deepest
    with pytest.raises(ValueError, match="nested too deep"):
        read_canonical(f"[{deepest}]")
    assert read_canonical(canonical('[\\"[' * 100)) == '[\\"[' * 100
