"""Fingerprints: the same for the same key, and noticed when misheard."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from evenhand.travelling.errors import KeyProblem
from evenhand.travelling.fingerprints import DIGITS, fingerprint_of, grouped, read_fingerprint

KEYS = st.binary(min_size=32, max_size=32)


def test_a_fingerprint_never_changes() -> None:
    assert fingerprint_of(bytes(32)) == "38742 30756 95179 37497 21317 50008"


@given(KEYS)
def test_it_is_read_as_it_is_printed_and_as_people_type_it(key: bytes) -> None:
    printed = fingerprint_of(key)
    assert [len(group) for group in printed.split()] == [5] * 6
    for typed in (printed, printed.replace(" ", ""), printed.replace(" ", "-"), f"  {printed}\n"):
        assert read_fingerprint(typed) == printed


@given(KEYS, st.integers(0, DIGITS - 1), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_noticed(key: bytes, place: int, digit: str) -> None:
    digits = fingerprint_of(key).replace(" ", "")
    assume(digits[place] != digit)
    with pytest.raises(KeyProblem, match="a digit of that fingerprint is wrong"):
        read_fingerprint(digits[:place] + digit + digits[place + 1 :])


@given(KEYS, st.integers(0, DIGITS - 2))
def test_two_swapped_digits_are_noticed(key: bytes, place: int) -> None:
    digits = fingerprint_of(key).replace(" ", "")
    swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
    assume(swapped != digits)
    with pytest.raises(KeyProblem):
        read_fingerprint(swapped)


@given(KEYS, KEYS)
def test_two_keys_have_two_fingerprints(one: bytes, other: bytes) -> None:
    assert (fingerprint_of(one) == fingerprint_of(other)) == (one == other)


@pytest.mark.parametrize("typed", ["", "12345", "the key", "1" * 31, "１" * 30, "../own.pem"])
def test_anything_else_is_no_fingerprint(typed: str) -> None:
    with pytest.raises(KeyProblem, match="that is not a fingerprint: it has 30 digits"):
        read_fingerprint(typed)


def test_groups_are_of_five() -> None:
    assert grouped("1234567") == "12345 67"
