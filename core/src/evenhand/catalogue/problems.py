"""What is wrong with a framework: each problem in one line that says where, what and what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from evenhand.errors import EvenhandError
from evenhand.settings.toml_file import TomlFile
from evenhand.settings.toml_lines import KeyPath, line_of
from evenhand.suggest import did_you_mean

_FILES = {
    "scale": "scales.toml",
    "fact": "facts.toml",
    "form": "forms.toml",
    "rule": "rules.toml",
    "domain": "the file in domains/",
}


class FrameworkProblemsError(EvenhandError):
    """Everything found wrong with a framework, one line each in ``lines`` and in the text."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(dict.fromkeys(lines))
        super().__init__("\n".join(self.lines))


class Problem(NamedTuple):
    """A problem inside one item of a framework, wherever the item came from.

    ``section`` is the item's list (``rules``), ``item`` its id (empty for the header), ``path`` leads from the item to
    what is wrong, and ``occurrence`` says which item is meant where several share the id, 0 for the first.
    """

    section: str
    item: str
    path: KeyPath
    words: str
    occurrence: int = 0


class Origin(NamedTuple):
    """Where one item of a framework stands: the file, and the key path of the item in it."""

    section: str
    item: str
    file: TomlFile
    path: KeyPath


def no_such(what: str, wanted: str, known: Iterable[str]) -> str:
    """What to say of a name that is none: what was probably meant, or, where there is nothing at all, in which file it
    would stand.
    """
    names = list(known)
    none = f"; there is none at all: is {_FILES[what]} missing, or called otherwise?" if what in _FILES else ""
    return f"no {what} '{wanted}'{did_you_mean(wanted, names) if names else none}"


def line_for(file: TomlFile, path: KeyPath, words: str) -> str:
    """A problem at a key path of a file, in one line."""
    where = f"{file.name} line {line_of(file.text, path)}"
    return f"{where}: {path_words(path)}: {words}" if path else f"{where}: {words}"


def path_words(path: KeyPath) -> str:
    """A key path as people write it. Positions count from 1, as one counts ``[[rules]]`` headings in a file."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text
