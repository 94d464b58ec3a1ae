"""What the tables take in: one text for each digest, and listed text without what cannot be stored."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from evenhand.store.errors import StoreError
from evenhand.store.handle import AuditHandle
from evenhand.store.store import Store
from evenhand.store.writing import storable

Begin = Callable[..., AuditHandle]


def test_one_framework_may_be_written_in_two_ways_and_each_audit_keeps_its_own(store: Store, begin: Begin) -> None:
    audits = [begin(digest="d1", snapshot=text) for text in ("one", "two", "two", "one")]
    assert [audit.snapshot for audit in audits] == ["one", "two", "two", "one"]
    assert [store.read(audit.id).snapshot for audit in audits] == ["one", "two", "two", "one"]
    assert all(store.verify(audit.id).ok for audit in audits)
    assert {audit.digest for audit in store.audits()} == {"d1"}
    assert store.health().snapshots == 2
    for audit in audits:
        audit.close()
    store.discard(audits[1].id, who="w", why="y")
    assert store.read(audits[2].id).snapshot == "two"
    store.discard(audits[2].id, who="w", why="y")
    assert store.health().snapshots == 1
    assert store.read(audits[3].id).snapshot == "one"


def test_what_a_text_is_kept_under_cannot_be_taken_by_another(store: Store, begin: Begin) -> None:
    begin(digest="d1", snapshot="one")
    taken = f"d1:{hashlib.sha256(b'two').hexdigest()}"
    begin(digest=taken, snapshot="not two")
    with pytest.raises(StoreError, match="another framework under the digest d1"):
        begin(digest="d1", snapshot="two")
    assert len(store.audits()) == 2


def test_a_framework_is_kept_once_however_many_audits_use_it(store: Store, begin: Begin) -> None:
    first, second = begin(snapshot="one"), begin(snapshot="one")
    assert store.health().snapshots == 1
    assert first.snapshot == second.snapshot == "one"


def test_listed_text_loses_only_what_cannot_be_stored() -> None:
    assert storable("Zoë\x00\n漢") == "Zoë\x00\n漢"
    assert storable("a\udc80b") == "a?b"
