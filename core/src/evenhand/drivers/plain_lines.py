"""Replies of several lines in a stream of single lines: a line that ends in a backslash goes on in the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Typed(NamedTuple):
    """What was typed. ``ended`` says that the input ended before the reply was finished."""

    text: str
    ended: bool = False


def read_reply(read_line: Callable[[bool], str | None]) -> Typed | None:
    """One reply, or ``None`` at the end of the input.

    ``read_line`` gives the next line without its end, or ``None``; it is told whether the line goes on from another.
    """
    parts: list[str] = []
    while True:
        line = read_line(bool(parts))
        if line is None:
            return Typed("\n".join(parts), ended=True) if parts else None
        text, goes_on = unescaped(line)
        parts.append(text)
        if not goes_on:
            return Typed("\n".join(parts))


def unescaped(line: str) -> tuple[str, bool]:
    """A line without the backslashes that only say how it ends, and whether it goes on in the next line."""
    body = line.rstrip("\\")
    backslashes = len(line) - len(body)
    return body + "\\" * (backslashes // 2), backslashes % 2 == 1


def as_lines(reply: str) -> list[str]:
    """The lines to type for a reply of any text; :func:`read_reply` gives the reply back."""
    escaped = []
    for line in reply.split("\n"):
        body = line.rstrip("\\")
        escaped.append(body + "\\" * (2 * (len(line) - len(body))))
    return [line + "\\" for line in escaped[:-1]] + escaped[-1:]
