"""The file in which an audit travels: ASCII, one JSON text a line, signed as a whole by its last line.

Line 1 names the format and its schema, line 2 tells of the audit and the export, line 3 holds the framework snapshot
that the audit was begun under and those that it was put under since; then comes one line for each event, as a list of
its link's fields; the last line holds the key and the signature (Ed25519) over every byte before it. Each line is
written in one way only, so that no byte can be changed unnoticed.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from evenhand.store import chain
from evenhand.store.joining import AuditCopy
from evenhand.store.records import PinnedSnapshot
from evenhand.travelling.errors import RefusedFile, TamperedFile
from evenhand.travelling.link_checks import MOST_UPGRADES, TIME, refuse_unknown_events
from evenhand.travelling.signing import Signature, is_signed
from evenhand.travelling.strict_json import read_canonical

SCHEMA = 1
SUFFIX = "evenhand"
LARGEST_BYTES = 100_000_000
MOST_EVENTS = 200_000
LONGEST_NAME = 80

_FIRST_LINE = re.compile(rb'\{"evenhand":"audit","schema":([1-9][0-9]{0,8})(?:,|\})')
_LAST_LINE = re.compile(rb'\{"key":"([0-9a-f]{64})","signature":"([0-9a-f]{128})"\}\n')
_ID = re.compile(r"[a-z0-9]{1,64}")
_HASH = re.compile(r"[0-9a-f]{64}")
_DIGEST = re.compile(r"[A-Za-z0-9]{1,128}")
_FRAMEWORK = re.compile(r"[a-z0-9_]{1,80}")
_FACTS = {
    "created_at", "digest", "engine", "exported_at", "exporter", "framework_id", "framework_title", "head", "id",
    "length", "practice",
}  # fmt: skip


class Parcel(NamedTuple):
    """What a file holds: the audit, when it was exported (ISO 8601, UTC), by whom (as they say) and with what."""

    copy: AuditCopy
    exported_at: str
    exporter: str
    engine: str


class Signed(NamedTuple):
    """A file whose signature holds: what was signed, and the key that signed it. Nothing of it was read yet."""

    content: bytes
    key: bytes


def file_name(audit_id: str) -> str:
    """A file name for an exported audit. It holds the audit's id and nothing of the case."""
    return f"audit-{re.sub('[^a-z0-9]', '', audit_id)[:64]}.{SUFFIX}"


def written(parcel: Parcel) -> bytes:
    """What is to be signed of a parcel. Raises :class:`RefusedFile` for one too large to be taken in anywhere."""
    copy = parcel.copy
    facts = {
        "created_at": copy.created_at,
        "digest": copy.digest,
        "engine": parcel.engine,
        "exported_at": parcel.exported_at,
        "exporter": parcel.exporter,
        "framework_id": copy.framework_id,
        "framework_title": copy.framework_title,
        "head": copy.head,
        "id": copy.id,
        "length": len(copy.links),
        "practice": copy.practice,
    }
    snapshots = {
        "snapshot": copy.snapshot,
        "upgrades": [{"digest": pinned.digest, "snapshot": pinned.text} for pinned in copy.upgrades],
    }
    lines = [{"evenhand": "audit", "schema": SCHEMA}, facts, snapshots, *map(list, copy.links)]
    content = "".join(f"{chain.canonical(line)}\n" for line in lines).encode("ascii")
    upgraded = sum('"kind":"upgraded"' in link.body for link in copy.links)
    too_many = len(copy.links) > MOST_EVENTS or max(upgraded, len(copy.upgrades)) > MOST_UPGRADES
    if len(content) > LARGEST_BYTES - 300 or too_many:
        raise RefusedFile(f"audit {copy.id} is too large for a file: tell the maintainers of Evenhand")
    return content


def signed_file(content: bytes, signature: Signature) -> bytes:
    """The whole file: what was signed, and its signature."""
    last = chain.canonical({"key": signature.key.hex(), "signature": signature.signature.hex()})
    return content + f"{last}\n".encode("ascii")


def opened(raw: bytes) -> Signed:
    """Check that a file is one of ours, whole, and as it was signed.

    Raises :class:`RefusedFile`, and :class:`TamperedFile` when the signature does not hold.
    """
    if len(raw) > LARGEST_BYTES:
        raise RefusedFile("it is larger than any audit: is it the right file?")
    first = _FIRST_LINE.match(raw)
    if first is None:
        raise RefusedFile("it is not an audit that `evenhand audit export` wrote: is it the right file?")
    if int(first[1]) > SCHEMA:
        raise RefusedFile(
            f"it was written by a newer Evenhand (file schema {int(first[1])}, this one knows {SCHEMA}): upgrade "
            "Evenhand"
        )
    start = raw.rfind(b"\n", 0, -1) + 1
    last = _LAST_LINE.fullmatch(raw, start)
    if last is None:
        raise RefusedFile("it is cut short, or was changed at its end: have it sent again")
    signature = Signature(bytes.fromhex(last[1].decode()), bytes.fromhex(last[2].decode()))
    if not is_signed(raw[:start], signature):
        raise TamperedFile("it was changed after it was signed, or damaged on its way: have it exported and sent again")
    return Signed(raw[:start], signature.key)


