"""Reading one TOML file, with errors that name file and line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

from evenhand.errors import EvenhandError

_POSITION = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


class TomlError(EvenhandError):
    """A file that is no readable TOML. Its text names the file, the line and what to do."""


class TomlFile(NamedTuple):
    """One file as read: ``name`` as shown to a person, its ``text`` (for finding lines) and its ``data``."""

    name: str
    text: str
    data: dict[str, Any]


def read_toml(path: Path, name: str) -> TomlFile:
    """Read a TOML file that is shown to people as ``name``.

    A byte order mark, which some Windows editors write, is passed over. Raises :class:`TomlError`.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise TomlError(f"{name}: cannot be read ({error.strerror or type(error).__name__}); check {path}") from None
    return parse_toml(raw, name)


def parse_toml(raw: bytes, name: str) -> TomlFile:
    """Parse the bytes of a TOML file that is shown to people as ``name``. Raises :class:`TomlError`."""
    import tomllib

    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise TomlError(f"{name} line {line}: not UTF-8 text; save the file with the encoding UTF-8") from None
    try:
        return TomlFile(name, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise TomlError(_in_plain_words(name, text, str(error))) from None
    except RecursionError:
        raise TomlError(f"{name}: tables or lists are nested too deeply; write it flatter") from None


def _in_plain_words(name: str, text: str, message: str) -> str:
    """The mistake in words of ours, with the line to mend; tomllib's own words where we have none for it."""
    from evenhand.settings.toml_mistakes import mistake_at

    # tomllib reads Windows' line ends as the others, and counts so.
    text = text.replace("\r\n", "\n")
    match = _POSITION.search(message)
    if match and match[1]:
        line, column = int(match[1]), int(match[2])
    else:
        body = text.rstrip("\n")
        line, column = body.count("\n") + 1, len(body) - body.rfind("\n")
    said = _POSITION.sub("", message)
    found = mistake_at(text, line, column, said)
    if found is not None:
        return f"{name} line {found.line}: {found.words}"
    return f"{name} line {line}: not valid TOML: {said[:1].lower()}{said[1:]}"
