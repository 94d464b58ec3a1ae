"""TOML written here is read back as the same values."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.tables.toml_text import file_text, inline, key_text

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
SCALARS = TEXTS | st.integers(-(2**60), 2**60) | st.booleans()
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4), max_leaves=12
)


@given(VALUES)
def test_a_value_reads_back(value: Any) -> None:
    assert tomllib.loads(f"value = {inline(value)}")["value"] == value


@given(st.dictionaries(TEXTS, VALUES, max_size=5), TEXTS)
def test_a_file_reads_back_whatever_the_comment(data: dict[str, Any], comment: str) -> None:
    said = "".join(letter for letter in comment if letter.isprintable() or letter == "\n")
    assert tomllib.loads(file_text(data, said, frozenset(data))) == data
    assert tomllib.loads(file_text(data)) == data


def test_lists_of_tables_stand_under_headings_of_their_own() -> None:
    data = {"id": "a", "descriptors": {"good": [{"text": "x"}]}, "prompts": [{"text": "y", "when": {"test": "z"}}]}
    assert file_text(data, "Mine.\n\nTruly.", frozenset({"descriptors"})) == (
        '# Mine.\n#\n# Truly.\n\nid = "a"\n\n[[descriptors.good]]\ntext = "x"\n\n'
        '[[prompts]]\ntext = "y"\nwhen = { test = "z" }\n'
    )


def test_conditions_inside_conditions_are_set_in() -> None:
    condition = {"test": "all_of", "parts": [{"test": "not", "part": {"test": "fact", "fact": "a"}}]}
    assert inline(condition).splitlines()[1] == '    { test = "not", part = { test = "fact", fact = "a" } },'


def test_what_is_no_value() -> None:
    assert key_text("a b") == '"a b"'
    with pytest.raises(TypeError, match="NoneType"):
        inline(None)
