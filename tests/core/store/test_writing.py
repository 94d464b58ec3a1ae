"""What the tables take in: one text for each digest, and listed text without what cannot be stored."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evenhand.store.errors import StoreError
from evenhand.store.handle import AuditHandle
from evenhand.store.store import Store
from evenhand.store.writing import storable

Begin = Callable[..., AuditHandle]


def test_one_digest_cannot_stand_for_two_frameworks(store: Store, begin: Begin) -> None:
    begin(digest="d1", snapshot="one")
    with pytest.raises(StoreError, match="another framework under the digest d1"):
        begin(digest="d1", snapshot="two")
    assert len(store.audits()) == 1


def test_a_framework_is_kept_once_however_many_audits_use_it(store: Store, begin: Begin) -> None:
    first, second = begin(snapshot="one"), begin(snapshot="one")
    assert store.health().snapshots == 1
    assert first.snapshot == second.snapshot == "one"


def test_listed_text_loses_only_what_cannot_be_stored() -> None:
    assert storable("Zoë\x00\n漢") == "Zoë\x00\n漢"
    assert storable("a\udc80b") == "a?b"
