from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.settings.toml_lines import KeyPath, key_lines, line_of

KEYS = {"a": "a", "b-1": "b-1", '"q.x"': "q.x", "'[r]'": "[r]", '"\\u00e9 #"': "é #", "7": "7", '""': ""}
"""Keys as written, and as read."""

SCALARS = [
    "1",
    "-0.5e3",
    "true",
    "1979-05-27 07:32:00",
    "1979-05-27T07:32:00Z",
    '"plain"',
    '"a \\"quoted\\" # [not.a.table]"',
    "'C:\\raw'",
    '"""one line"""',
    '"""\n[not]\nx = 1 # no comment\n[[nor.this]]\n"""',
    '"""\\"""[x]\\\\"""',
    '""""quoted""""',
    '"""ends in two"""""',
    "'''\n[[rules]]\nid = \"a\\\"\n'''",
    "''''one''''",
    "'''two'''''",
]

values = st.recursive(
    st.sampled_from(SCALARS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + "]"),
        st.lists(inner, max_size=3).map(lambda items: "[\n" + "".join(f"  {item}, # ] }}\n" for item in items) + "]"),
        st.dictionaries(st.sampled_from(sorted(KEYS)), inner, max_size=2).map(
            lambda table: "{" + ", ".join(f"{key} = {value}" for key, value in table.items()) + "}"
        ),
    ),
    max_leaves=6,
)
dotted = st.lists(st.sampled_from(sorted(KEYS)), min_size=1, max_size=3).map(" . ".join) | st.sampled_from(sorted(KEYS))
statements = st.one_of(
    st.tuples(dotted, values).map(lambda pair: f"{pair[0]} = {pair[1]}"),
    st.tuples(dotted, values).map(lambda pair: f"\t{pair[0]}={pair[1]}  # x = [1"),
    dotted.map(lambda key: f"[{key}] # ]"),
    dotted.map(lambda key: f"[[ {key} ]]"),
    st.sampled_from(["", "# [comment]", "   "]),
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Valid TOML: each statement is kept only where tomllib still takes the whole."""
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    text = ""
    for statement in draw(st.lists(statements, max_size=12)):
        candidate = text + statement.replace("\n", newline) + newline
        try:
            tomllib.loads(candidate)
        except tomllib.TOMLDecodeError:
            continue
        text = candidate
    return text


def paths(data: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    if path:
        yield path
    if isinstance(data, dict):
        for key, value in data.items():
            yield from paths(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from paths(value, (*path, index))


@given(documents())
def test_every_key_path_is_found_on_a_line_that_holds_the_key(text: str) -> None:
    lines = text.split("\n")
    found = key_lines(text)
    assert set(found) == set(paths(tomllib.loads(text)))
    for path, line in found.items():
        if isinstance(path[-1], str):
            written = [key for key, value in KEYS.items() if value == path[-1]]
            assert any(key in lines[line - 1] for key in written), (path, line)


@given(documents())
def test_a_key_is_never_placed_after_the_keys_inside_it(text: str) -> None:
    found = key_lines(text)
    for path, line in found.items():
        assert len(path) == 1 or found[path[:-1]] <= line


TEXT = '''\
title = "x"
note = """
[[rules]]
id = 1
"""

[[rules]]
id = "first"

[[rules]]
when = { test = "all_of", parts = [
  { test = "fact", fact = "a" },
  { test = "fact", fact = "b" },
] }
[rules.more]
"deep.key" = 3
[[rules.parts]]
z = 1
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 1),
        (("note",), 2),
        (("rules",), 7),
        (("rules", 0), 7),
        (("rules", 0, "id"), 8),
        (("rules", 1), 10),
        (("rules", 1, "when", "test"), 11),
        (("rules", 1, "when", "parts", 1), 13),
        (("rules", 1, "when", "parts", 1, "fact"), 13),
        (("rules", 1, "more", "deep.key"), 16),
        (("rules", 1, "parts", 0, "z"), 18),
        (("rules", 1, "missing", "deeper"), 10),
        (("nowhere",), 1),
        ((), 1),
    ],
)
def test_a_line_is_that_of_the_nearest_part_that_is_there(path: KeyPath, line: int) -> None:
    assert line_of(TEXT, path) == line