def read(content: bytes) -> Parcel:
    """What a signed content holds, with its chain and every event checked.

    Raises :class:`RefusedFile`, and :class:`TamperedFile` when the chain does not hold. Never repeats case text.
    """
    lines = content.decode("ascii", "strict").split("\n")[:-1] if content.isascii() else []
    if len(lines) < 4:
        raise RefusedFile("it holds no whole audit: have it exported and sent again")
    if len(lines) - 3 > MOST_EVENTS:
        raise RefusedFile(f"it holds more than {MOST_EVENTS} events: no audit has so many")
    _line(lines[0], 1, {"evenhand", "schema"})
    facts = _line(lines[1], 2, _FACTS)
    snapshots = _line(lines[2], 3, {"snapshot", "upgrades"})
    _check_facts(facts)
    if not isinstance(snapshots["snapshot"], str):
        raise _wrong(3, "snapshot")
    copy = AuditCopy(
        id=facts["id"],
        framework_id=facts["framework_id"],
        framework_title=facts["framework_title"],
        digest=facts["digest"],
        practice=facts["practice"],
        created_at=facts["created_at"],
        snapshot=snapshots["snapshot"],
        links=tuple(_link(line, number) for number, line in enumerate(lines[3:], start=4)),
        upgrades=_upgrades(snapshots["upgrades"]),
    )
    fault = chain.verify(copy.start, copy.links, length=facts["length"], head=facts["head"])
    if fault is not None:
        raise TamperedFile(f"its chain does not hold: {fault.problem}")
    refuse_unknown_events(copy.links)
    return Parcel(copy, facts["exported_at"], facts["exporter"], facts["engine"])


def _line(text: str, number: int, keys: set[str]) -> dict[str, Any]:
    value = _read(text, number)
    if not isinstance(value, dict) or set(value) != keys:
        raise RefusedFile(f"line {number} does not hold what it should: have it exported and sent again")
    return value


def _upgrades(value: Any) -> tuple[PinnedSnapshot, ...]:
    if not isinstance(value, list) or len(value) > MOST_UPGRADES:
        raise _wrong(3, "upgrades")
    found = []
    for entry in value:
        if not isinstance(entry, dict) or set(entry) != {"digest", "snapshot"}:
            raise _wrong(3, "upgrades")
        pinned = PinnedSnapshot(entry["digest"], entry["snapshot"])
        if not all(isinstance(word, str) for word in pinned) or not _DIGEST.fullmatch(pinned.digest):
            raise _wrong(3, "upgrades")
        found.append(pinned)
    hashes = [pinned.hash for pinned in found]
    if hashes != sorted(set(hashes)):
        raise _wrong(3, "upgrades")
    return tuple(found)


def _link(text: str, number: int) -> chain.Link:
    value = _read(text, number)
    if not isinstance(value, list) or len(value) != len(chain.Link._fields):
        raise RefusedFile(f"line {number} is no event: have it exported and sent again")
    link = chain.Link(*value)
    words = (link.id, link.at, link.body, link.previous, link.hash)
    if type(link.seq) is not int or not all(isinstance(word, str) for word in words):
        raise RefusedFile(f"line {number} is no event: have it exported and sent again")
    for name, pattern, word in (
        ("id", _ID, link.id), ("at", TIME, link.at), ("previous", _HASH, link.previous), ("hash", _HASH, link.hash),
    ):  # fmt: skip
        if not pattern.fullmatch(word):
            raise _wrong(number, name)
    return link


def _read(text: str, number: int) -> Any:
    try:
        return read_canonical(text)
    except ValueError as error:
        raise RefusedFile(f"line {number} is {error}: have it exported and sent again") from None


def _check_facts(facts: dict[str, Any]) -> None:
    texts = {
        "id": _ID, "framework_id": _FRAMEWORK, "digest": _DIGEST, "head": _HASH, "created_at": TIME,
        "exported_at": TIME,
    }  # fmt: skip
    for name, pattern in texts.items():
        if not isinstance(facts[name], str) or not pattern.fullmatch(facts[name]):
            raise _wrong(2, name)
    for name, longest in (("framework_title", 500), ("exporter", LONGEST_NAME), ("engine", 40)):
        if not isinstance(facts[name], str) or len(facts[name]) > longest or not facts[name].isprintable():
            raise _wrong(2, name)
    if type(facts["practice"]) is not bool:
        raise _wrong(2, "practice")
    if type(facts["length"]) is not int:
        raise _wrong(2, "length")


def _wrong(number: int, name: str) -> RefusedFile:
    return RefusedFile(f"line {number}: '{name}' is not what it should be: have it exported and sent again")
