"""The terminal, or the pipe, that line mode speaks through: it only ever appends text."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from evenhand.drivers.plain_lines import Typed, read_reply

if TYPE_CHECKING:
    from collections.abc import Iterable

NOT_TEXT = "That line is not UTF-8 text, so nothing was recorded. Please type it again."


class Terminal:
    """Reads replies and appends lines. Lines are wrapped only where a person's terminal shows them."""

    def __init__(self, given: TextIO | None = None, taken: TextIO | None = None) -> None:
        """``given`` and ``taken`` are where replies come from and lines go to: standard input and output by default."""
        self._given = sys.stdin if given is None else given
        self._taken = sys.stdout if taken is None else taken
        self._typed_by_hand = _is_terminal(self._given)
        self._width = shutil.get_terminal_size().columns if _is_terminal(self._taken) else 0
        if self._typed_by_hand:
            _let_lines_be_edited()
        elif hasattr(self._given, "reconfigure"):
            # Line ends inside a reply must arrive as they were sent.
            self._given.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")

    def say(self, *lines: str) -> None:
        """Append lines."""
        for line in lines:
            for part in visible(line).split("\n"):
                self._taken.write("\n".join(self._wrapped(part)) + "\n")
        self._taken.flush()

    def say_all(self, lines: Iterable[str]) -> None:
        """Append lines."""
        self.say(*lines)

    def read(self) -> Typed | None:
        """One reply, or ``None`` at the end of the input. A reply that is no text is asked for again."""
        while True:
            typed = read_reply(self._line)
            if typed is None or not any("\ud800" <= character <= "\udfff" for character in typed.text):
                return typed
            self.say(NOT_TEXT)

    def _line(self, goes_on: bool) -> str | None:
        prompt = "more > " if goes_on else "> "
        if self._typed_by_hand and self._given is sys.stdin:
            with suppress(EOFError):
                return input(prompt)
            self._taken.write("\n")
            return None
        if not goes_on:
            self._taken.write(">\n")
            self._taken.flush()
        line = self._given.readline()
        if not line:
            return None
        return line.removesuffix("\n").removesuffix("\r") if line.endswith("\n") else line

    def _wrapped(self, line: str) -> list[str]:
        if not self._width or len(line) < self._width:
            return [line]
        import textwrap

        indent = "  " if line.startswith("- ") else ""
        return textwrap.wrap(line, self._width - 1, subsequent_indent=indent, break_on_hyphens=False) or [""]


def visible(text: str) -> str:
    """A text without characters that would steer a terminal: whatever was typed, it stays text on the screen."""
    return "".join(
        character if character in "\n\t" or unicodedata.category(character) not in {"Cc", "Cs"} else "\ufffd"
        for character in text.replace("\r\n", "\n")
    )


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except (AttributeError, ValueError):
        return False


def _let_lines_be_edited() -> None:
    """With readline a line may be longer than a terminal's own 4,095 characters. It must remember nothing typed."""
    with suppress(ImportError, AttributeError):
        import readline

        readline.set_auto_history(False)
