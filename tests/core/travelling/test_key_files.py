"""A key is taken from the file that its owner wrote, and from no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from evenhand.travelling.errors import KeyProblem, RefusedFile
from evenhand.travelling.fingerprints import fingerprint_of
from evenhand.travelling.key_files import fingerprint_in, write_public_key
from evenhand.travelling.signing import public_key_of
from parcels import KEY, signed, small_content

PUBLIC = public_key_of(KEY)


def test_a_public_key_comes_back_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "key"
    write_public_key(path, PUBLIC)
    assert fingerprint_in(path) == fingerprint_of(PUBLIC)
    with pytest.raises(KeyProblem, match="--force"):
        write_public_key(path, PUBLIC)
    write_public_key(path, bytes(32), replace=True)
    assert fingerprint_in(path) == fingerprint_of(bytes(32))


def test_an_exported_audit_gives_the_key_that_signed_it(tmp_path: Path) -> None:
    path = tmp_path / "audit"
    path.write_bytes(signed(small_content()))
    assert fingerprint_in(path) == fingerprint_of(PUBLIC)
    path.write_bytes(signed(small_content()).replace(b"KITE", b"KIT3"))
    with pytest.raises(RefusedFile):
        fingerprint_in(path)


@pytest.mark.parametrize(
    "content", [b"", b"evenhand-public-key 12", b"evenhand-public-key " + b"0" * 64 + b"\nmore", b"{}"]
)
def test_any_other_file_holds_no_key(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(KeyProblem, match="holds no key"):
        fingerprint_in(tmp_path / "file")
    with pytest.raises(KeyProblem, match="cannot be read"):
        fingerprint_in(tmp_path / "none")
