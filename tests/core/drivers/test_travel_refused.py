"""What is refused when it comes in a file leaves the store as it was, and says why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evenhand.store.errors import StoreError
from evenhand.travelling.errors import RefusedFile, TamperedFile, UnknownSender
from laptops import CASE, Laptop, evidence, trusting
from parcels import rechained


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[tuple[Laptop, Laptop]]:
    """Two laptops that trust each other."""
    one, other = trusting(tmp_path)
    yield one, other
    one.store.close()
    other.store.close()


def test_an_unknown_key_is_refused_with_what_to_do(laptops: tuple[Laptop, Laptop], tmp_path: Path) -> None:
    one, _ = laptops
    stranger = Laptop(tmp_path / "stranger")
    raw = one.export(one.begin(CASE))
    before = stranger.content()
    with pytest.raises(UnknownSender, match="evenhand keys trust") as refused:
        stranger.take_in(raw)
    assert refused.value.fingerprint == one.keys.fingerprint()
    assert one.keys.fingerprint() in str(refused.value)
    assert stranger.content() == before
    stranger.keys.trust(refused.value.fingerprint, "Avery", since="")
    assert stranger.take_in(raw).outcome == "new"
    stranger.keys.distrust("Avery")
    with pytest.raises(UnknownSender):
        stranger.take_in(raw)
    stranger.store.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(data=st.data())
def test_a_changed_or_cut_file_leaves_the_store_as_it_was(laptops: tuple[Laptop, Laptop], data: st.DataObject) -> None:
    one, other = laptops
    (audit_id,) = [audit.id for audit in one.store.audits()] or [one.begin(CASE)]
    raw = one.export(audit_id)
    before = other.content()
    place = data.draw(st.integers(0, len(raw) - 1))
    changed = bytearray(raw)
    changed[place] ^= data.draw(st.integers(1, 255))
    for broken in (bytes(changed), raw[:place]):
        with pytest.raises(RefusedFile) as refused:
            other.take_in(broken)
        assert "KITE" not in str(refused.value)
    assert other.content() == before


def test_a_discarded_audit_does_not_come_back(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    audit_id = one.begin(CASE)
    raw = one.export(audit_id)
    other.take_in(raw)
    other.store.discard(audit_id, who="w", why="wrong child")
    before = other.content()
    with pytest.raises(StoreError, match="was discarded on"):
        other.take_in(raw)
    assert other.content() == before


def test_what_a_trusted_key_signs_is_checked_all_the_same(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    audit_id = one.begin(CASE, evidence("KITE-1"))
    copy = one.store.copy_of(audit_id)
    start = one.events(audit_id)[0].to_json()
    before = other.content()
    snapshot = copy.snapshot.replace("Durham", "Durhan", 1)
    tampered = [
        rechained(copy, {}, snapshot=snapshot),
        rechained(copy, {}, digest="0" * 64),
        rechained(copy, {}, framework_title="Another"),
        rechained(copy, {}, practice=True),
        rechained(copy, {1: {**start, "value": {**start["value"], "framework": "ofsted"}}}),
        copy._replace(links=copy.links[1:]),
    ]
    for forged in tampered:
        with pytest.raises(TamperedFile):
            other.take_in(one.forge(forged))
    refused = [
        rechained(copy, {3: {"kind": "burnt"}}),
        rechained(copy, {3: {"kind": "answered", "to": "voice_of_child", "slot": "grade", "value": True}}),
        rechained(copy, {1: {**start, "value": {**start["value"], "readings": {"limiting": "nothing"}}}}),
        rechained(copy, {}, snapshot="{}"),
    ]
    for forged in refused:
        with pytest.raises(RefusedFile) as error:
            other.take_in(one.forge(forged))
        assert "KITE" not in str(error.value)
    assert other.content() == before


def test_another_audit_of_the_same_id_is_refused(laptops: tuple[Laptop, Laptop]) -> None:
    one, other = laptops
    audit_id, second = one.begin(CASE), one.begin(CASE)
    other.take_in(one.export(audit_id))
    before = other.content()
    forged = rechained(one.store.copy_of(second), {}, id=audit_id)
    other_time = rechained(one.store.copy_of(audit_id), {}, created_at="2020-01-01T00:00:00Z")
    for copy in (forged, other_time):
        with pytest.raises(RefusedFile, match="another audit"):
            other.take_in(one.forge(copy))
    changed = rechained(one.store.copy_of(audit_id), {2: {"kind": "noted", "note": "n", "to": "risk"}})
    with pytest.raises(TamperedFile, match="event 2 is here already"):
        other.take_in(one.forge(changed))
    assert other.content() == before
