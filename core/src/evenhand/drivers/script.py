"""The script driver: plays a replies file through a session, one structured reply after the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evenhand.errors import EvenhandError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evenhand.conversation.replies import Reply
    from evenhand.drivers.session import Session


class RefusedLine(EvenhandError):  # noqa: N818 - named for what happened, as its line says it
    """A reply that did not fit, in this line. ``kept`` counts the replies before it, which stand."""

    def __init__(self, message: str, line: int, kept: int) -> None:
        super().__init__(message)
        self.line = line
        self.kept = kept


def play(session: Session, replies: Iterable[tuple[int, Reply]], name: str) -> int:
    """Give every reply in turn, each with its line in the file that messages call ``name``. Returns how many.

    Raises :class:`RefusedLine` at the first that is refused, saying what it was to and why, never what it said, and
    ``StoreError`` when one could not be kept.
    """
    kept = 0
    for line, reply in replies:
        response = session.replied(reply)
        outcome = response.outcome
        if outcome is None or outcome.refused:
            place = f" to '{reply.to}'" if re.fullmatch(r"[a-z0-9_.]{1,80}", reply.to) else ""
            hint = " ".join(words if words.endswith((".", "?", "!")) else f"{words}." for words in response.says)
            raise RefusedLine(f"{name} line {line}: the reply '{reply.reply}'{place} was refused: {hint}", line, kept)
        kept += 1
    return kept
