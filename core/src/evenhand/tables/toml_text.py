"""Writing TOML: values in one line for cells, and files as a person would lay them out.

tomlkit keeps the layout of a file that it has read; here there is none to keep, and the same values must read well in a
spreadsheet's cell too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def key_text(key: str) -> str:
    """A key, in quotes where it needs them."""
    return key if _BARE.fullmatch(key) else quoted(key)


def quoted(text: str) -> str:
    """A text in quotes, on one line. TOML's basic strings are JSON's but for one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def inline(value: Any, indent: str = "") -> str:
    """A value as TOML allows it after ``=``. Tables in a list stand on lines of their own.

    Raises ``TypeError`` for what is no value of TOML.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, Mapping):
        if not value:
            return "{}"
        return f"{{ {', '.join(f'{key_text(key)} = {inline(item, indent)}' for key, item in value.items())} }}"
    if isinstance(value, list | tuple):
        if any(isinstance(item, Mapping) for item in value):
            deeper = f"{indent}    "
            lines = "".join(f"{deeper}{inline(item, deeper)},\n" for item in value)
            return f"[\n{lines}{indent}]"
        return f"[{', '.join(inline(item, indent) for item in value)}]"
    raise TypeError(f"{type(value).__name__} is no value of TOML")


def file_text(data: Mapping[str, Any], comment: str = "", headed: frozenset[str] = frozenset()) -> str:
    """A whole file: plain keys first, then ``[[lists]]`` of tables and, where ``headed`` names them, ``[tables]``.

    ``comment`` stands above everything, each of its lines as a comment.
    """
    parts = ["".join(f"# {line}".rstrip() + "\n" for line in comment.splitlines())] if comment else []
    parts += _table(data, (), headed)
    return "\n".join(part for part in parts if part)


def _table(data: Mapping[str, Any], path: tuple[str, ...], headed: frozenset[str]) -> Iterator[str]:
    """The pieces of one table, which a blank line parts: its own keys, then the tables below it."""
    below = {key: value for key, value in data.items() if _is_below(key, value, headed)}
    yield "".join(f"{key_text(key)} = {inline(value)}\n" for key, value in data.items() if key not in below)
    for key, value in below.items():
        inner = (*path, key)
        name = ".".join(map(key_text, inner))
        if isinstance(value, Mapping):
            first, *rest = _table(value, inner, headed)
            # A table that holds only tables needs no heading of its own.
            yield f"[{name}]\n{first}" if first or not rest else ""
            yield from rest
            continue
        for item in value:
            first, *rest = _table(item, inner, headed)
            yield f"[[{name}]]\n{first}"
            yield from rest


def _is_below(key: str, value: Any, headed: frozenset[str]) -> bool:
    if isinstance(value, Mapping):
        return key in headed
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(item, Mapping) for item in value)
