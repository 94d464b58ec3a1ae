"""Signatures over exported audits: Ed25519 (RFC 8032), from the library ``cryptography``, which is imported late."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evenhand.travelling.errors import KeyProblem

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey as PrivateKey

CONTEXT = b"evenhand-audit-file-1\n"
"""Goes before what is signed, so that a signature made here can mean nothing else anywhere else."""


class Signature(NamedTuple):
    """Who signed, as 32 bytes of public key, and the 64 bytes of the signature."""

    key: bytes
    signature: bytes


def new_private_key() -> bytes:
    """A new private key as PEM (PKCS #8), without a password."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def public_key_of(private: bytes) -> bytes:
    """The public key, 32 bytes, that belongs to a private key. Raises :class:`KeyProblem`."""
    return _loaded(private).public_key().public_bytes_raw()


def sign(private: bytes, content: bytes) -> Signature:
    """Sign content with a private key (PEM). Raises :class:`KeyProblem` when the key cannot be used."""
    key = _loaded(private)
    return Signature(key.public_key().public_bytes_raw(), key.sign(CONTEXT + content))


def is_signed(content: bytes, signature: Signature) -> bool:
    """Whether the signature is that key's over exactly this content."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(signature.key).verify(signature.signature, CONTEXT + content)
    except (InvalidSignature, ValueError):
        return False
    return True


def _loaded(private: bytes) -> PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(private, password=None)
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        # Not chained: the library's error may quote the key.
        raise KeyProblem("the private key of this store is not readable") from None
    return key
