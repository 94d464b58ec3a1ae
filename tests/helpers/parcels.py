"""Small audits in signed files, and files that are signed all the same whatever they hold."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from copies import START, time
from evenhand.models.events import Event
from evenhand.store import chain
from evenhand.store.joining import AuditCopy, Carried, chained
from evenhand.travelling.parcel import Parcel, signed_file, written
from evenhand.travelling.signing import new_private_key, sign

KEY = new_private_key()


def small_copy(
    events: Sequence[Event] = (Event("noted", "risk", note="KITE-1 \ud83d Zoë"),), **facts: Any
) -> AuditCopy:
    """An audit of a few events, under a framework of one word."""
    copy = AuditCopy("ab12", "f", "F", "d1", False, time(0), "snapshot", ())._replace(**facts)
    carried = [
        Carried(f"e{number}", time(number), chain.canonical(event.to_json()))
        for number, event in enumerate([START, *events])
    ]
    return copy._replace(links=chained(carried, length=0, head=copy.start))


def small_content(events: Sequence[Event] = (Event("noted", "risk", note="KITE-1 \ud83d Zoë"),), **facts: Any) -> bytes:
    """What is signed of such an audit."""
    return written(Parcel(small_copy(events, **facts), time(9), "A. Uditor", "0.1.0"))


def signed(content: bytes) -> bytes:
    """A file of any content, with a signature that holds."""
    return signed_file(content, sign(KEY, content))


def with_line(content: bytes, number: int, line: Any) -> bytes:
    """A content with another line ``number``, as text or as a value in canonical form."""
    lines = content.decode("ascii").split("\n")
    lines[number - 1] = line if isinstance(line, str) else chain.canonical(line)
    return "\n".join(lines).encode("ascii")


def facts_of(content: bytes) -> dict[str, Any]:
    """What line 2 tells of the audit."""
    facts: dict[str, Any] = json.loads(content.split(b"\n")[1])
    return facts


def rechained(copy: AuditCopy, bodies: dict[int, dict[str, Any]], **facts: Any) -> AuditCopy:
    """A copy with other events and facts, and a chain that holds nevertheless."""
    copy = copy._replace(**facts)
    carried = [
        Carried(one.id, one.at, chain.canonical(bodies[number])) if number in bodies else one
        for number, one in enumerate(copy.carried, start=1)
    ]
    return copy._replace(links=chained(carried, length=0, head=copy.start))
