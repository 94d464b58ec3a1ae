"""The first line of a replies file: which framework it was made under, in which version.

Replies name questions by their ids, and those of another version may be other questions. A file without such a line,
as one writes it by hand, is played under whatever is installed.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from evenhand.errors import EvenhandError

if TYPE_CHECKING:
    from evenhand.models.framework import Framework

FIRST = "replies_of"
"""The key by which the line is known; its value is the id of the framework."""

_DIGEST = re.compile(r"[0-9a-f]{64}")


class OtherFrameworkError(EvenhandError):
    """A replies file that was made under another framework, or under another version of it."""


class RepliesHeader(NamedTuple):
    """What the line says: id, version and digest of the framework."""

    framework_id: str
    version: str
    digest: str

    def line(self) -> str:
        """The line itself, with its end."""
        body = {FIRST: self.framework_id, "version": self.version, "digest": self.digest}
        return f"{json.dumps(body, ensure_ascii=False)}\n"


def header_of(framework: Framework) -> RepliesHeader:
    """The header of replies that are given under a framework."""
    return RepliesHeader(framework.id, framework.header.version, framework.digest)


def apart(text: str, name: str) -> tuple[RepliesHeader | None, str]:
    """The header of a replies file, if it has one, and the replies, which keep their lines.

    Raises :class:`OtherFrameworkError` for a first line that begins as a header and is none.
    """
    blank = re.match(r"\s*\n", text)
    begins = 0 if blank is None else blank.end()
    first, newline, rest = text[begins:].partition("\n")
    try:
        body = json.loads(first)
    except (ValueError, RecursionError):
        return None, text
    if not isinstance(body, dict) or FIRST not in body:
        return None, text
    given: list[Any] = [body.get(key) for key in (FIRST, "version", "digest")]
    if len(body) != len(given) or not all(isinstance(one, str) for one in given) or not _DIGEST.fullmatch(given[2]):
        line = 1 + text[:begins].count("\n")
        raise OtherFrameworkError(
            f"{name} line {line}: it should name the framework, as `evenhand audit replies` writes it; delete the line "
            "to play the file under whatever is installed"
        )
    return RepliesHeader(*given), text[:begins] + newline + rest


def check_header(header: RepliesHeader | None, framework: Framework, name: str) -> None:
    """Raises :class:`OtherFrameworkError` where a file was made under another framework or version than this."""
    now = header_of(framework)
    if header is None or header.digest == now.digest:
        return
    here = f"{now.framework_id} {now.version} (digest {now.digest[:12]})"
    made = f"{header.framework_id} {header.version} (digest {header.digest[:12]})"
    raise OtherFrameworkError(
        f"{name}: made under {made}, and this audit is under {here}, where the same ids may be other questions; "
        "compare the two with `evenhand framework diff`, then mend the file, or play it as it is with --any-version"
    )
