"""Driving an audit from a replies file that a command names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.errors import EvenhandError

if TYPE_CHECKING:
    from evenhand.conversation.replies import Reply
    from evenhand.drivers.opening import OpenAudit


class StoppedError(EvenhandError):
    """A replies file that could be played in part only."""


def read_replies(name: str) -> list[tuple[int, Reply]]:
    """The replies of a file, ``-`` for standard input, each with its line. Raises ``EvenhandError``."""
    from evenhand.cli.json_input import read_text, shown_name
    from evenhand.conversation.replies import numbered_replies

    return numbered_replies(read_text(name), shown_name(name))


def play_replies(audit: OpenAudit, replies: list[tuple[int, Reply]], name: str) -> None:
    """Give every reply in turn. Raises :class:`StoppedError` at one that is refused; those before it are kept."""
    from evenhand.cli.json_input import shown_name
    from evenhand.drivers.script import RefusedLine, play

    try:
        play(audit.session, replies, shown_name(name))
    except RefusedLine as refused:
        raise StoppedError(f"{refused} Audit {audit.id} keeps the {refused.kept} before it.") from None
