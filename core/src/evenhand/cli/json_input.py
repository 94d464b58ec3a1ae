"""Reading JSON that somebody gives, refusing whatever could be read in two ways."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, NoReturn

from evenhand.errors import EvenhandError

LARGEST_BYTES = 20_000_000
DEEPEST = 50
LONGEST_NUMBER = 20


class InputError(EvenhandError):
    """Input that cannot be read. Its text names the file, the line where there is one, and the fix."""


def read_text(name: str) -> str:
    """The UTF-8 text of a file, or of standard input when ``name`` is ``-``. Raises :class:`InputError`."""
    shown = shown_name(name)
    try:
        raw = sys.stdin.buffer.read(LARGEST_BYTES + 1) if name == "-" else _read_file(Path(name))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a usable file name"
        raise InputError(f"{shown}: cannot be read ({reason}); check the name and that you may read it") from None
    if len(raw) > LARGEST_BYTES:
        raise InputError(f"{shown}: larger than {LARGEST_BYTES // 1_000_000} million bytes; is it the right file?")
    if raw.startswith(b"\xef\xbb\xbf"):
        raise InputError(f"{shown} line 1: begins with a byte order mark; save the file as UTF-8 without BOM")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError(f"{shown} line {line}: not UTF-8 text; save the file with the encoding UTF-8") from None


def shown_name(name: str) -> str:
    """What messages call a file."""
    return "standard input" if name == "-" else name


def _read_file(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST_BYTES + 1)


def read_json(name: str) -> Any:
    """The JSON value of a file, or of standard input. Raises :class:`InputError`."""
    return parse_json(read_text(name), shown_name(name))


def parse_json(text: str, shown: str) -> Any:
    """The JSON value of a text.

    Refuses what JSON does not have (NaN, Infinity), a key that stands twice, numbers of more than twenty characters,
    and nesting deeper than fifty. Raises :class:`InputError`, which names the line and repeats no value.
    """

    def refuse_constant(word: str) -> NoReturn:
        raise InputError(f"{shown}: {word} is not JSON; use a whole number, text or null")

    def read_int(digits: str) -> int:
        _check_length(digits, shown)
        return int(digits)

    def read_float(digits: str) -> float:
        _check_length(digits, shown)
        return float(digits)

    def read_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                raise InputError(f"{shown}: the key '{_short(key)}' stands twice in one object; keep one")
            found[key] = value
        return found

    _check_depth(text, shown)
    try:
        return json.loads(
            text, parse_constant=refuse_constant, parse_int=read_int, parse_float=read_float,
            object_pairs_hook=read_object,
        )  # fmt: skip
    except json.JSONDecodeError as error:
        said = error.msg[:1].lower() + error.msg[1:]
        raise InputError(f"{shown} line {error.lineno} column {error.colno}: not JSON: {said}") from None


def _check_length(digits: str, shown: str) -> None:
    if len(digits) > LONGEST_NUMBER:
        raise InputError(f"{shown}: a number has {len(digits)} characters; no grade or count needs so many")


def _check_depth(text: str, shown: str) -> None:
    """Python's parser would give up with an error of its own, at a depth that depends on what called it."""
    depth, inside, escaped = 0, False, False
    for place, character in enumerate(text):
        if inside:
            inside = escaped or character != '"'
            escaped = character == "\\" and not escaped
        elif character == '"':
            inside = True
        elif character in "[{":
            depth += 1
            if depth > DEEPEST:
                line = text.count("\n", 0, place) + 1
                raise InputError(f"{shown} line {line}: nested more than {DEEPEST} deep; write it flatter")
        elif character in "]}":
            depth -= 1


def _short(key: str) -> str:
    return key if len(key) <= 40 else f"{key[:37]}..."
