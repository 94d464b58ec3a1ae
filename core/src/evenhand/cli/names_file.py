"""A file of further names that an anonymised copy replaces: one a line, if wished with what the copy calls them."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from evenhand.errors import EvenhandError

MOST_BYTES = 100_000
CALLED = re.compile(r"[^\W_][\w '’-]{0,39}")


class NamesFileError(EvenhandError):
    """A file of names that cannot be used. Its text is never repeated."""


def read_names(path: str | None) -> tuple[tuple[str, str | None], ...]:
    """The names of a file, ``-`` for stdin: ``Wren Kite = sister`` or ``Wren Kite`` alone. ``None`` gives no names.

    Empty lines and lines that begin with ``#`` are left out. Raises :class:`NamesFileError`, naming the line.
    """
    if path is None:
        return ()
    where = "stdin" if path == "-" else path
    names = []
    for number, line in enumerate(_text(path, where).splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            names.append(_name(line, f"{where}, line {number}"))
    return tuple(names)


def _text(path: str, where: str) -> str:
    try:
        raw = sys.stdin.buffer.read(MOST_BYTES + 1) if path == "-" else _head(Path(path))
        if len(raw) > MOST_BYTES:
            raise NamesFileError(f"{where} is too long for a list of names: it holds more than {MOST_BYTES} bytes")
        return raw.decode("utf-8-sig")
    except OSError:
        raise NamesFileError(f"cannot read {where}: give a text file with one name a line") from None
    except UnicodeDecodeError:
        raise NamesFileError(f"{where} is not UTF-8 text: save it as UTF-8 with one name a line") from None


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _name(line: str, where: str) -> tuple[str, str | None]:
    from evenhand.reporting.copies.name_words import name_words

    name, equals, called = (part.strip() for part in line.partition("="))
    if not name_words(name):
        raise NamesFileError(f"{where}: no word there can be looked for as a name; give a name of two letters or more")
    if equals and not CALLED.fullmatch(called):
        raise NamesFileError(f"{where}: behind '=' write what the copy calls that person, such as sister")
    return name, called.lower() or None
