"""What is wrong with a text that is no TOML, by looking at the line as a colleague would.

tomllib says where it could go no further, in the words of a parser. People who write frameworks and settings make a
dozen mistakes, nearly all with quotation marks, brackets and commas; each is told here with the key and what to type.
The values themselves are never repeated.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_CURLY = "“”„‟‘’‚‛«»"
_QUOTES = "\"'"
_SWITCHES = {"true", "false", "yes", "no", "on", "off"}
_NOTHING = {"none", "null", "nil"}
_KEY_BEFORE = re.compile(r"([A-Za-z0-9_-]+)\s*=\s*$")
_KEY_FIRST = re.compile(r"\s*([A-Za-z0-9_.\"'-]+)\s*=")
_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]\"']+?)\s*(\]\]?)\s*(?:#.*)?$")
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"|' + r"'[^']*'")
_THREE = re.compile(r'"""|' + "'''")


class Mistake(NamedTuple):
    """The line to mend, counted from 1, and what is wrong with it and how to mend it, the key in front if known."""

    line: int
    words: str


def mistake_at(text: str, line: int, column: int, said: str) -> Mistake | None:
    """The mistake that made tomllib stop at a line and column (both from 1) with these words; ``None`` for others."""
    return _Look(text, line, column, said.casefold()).found()


