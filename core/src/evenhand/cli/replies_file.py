"""Driving an audit from a replies file that a command names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evenhand.errors import EvenhandError

if TYPE_CHECKING:
    from collections.abc import Callable

    from evenhand.conversation.replies import Reply
    from evenhand.conversation.replies_header import RepliesHeader
    from evenhand.drivers.opening import OpenAudit
    from evenhand.models.framework import Framework

    BeginRating = Callable[..., OpenAudit]


class StoppedError(EvenhandError):
    """A replies file that could be played in part only, or not from the line named."""


class RepliesFile(NamedTuple):
    """A file as read: its name as given and as shown, what its first line says, and each reply with its line."""

    name: str
    shown: str
    header: RepliesHeader | None
    replies: list[tuple[int, Reply]]


def read_replies(name: str, *, from_line: int = 1) -> RepliesFile:
    """The replies of a file, ``-`` for standard input, from a line on. Raises ``EvenhandError``."""
    from evenhand.cli.json_input import read_text, shown_name
    from evenhand.conversation.replies import numbered_replies
    from evenhand.conversation.replies_header import apart

    shown = shown_name(name)
    header, text = apart(read_text(name), shown)
    replies = [(line, reply) for line, reply in numbered_replies(text, shown) if line >= from_line]
    if from_line > 1 and not replies:
        raise StoppedError(f"{shown}: no reply stands in line {from_line} or after it; see --from-line")
    return RepliesFile(name, shown, header, replies)


def check_version(file: RepliesFile, framework: Framework, *, any_version: bool) -> None:
    """Raises ``EvenhandError`` for a file that was made under another framework, unless any is taken."""
    from evenhand.conversation.replies_header import check_header

    if not any_version:
        check_header(file.header, framework, file.shown)


def play_replies(audit: OpenAudit, file: RepliesFile) -> None:
    """Give every reply in turn. Raises :class:`StoppedError` at one that is refused, saying how to go on; those before
    it are kept.
    """
    from evenhand.drivers.script import RefusedLine, play

    try:
        play(audit.session, file.replies, file.shown)
    except RefusedLine as refused:
        raise StoppedError(
            f"{refused} Audit {audit.id} keeps the {refused.kept} before it. To go on, mend line {refused.line}, then: "
            f"evenhand audit resume {audit.id} --replies {file.name} --from-line {refused.line}. To be rid of it: "
            f"evenhand audit discard {audit.id} --why REASON"
        ) from None


def rate_again(begin: BeginRating, audit_id: str, rater: str, name: str | None) -> OpenAudit:
    """Begin a further rating of an audit's case, print its id, drive it from a replies file if one is named, close it.

    It is made under the framework that is kept with the audit, so the file must be too. Raises ``EvenhandError``.
    """
    import click

    from evenhand.cli.places import open_store, settings_and_catalogue
    from evenhand.drivers.pinned import pinned_framework

    settings, catalogue = settings_and_catalogue()
    file = None if name is None else read_replies(name)
    with open_store(settings) as store:
        if file is not None:
            record = store.read(audit_id)
            check_version(file, pinned_framework(record.snapshot, record.summary.id), any_version=False)
        with begin(store, settings, catalogue, audit_id, rater=rater) as audit:
            click.echo(audit.id)
            if file is not None:
                play_replies(audit, file)
    return audit
