"""The hash chain of one audit: pure functions, so that a report or a stranger's tool can check it as well.

A chain shows that an event was altered, removed from the middle or put in another order. That the tail was cut shows
only against the length and head kept elsewhere: in the audit's summary and in every printed report.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any, NamedTuple

CHAIN_FORMAT = "evenhand-chain-1"

# Made once: json.dumps would build an encoder for every event.
_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), allow_nan=False).encode


class Link(NamedTuple):
    """One event as the chain sees it: ``body`` is the stored text, ``previous`` the hash it was written after."""

    seq: int
    id: str
    at: str
    body: str
    previous: str
    hash: str


class ChainFault(NamedTuple):
    """The first place where a chain does not hold. ``seq`` 0 is what the chain begins with."""

    seq: int
    problem: str


def canonical(value: Any) -> str:
    """The one JSON text of a value: sorted keys, no spaces, ASCII only, so that any typed character survives.

    Raises ``TypeError`` or ``ValueError`` on what is not plain JSON (NaN included).
    """
    return _encode(value)


def genesis(audit_id: str, digest: str, snapshot: str) -> str:
    """The hash that a chain begins with. Binds the audit's id and the framework it is done under, text and digest."""
    text = hashlib.sha256(snapshot.encode("utf-8", "surrogatepass")).hexdigest()
    return hashlib.sha256(canonical([CHAIN_FORMAT, audit_id, digest, text]).encode("ascii")).hexdigest()


def link_hash(previous: str, seq: int, event_id: str, at: str, body: str) -> str:
    """The hash of one event, hexadecimal, over the hash before it and everything that is stored of it."""
    return hashlib.sha256(canonical([previous, seq, event_id, at, body]).encode("ascii")).hexdigest()


def verify(start: str, links: Iterable[Link], *, length: int, head: str) -> ChainFault | None:
    """The first fault of a chain, or None.

    ``start`` is what :func:`genesis` gives, ``links`` are in order of their numbers, ``length`` and ``head`` what the
    audit's summary (or a printed report) says of the whole.
    """
    previous, expected = start, 1
    for link in links:
        if link.seq != expected:
            return _out_of_step(link.seq, expected)
        if link.hash != link_hash(link.previous, link.seq, link.id, link.at, link.body):
            return ChainFault(link.seq, f"event {link.seq} was altered or moved after it was written")
        if link.previous != previous:
            return _does_not_follow(link.seq)
        previous, expected = link.hash, expected + 1
    if expected - 1 < length:
        return ChainFault(expected, f"event {expected} is missing: {expected - 1} of {length} events are there")
    if expected - 1 > length:
        return ChainFault(length + 1, f"event {length + 1} was added past the recorded length of {length}")
    if previous != head:
        return ChainFault(length, f"event {length} was replaced: the chain ends in another hash than was recorded")
    return None


def _out_of_step(seq: int, expected: int) -> ChainFault:
    if seq > expected:
        return ChainFault(expected, f"event {expected} is missing")
    return ChainFault(seq, f"event {seq} stands where event {expected} should")


def _does_not_follow(seq: int) -> ChainFault:
    if seq == 1:
        return ChainFault(0, "the framework snapshot or the audit's id is not the one that the audit began with")
    # The later event carries the hash that the earlier one used to have, so the earlier one is what changed.
    return ChainFault(seq - 1, f"event {seq - 1} was replaced after event {seq} was written")