class _Look:
    def __init__(self, text: str, line: int, column: int, said: str) -> None:
        self.lines = [one.rstrip("\r") for one in text.split("\n")]
        self.line = line
        self.said = said
        self.whole = self.lines[line - 1] if line <= len(self.lines) else ""
        self.before, self.after = self.whole[: column - 1], self.whole[column - 1 :]

    def go_to(self, line: int) -> None:
        """Look at the end of another line."""
        self.line, self.whole = line, self.lines[line - 1]
        self.before, self.after = self.whole, ""

    def here(self, words: str) -> Mistake:
        """A mistake in the line where tomllib stopped, with its key."""
        key = _KEY_BEFORE.search(self.before) or _KEY_FIRST.match(self.whole)
        return Mistake(self.line, f"{key[1]}: {words}" if key else words)

    def found(self) -> Mistake | None:
        ways: tuple[tuple[str, Callable[[], Mistake | None]], ...] = (
            ("invalid value", self.value),
            ("illegal character", self.open_text),
            ("invalid character", self.open_text),
            ("expected newline", self.after_value),
            ("overwrite", self.twice),
            ("twice", self.twice),
            ("duplicate", lambda: self.here("a key stands twice in the table in { }; delete one")),
            ("mutate", self.twice),
            ("unclosed array", self.in_list),
            ("unclosed inline", self.in_table),
            ("unterminated string", self.open_block),
            ("expected '='", self.no_equals),
            ("expected ']", self.open_header),
            ("key part", self.no_key),
            ("invalid statement", self.no_key),
            ("unescaped", self.backslash),
            ("hex value", self.backslash),
            ('expected "', self.open_block),
        )
        return next((way() for words, way in ways if words in self.said), None)

    def value(self) -> Mistake:
        given = self.after.partition("#")[0].strip()
        before = self.before.strip()
        if (not given and not before.endswith("=")) or (not before and _KEY_FIRST.match(self.whole)):
            return self.in_list()
        token = re.split(r"[,\]}]", given)[0].strip()
        word = token.partition(" ")[0].casefold()
        key = _KEY_BEFORE.search(self.before)
        example = f'{key[1]} = "…"' if key else '"…"'
        if not given:
            return self.here("nothing stands after the sign =; write a value there, or take the line out")
        if given[0] in _CURLY:
            return self.here(f"these are curly quotation marks; type straight ones: {example}")
        if word in _SWITCHES:
            return self.here(f"'{word}' is no value; write true or false, in lower case and without quotation marks")
        if word in _NOTHING:
            return self.here("there is no word for nothing; take the line out instead")
        if token[-1:] in {*_QUOTES}:
            return self.here(f"the text has no quotation mark where it begins; write {example}")
        return self.here(f"text stands between quotation marks; write {example}")

    def open_text(self) -> Mistake:
        """A text in single or double quotation marks that its line does not end."""
        if "character" in self.said and "\\n" not in self.said and "\\r" not in self.said:
            return self.here(
                "a character stands here that cannot be seen; delete it, and type the words again if need be"
            )
        if self.whole.rstrip(" ,]}")[-1:] in _CURLY:
            return self.here("the text ends with a curly quotation mark; type a straight one")
        return self.here(
            "the text is not closed; end it on the same line with the quotation mark that it begins with, or, if it "
            'has several lines, put """ before and after it'
        )

    def open_block(self) -> Mistake:
        """A text over several lines that is never closed: the last mark of three is the one that opens it."""
        numbered = list(enumerate(self.lines, start=1))
        marks = [at for at, one in numbered for _ in _THREE.findall(one)]
        if not marks:
            self.go_to(next((at for at, one in reversed(numbered) if "'" in _TEXT.sub("", one)), self.line))
            return self.open_text()
        line = marks[-1]
        key = _KEY_FIRST.match(self.lines[line - 1])
        words = "the text is not closed; put the three quotation marks, with which it begins, at its end too"
        return Mistake(line, f"{key[1]}: {words}" if key else words)

    def after_value(self) -> Mistake:
        last = self.before.rstrip()[-1:]
        if self.after[:1] == ",":
            return self.here("a comma stands behind the value; take it out, since each key has a line of its own")
        if last == "]" and _HEADER.match(self.before):
            return Mistake(self.line, "something stands behind the brackets; give it a line of its own")
        if last == '"':
            return self.here(
                'a quotation mark stands inside the text and ends it there; write \\" in its place, or ’ and ‘'
            )
        if last == "'":
            return self.here("an apostrophe stands inside the text and ends it there; put the text in \" instead of '")
        if last in {"]", "}"}:
            return self.here(f"something stands behind the {last} that closes it; put it in front, or take it out")
        if re.search(r"=\s*[+-]?0$", self.before):
            return self.here("a whole number has no 0 in front; take it away, or put quotation marks around the text")
        return self.here('text stands between quotation marks, also a version, a date or a share: write "…"')

    def twice(self) -> Mistake | None:
        header = _HEADER.match(self.whole)
        return self.header_twice(header[1], header[2]) if header else self.key_twice()

    def header_twice(self, brackets: str, name: str) -> Mistake:
        earlier = [
            (number, found[1])
            for number, line in enumerate(self.lines[: self.line - 1], start=1)
            if (found := _HEADER.match(line)) and found[2] == name
        ]
        if "." in name:
            outer = name.rpartition(".")[0]
            seen = f"[{name}] stands in line {earlier[-1][0]} already" if earlier else f"[{name}] cannot stand here"
            return Mistake(self.line, f"{seen}; perhaps a line [[{outer}]] is missing above this one")
        if brackets == "[" or not earlier:
            first = f", as in line {earlier[0][0]}" if earlier else ""
            if earlier and earlier[0][1] == "[":
                first = f", here and in line {earlier[0][0]}"
            return Mistake(self.line, f"begin each item of a list with two brackets: [[{name}]]{first}")
        first_at = next((number for number, mark in earlier if mark == "["), earlier[0][0])
        return Mistake(
            first_at, f"begin each item of a list with two brackets: [[{name}]]; line {self.line} begins another"
        )

    def key_twice(self) -> Mistake | None:
        key = _KEY_FIRST.match(self.whole)
        if key is None:
            return None
        table = ""
        for number in range(self.line - 1, 0, -1):
            line = self.lines[number - 1]
            if header := _HEADER.match(line):
                table = f", or a line {line.strip()} is missing between them" if header[1] == "[[" else ""
                break
        same = [
            at
            for at in range(number, self.line)
            if (found := _KEY_FIRST.match(self.lines[at - 1])) and found[1] == key[1]
        ]
        first = f" and in line {same[-1]}" if same else ""
        return Mistake(self.line, f"{key[1]}: the key stands twice, here{first}; delete one{table}")

    def in_list(self) -> Mistake:
        rest = self.after.strip()
        if not rest or _HEADER.match(self.whole) or (_KEY_FIRST.match(self.whole) and not self.before.strip()):
            opened = self.opened("[", "]")
            return Mistake(opened, f"{self.key_of(opened)}the list is not closed; write ] at its end")
        line, words = self.line_before()
        return Mistake(line, f"a comma is missing {words}, between two items of the list")

    def in_table(self) -> Mistake:
        if not self.after.strip():
            return self.here("a table in { } is not closed; write } at its end, all on one line")
        return self.here("a comma is missing between two keys of the table in { }")

    def line_before(self) -> tuple[int, str]:
        """Where what comes before tomllib's place ends: in its own line, or in an earlier one."""
        if self.before.strip():
            return self.line, "in this line"
        for number in range(self.line - 1, 0, -1):
            line = self.lines[number - 1].strip()
            if line and not line.startswith("#"):
                return number, "at the end of this line"
        return self.line, "in this line"

    def opened(self, opens: str, closes: str) -> int:
        """The last line before this one on which more is opened than closed, texts left out."""
        for number in range(min(self.line, len(self.lines)), 0, -1):
            bare = _TEXT.sub("", self.lines[number - 1])
            if not _HEADER.match(bare) and bare.count(opens) > bare.count(closes):
                return number
        return self.line

    def key_of(self, line: int) -> str:
        key = _KEY_FIRST.match(self.lines[line - 1])
        return f"{key[1]}: " if key else ""

    def no_equals(self) -> Mistake:
        if self.after.lstrip()[:1] == ":":
            return Mistake(self.line, "a key is followed by the sign =, not by a colon: write key = value")
        if self.before.lstrip()[:2] == "//":
            return Mistake(self.line, "a remark begins with #")
        return Mistake(
            self.line,
            'no sign = follows the key; a key is one word, as in title = "…". If these words belong to the text above, '
            'put """ before and after the whole of it',
        )

    def open_header(self) -> Mistake:
        opens, closes = ("[[", "]]") if "]]" in self.said else ("[", "]")
        return Mistake(self.line, f"a line that begins with {opens} ends with {closes}, around one name without spaces")

    def no_key(self) -> Mistake:
        first = (self.after or self.whole).strip()[:1]
        if "{" in self.before and not self.after.strip():
            return self.here("a table in { } stands on one line; write it on one, or as a [table] of its own")
        if first == "]" and self.whole.strip() == "]":
            return Mistake(self.line, "this ] closes nothing; the list was closed before it")
        if first == "=":
            return Mistake(self.line, 'a key is missing before the sign =; write key = "…"')
        if self.whole.lstrip()[:2] == "//" or self.whole.lstrip()[:1] in {"/", ";", "%"}:
            return Mistake(self.line, "a remark begins with #")
        return Mistake(
            self.line,
            "a line is key = value, [table], or begins with #; if it belongs to the text above, put "
            '""" before and after the whole of it',
        )

    def backslash(self) -> Mistake:
        return self.here("a backslash \\ in a text needs another before it; write \\\\, or put the text in '…'")
