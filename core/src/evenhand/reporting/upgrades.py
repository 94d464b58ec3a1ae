"""When and how an audit was put under another version of its framework."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from evenhand.conversation.state import State


class UpgradeAccount(NamedTuple):
    """One change of version: from which to which, and when (ISO 8601, UTC)."""

    before: str
    version: str
    digest: str
    at: str | None


def upgrade_accounts(state: State, time: Callable[[int], str | None]) -> Iterator[UpgradeAccount]:
    """Every change of version that stands, in order. ``time`` gives that of an event by its number."""
    for one in state.upgrades:
        yield UpgradeAccount(one.before, one.version, one.digest, time(one.number))
