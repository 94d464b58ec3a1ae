"""The keys of a store: its own is made once and stays private; others are trusted by name."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from evenhand.travelling import keyring as module
from evenhand.travelling.errors import KeyProblem, TravelError
from evenhand.travelling.fingerprints import fingerprint_of
from evenhand.travelling.keyring import Keyring, Trusted
from evenhand.travelling.signing import is_signed, new_private_key

ONE, TWO = fingerprint_of(b"1" * 32), fingerprint_of(b"2" * 32)


@pytest.fixture
def keyring(tmp_path: Path) -> Keyring:
    return Keyring(tmp_path / "data")


def test_the_own_key_is_made_when_first_asked_for_and_stays(keyring: Keyring, tmp_path: Path) -> None:
    assert keyring.trusted() == ()
    assert not (tmp_path / "data").exists()
    public = keyring.public_key()
    assert Keyring(tmp_path / "data").public_key() == public
    assert keyring.fingerprint() == fingerprint_of(public)
    signature = keyring.sign(b"content")
    assert signature.key == public
    assert is_signed(b"content", signature)
    if sys.platform != "win32":
        assert (keyring.folder / "own.pem").stat().st_mode & 0o777 == 0o600
        assert keyring.folder.stat().st_mode & 0o777 == 0o700


def test_two_processes_that_make_the_key_at_once_get_one(keyring: Keyring, monkeypatch: pytest.MonkeyPatch) -> None:
    other = new_private_key()

    def while_another_makes_it() -> bytes:
        (keyring.folder / "own.pem").write_bytes(other)
        return new_private_key()

    monkeypatch.setattr(module, "new_private_key", while_another_makes_it)
    keyring.public_key()
    assert (keyring.folder / "own.pem").read_bytes() == other


def test_the_own_key_is_trusted_and_no_other(keyring: Keyring) -> None:
    assert keyring.name_of(ONE) is None
    assert keyring.name_of(keyring.fingerprint()) == "this machine"
    assert keyring.name_of(ONE) is None


def test_a_key_is_trusted_by_name_until_it_no_longer_is(keyring: Keyring) -> None:
    entry = keyring.trust(ONE.replace(" ", ""), "  QA   lead ", since="2026-01-01T00:00:00Z")
    assert entry == Trusted(ONE, "QA lead", "2026-01-01T00:00:00Z")
    keyring.trust(TWO, "Avery", since="2026-01-02T00:00:00Z")
    assert keyring.name_of(ONE) == "QA lead"
    assert [one.name for one in keyring.trusted()] == ["QA lead", "Avery"]
    keyring.trust(ONE, "Robin", since="2026-01-03T00:00:00Z")
    assert [one.name for one in keyring.trusted()] == ["Avery", "Robin"]
    assert keyring.distrust("Avery").fingerprint == TWO
    assert keyring.distrust(ONE.replace(" ", "-")).name == "Robin"
    assert keyring.trusted() == ()
    assert keyring.name_of(ONE) is None


def test_what_cannot_be_distrusted_is_said(keyring: Keyring) -> None:
    with pytest.raises(KeyProblem, match="no key with that fingerprint"):
        keyring.distrust(ONE)
    with pytest.raises(KeyProblem, match="not a fingerprint"):
        keyring.distrust("Avery")
    for fingerprint in (ONE, TWO):
        keyring.trust(fingerprint, "Avery", since="")
    with pytest.raises(KeyProblem, match="several keys have that name"):
        keyring.distrust("Avery")
    assert len(keyring.trusted()) == 2


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "a\x1bb"])
def test_a_key_needs_a_plain_name(keyring: Keyring, name: str) -> None:
    with pytest.raises(KeyProblem, match="say whose key it is"):
        keyring.trust(ONE, name, since="")
    assert keyring.trusted() == ()


@pytest.mark.parametrize(
    "content",
    ["", "{", "{}", "[1]", '[{"fingerprint":"1"}]', "[" * 100_000,
     json.dumps([{"fingerprint": "1", "name": "a", "since": ""}]),
     json.dumps([{"fingerprint": ONE, "name": 1, "since": ""}])],
)  # fmt: skip
def test_a_broken_list_trusts_nobody(keyring: Keyring, content: str) -> None:
    keyring.folder.mkdir(parents=True)
    (keyring.folder / "trusted.json").write_text(content, encoding="utf-8")
    if content == "{}":
        assert keyring.trusted() == ()
        return
    for asked in (keyring.trusted, lambda: keyring.name_of(ONE), lambda: keyring.trust(ONE, "a", since="")):
        with pytest.raises(KeyProblem, match=r"trusted\.json is not a list"):
            asked()


def test_keys_that_cannot_be_read_or_kept_are_one_line(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path)
    (keyring.folder / "own.pem").mkdir(parents=True)
    (keyring.folder / "trusted.json").mkdir()
    with pytest.raises(KeyProblem, match=r"own\.pem cannot be read"):
        keyring.public_key()
    with pytest.raises(KeyProblem, match=r"trusted\.json cannot be read"):
        keyring.trusted()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(TravelError):
        Keyring(tmp_path / "file").public_key()
