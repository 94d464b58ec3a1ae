"""Signatures hold over exactly what was signed, by exactly that key."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from evenhand.travelling.errors import KeyProblem
from evenhand.travelling.signing import CONTEXT, Signature, is_signed, new_private_key, public_key_of, sign


def test_a_signature_holds_for_its_content_and_key_alone() -> None:
    one, other = new_private_key(), new_private_key()
    signature = sign(one, b"content")
    assert signature.key == public_key_of(one)
    assert (len(signature.key), len(signature.signature)) == (32, 64)
    assert is_signed(b"content", signature)
    assert not is_signed(b"content ", signature)
    assert not is_signed(b"content", signature._replace(key=public_key_of(other)))
    assert not is_signed(b"content", Signature(bytes(32), bytes(64)))
    assert not is_signed(b"content", Signature(b"short", bytes(64)))


def test_what_is_signed_here_means_nothing_elsewhere() -> None:
    signature = sign(new_private_key(), b"content")
    Ed25519PublicKey.from_public_bytes(signature.key).verify(signature.signature, CONTEXT + b"content")
    assert CONTEXT.startswith(b"evenhand")


def test_each_key_is_new() -> None:
    assert new_private_key() != new_private_key()


RSA = b"-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----\n"


@pytest.mark.parametrize("broken", [b"", b"secret", RSA])
def test_a_broken_key_is_one_line_without_the_key(broken: bytes) -> None:
    with pytest.raises(KeyProblem, match="not readable") as problem:
        public_key_of(broken)
    assert "secret" not in str(problem.value)
