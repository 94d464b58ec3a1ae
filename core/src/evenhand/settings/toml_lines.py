"""Finds the line of each key of a TOML text. tomllib gives no lines, so this runs only once an error is known.

It trusts that the text is valid TOML, which tomllib has found out before.
"""

from __future__ import annotations

import re

KeyPath = tuple[str | int, ...]
"""Keys of tables and positions in arrays, from the top of the document."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}#\n]*")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*?"{3,5}' + r"|'''(?:.|\n)*?'{3,5}" + r'|"(?:[^"\\\n]|\\.)*"' + r"|'[^'\n]*'", re.S
)


def key_lines(text: str) -> dict[KeyPath, int]:
    """The line, counted from 1, on which each key path of the text stands first."""
    return _Scanner(text).scan()


def line_of(text: str, path: KeyPath) -> int:
    """The line of a key path, or of the nearest part of it that the text holds; 1 where there is none."""
    lines = key_lines(text)
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return 1


class _Scanner:
    """Walks over the text once; ``at`` is the position of what comes next."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[KeyPath, int] = {}
        self.table_counts: dict[KeyPath, int] = {}

    def scan(self) -> dict[KeyPath, int]:
        prefix: KeyPath = ()
        self.pass_blank()
        while self.at < len(self.text):
            if self.text.startswith("[[", self.at):
                prefix = self.header(2)
            elif self.text[self.at] == "[":
                prefix = self.header(1)
            else:
                self.pair(prefix)
            self.pass_blank()
        return self.lines

    def pass_blank(self) -> None:
        match = _BLANK.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def pass_spaces(self) -> None:
        while self.text[self.at : self.at + 1] in (" ", "\t"):
            self.at += 1

    def mark(self, path: KeyPath, start: int) -> None:
        self.lines.setdefault(path, self.text.count("\n", 0, start) + 1)

    def header(self, brackets: int) -> KeyPath:
        """Read ``[table]`` or ``[[table]]`` and give the path that it opens."""
        start = self.at
        self.at += brackets
        self.pass_spaces()
        keys = self.keys()
        self.pass_spaces()
        self.at += brackets
        path: KeyPath = ()
        for key in keys[:-1]:
            path = self.current((*path, key), start)
        path = (*path, keys[-1])
        self.mark(path, start)
        if brackets == 2:
            count = self.table_counts.get(path, 0)
            self.table_counts[path] = count + 1
            path = (*path, count)
            self.mark(path, start)
        return path

    def current(self, path: KeyPath, start: int) -> KeyPath:
        """The path itself, or its newest table where it is an array of tables."""
        self.mark(path, start)
        count = self.table_counts.get(path)
        return path if count is None else (*path, count - 1)

    def keys(self) -> list[str]:
        """Read a key, dotted or not."""
        found = [self.key()]
        self.pass_spaces()
        while self.text[self.at : self.at + 1] == ".":
            self.at += 1
            self.pass_spaces()
            found.append(self.key())
            self.pass_spaces()
        return found

    def key(self) -> str:
        if match := _BARE.match(self.text, self.at):
            self.at = match.end()
            return match.group()
        import tomllib

        return str(tomllib.loads(f"key = {self.string()}")["key"])

    def string(self) -> str:
        match = _STRING.match(self.text, self.at)
        if match is None:
            raise ValueError("not valid TOML: a key or string was expected")
        self.at = match.end()
        return match.group()

    def pair(self, prefix: KeyPath) -> None:
        """Read ``key = value`` inside the table of this path."""
        start = self.at
        path = prefix
        for key in self.keys():
            path = (*path, key)
            self.mark(path, start)
        self.at += 1
        self.pass_spaces()
        self.value(path)

    def value(self, path: KeyPath) -> None:
        first = self.text[self.at]
        if first == "[":
            self.array(path)
        elif first == "{":
            self.inline_table(path)
        elif first in "\"'":
            self.string()
        else:
            match = _SCALAR.match(self.text, self.at)
            self.at = match.end() if match else self.at

    def array(self, path: KeyPath) -> None:
        self.at += 1
        self.pass_blank()
        index = 0
        while self.text[self.at] != "]":
            self.mark((*path, index), self.at)
            self.value((*path, index))
            index += 1
            self.pass_separator()
        self.at += 1

    def inline_table(self, path: KeyPath) -> None:
        self.at += 1
        self.pass_blank()
        while self.text[self.at] != "}":
            self.pair(path)
            self.pass_separator()
        self.at += 1

    def pass_separator(self) -> None:
        self.pass_blank()
        if self.text[self.at] == ",":
            self.at += 1
            self.pass_blank()
