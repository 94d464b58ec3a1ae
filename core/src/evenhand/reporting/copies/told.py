"""What a copy says of itself: which it is, and what it left out."""

from __future__ import annotations

from typing import NamedTuple


class RemovedAccount(NamedTuple):
    """One kind of thing that a copy left out of one place, and how often. The thing itself is nowhere in the copy."""

    kind: str
    place: str
    times: int


class CopyAccount(NamedTuple):
    """Which copy this is (``worker`` or ``learning``), what it says of itself at its top, and what it left out.

    In a learning copy the audit's id and its chain's head are ``[removed]``, and the chain's length is null.
    """

    kind: str
    title: str
    notices: tuple[str, ...]
    removed: tuple[RemovedAccount, ...]
