"""A key that comes in a file: a public key by itself, or the one that an exported audit is signed with."""

from __future__ import annotations

import re
from pathlib import Path

from evenhand.travelling.errors import KeyProblem
from evenhand.travelling.fingerprints import fingerprint_of
from evenhand.travelling.parcel import LARGEST_BYTES, opened
from evenhand.travelling.private_files import read_at_most, write_privately

_PUBLIC = re.compile(rb"evenhand-public-key ([0-9a-f]{64})\r?\n?")


def write_public_key(path: Path, public: bytes, *, replace: bool = False) -> None:
    """Write a public key to a file. Raises :class:`KeyProblem` when there is one and ``replace`` is not set."""
    try:
        write_privately(path, f"evenhand-public-key {public.hex()}\n".encode("ascii"), replace=replace)
    except FileExistsError:
        raise KeyProblem(f"{path} is there already; choose another name, or use --force to replace it") from None


def fingerprint_in(path: Path) -> str:
    """The fingerprint of the key in a file.

    Raises :class:`KeyProblem` for a file without one, and ``RefusedFile`` for an exported audit that is not sound.
    """
    try:
        raw = read_at_most(path, LARGEST_BYTES)
    except OSError as error:
        raise KeyProblem(f"{path} cannot be read ({error.strerror}): check that you may read it") from None
    if match := _PUBLIC.fullmatch(raw):
        return fingerprint_of(bytes.fromhex(match[1].decode()))
    if raw.startswith(b'{"evenhand":'):
        return fingerprint_of(opened(raw).key)
    raise KeyProblem(f"{path} holds no key: give a file of `evenhand keys show --output`, or an exported audit")
