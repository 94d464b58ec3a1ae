"""JSON that could be read in two ways is refused with one line."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.cli.json_input import DEEPEST, LARGEST_BYTES, InputError, parse_json, read_json, read_text, shown_name


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        (b"{", "line 1 column 2: not JSON"),
        (b'{"a": 1,\n "b": }', "line 2 column 7: not JSON"),
        (b'{"a": 1}{', "not JSON"),
        (b"", "not JSON"),
        (b'\xef\xbb\xbf{"a": 1}', "byte order mark"),
        (b'{"a":\n "caf\xe9"}', "line 2: not UTF-8"),
        (b'{"a": NaN}', "NaN is not JSON"),
        (b'{"a": -Infinity}', "-Infinity is not JSON"),
        (b'{"a": 1, "a": 2}', "the key 'a' stands twice"),
        (b'{"g": {"a": 1, "b": [{"x": 1, "x": 1}]}}', "the key 'x' stands twice"),
        (b"[" * 60 + b"]" * 60, "nested more than 50 deep"),
        (b"[" * 200_000, "nested more than 50 deep"),
        (b'{"a": ' + b"9" * 5000 + b"}", "a number has 5000 characters"),
        (b'{"a": 1.' + b"0" * 5000 + b"}", "a number has 5002 characters"),
    ],
)
def test_what_is_refused(tmp_path: Path, raw: bytes, wrong: str) -> None:
    path = tmp_path / "answers.json"
    path.write_bytes(raw)
    with pytest.raises(InputError) as error:
        read_json(str(path))
    line = str(error.value)
    assert line.startswith(str(path))
    assert wrong in line
    assert "\n" not in line


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    for name in (str(tmp_path / "none.json"), str(tmp_path), "a\x00b"):
        with pytest.raises(InputError, match="cannot be read"):
            read_text(name)
    big = tmp_path / "big.json"
    with big.open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)
    with pytest.raises(InputError, match="larger than 20 million bytes"):
        read_text(str(big))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**18), 10**18) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(json_values)
def test_whatever_is_json_is_read_as_it_is(value: object) -> None:
    for text in (json.dumps(value), json.dumps(value, ensure_ascii=False, indent=1)):
        assert parse_json(text, "x") == value


def test_brackets_in_texts_are_not_nesting() -> None:
    assert parse_json(json.dumps(['[{"' * 100, '\\"[' * 100]), "x")
    assert parse_json("[" * DEEPEST + "]" * DEEPEST, "x")


@given(st.text(max_size=60))
def test_nothing_is_another_error(text: str) -> None:
    with contextlib.suppress(InputError):
        parse_json(text, "x")


def test_what_messages_call_a_file() -> None:
    assert (shown_name("-"), shown_name("a.json")) == ("standard input", "a.json")
