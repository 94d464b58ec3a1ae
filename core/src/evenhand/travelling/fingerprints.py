"""The short name of a key, made to be read out over the telephone: thirty digits in groups of five."""

from __future__ import annotations

import hashlib
import re

from evenhand.travelling.errors import KeyProblem

GROUP = 5
DIGITS = 30
"""Twenty-eight digits of a hash, some 93 bits, and two check digits, so that one wrong or two swapped are noticed."""


def fingerprint_of(public: bytes) -> str:
    """The fingerprint of a public key (32 bytes of Ed25519), in groups of five digits.

    The check digits are those of ISO 7064, MOD 97-10, which bank accounts use as well.
    """
    number = int.from_bytes(hashlib.sha256(b"evenhand-key-1:" + public).digest(), "big") % 10 ** (DIGITS - 2)
    return grouped(f"{number:0{DIGITS - 2}}{98 - number * 100 % 97:02}")


def grouped(digits: str) -> str:
    """Digits in groups of five."""
    return " ".join(digits[start : start + GROUP] for start in range(0, len(digits), GROUP))


def read_fingerprint(text: str) -> str:
    """A fingerprint that somebody typed, with or without spaces and hyphens, in the one form that is kept.

    Raises :class:`KeyProblem` when it is none, or when its check digits say that it was misheard.
    """
    digits = re.sub(r"[\s-]", "", text)
    if not re.fullmatch(rf"[0-9]{{{DIGITS}}}", digits):
        raise KeyProblem(
            f"that is not a fingerprint: it has {DIGITS} digits, as `evenhand keys show` prints them on the machine "
            "of the sender"
        )
    if int(digits) % 97 != 1:
        raise KeyProblem("a digit of that fingerprint is wrong: have it read out again, group by group")
    return grouped(digits)
