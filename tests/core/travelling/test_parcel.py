"""The file of an audit: it holds everything, and no byte of it can be changed unnoticed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.models.events import Event
from evenhand.store.records import PinnedSnapshot
from evenhand.travelling import parcel
from evenhand.travelling.errors import RefusedFile, TamperedFile
from evenhand.travelling.parcel import Parcel, file_name, opened, read, written
from evenhand.travelling.signing import public_key_of
from parcels import KEY, facts_of, signed, small_content, small_copy, with_line

CONTENT = small_content()
FILE = signed(CONTENT)


def test_what_is_written_is_read_again() -> None:
    found = opened(FILE)
    assert found.key == public_key_of(KEY)
    assert read(found.content) == Parcel(small_copy(), facts_of(CONTENT)["exported_at"], "A. Uditor", "0.1.0")
    assert FILE.isascii()


def test_the_file_is_named_after_the_id_alone() -> None:
    assert file_name("ab12") == "audit-ab12.evenhand"
    assert file_name("../ab/12") == "audit-ab12.evenhand"


@given(st.integers(0, len(FILE) - 1), st.integers(1, 255))
def test_no_byte_can_be_changed_unnoticed(place: int, change: int) -> None:
    changed = bytearray(FILE)
    changed[place] ^= change
    with pytest.raises(RefusedFile):
        opened(bytes(changed))


def test_no_bit_of_the_ends_can_be_changed_unnoticed() -> None:
    for place in (*range(60), *range(len(FILE) - 260, len(FILE))):
        for bit in range(8):
            changed = bytearray(FILE)
            changed[place] ^= 1 << bit
            with pytest.raises(RefusedFile):
                opened(bytes(changed))


@pytest.mark.parametrize("end", [*range(120), *range(120, len(FILE), 7), len(FILE) - 1])
def test_no_part_of_it_is_taken_for_the_whole(end: int) -> None:
    with pytest.raises(RefusedFile):
        opened(FILE[:end])


@pytest.mark.parametrize("extra", [b"\n", b" ", b"x", FILE])
def test_nothing_can_be_added(extra: bytes) -> None:
    for longer in (FILE + extra, extra + FILE):
        with pytest.raises(RefusedFile):
            opened(longer)


@given(st.binary(max_size=400))
def test_any_other_file_is_refused(raw: bytes) -> None:
    with pytest.raises(RefusedFile, match="is not an audit"):
        opened(raw)


def test_each_refusal_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    newer = signed(CONTENT.replace(b'"schema":1', b'"schema":2', 1))
    with pytest.raises(RefusedFile, match=r"newer Evenhand \(file schema 2, this one knows 1\)"):
        opened(newer)
    with pytest.raises(RefusedFile, match="cut short"):
        opened(FILE[:-100])
    with pytest.raises(TamperedFile, match="changed after it was signed"):
        opened(FILE.replace(b"KITE-1", b"KITE-2"))
    monkeypatch.setattr(parcel, "LARGEST_BYTES", 100)
    with pytest.raises(RefusedFile, match="larger than any audit"):
        opened(FILE)
    with pytest.raises(RefusedFile, match="too large"):
        written(Parcel(small_copy(), "", "", ""))


def test_too_many_events_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcel, "MOST_EVENTS", 1)
    with pytest.raises(RefusedFile, match="more than 1 events"):
        read(CONTENT)


def test_a_chain_that_does_not_hold_is_tampering_whoever_signed_it() -> None:
    for name, other in (("id", "cd34"), ("digest", "d2"), ("head", "0" * 64), ("length", 1), ("length", 3)):
        with pytest.raises(TamperedFile, match="chain does not hold"):
            read(with_line(CONTENT, 2, facts_of(CONTENT) | {name: other}))
    with pytest.raises(TamperedFile):
        read(with_line(CONTENT, 3, {"snapshot": "another", "upgrades": []}))
    with pytest.raises(TamperedFile, match="event 2"):
        read(CONTENT.replace(b"KITE-1", b"KITE-2"))
    lines = CONTENT.split(b"\n")
    with pytest.raises(TamperedFile):
        read(b"\n".join([*lines[:3], lines[4], lines[3], b""]))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", "../../etc/passwd"), ("id", "AB12"), ("id", ""), ("id", "a" * 65), ("id", "ab12\n"), ("id", 7),
        ("id", None),
        ("framework_id", "../x"), ("framework_id", []), ("framework_title", "F\x1b[2J"), ("framework_title", "x" * 501),
        ("digest", "../d"), ("digest", 1), ("head", "zz"), ("created_at", "yesterday"),
        ("created_at", "2026-01-01T00:00:00"),
        ("exported_at", 5), ("exporter", "x" * 81), ("exporter", "a\nb"), ("engine", 1), ("practice", 0),
        ("practice", "no"),
        ("length", 2.0), ("length", True), ("length", "2"),
    ],
)  # fmt: skip
def test_facts_of_another_kind_are_refused_by_name(name: str, value: Any) -> None:
    with pytest.raises(RefusedFile, match=f"line 2: '{name}'"):
        read(with_line(CONTENT, 2, facts_of(CONTENT) | {name: value}))


UPGRADES = sorted((PinnedSnapshot("d2", "\ud83d two"), PinnedSnapshot("d3", "three")), key=lambda pinned: pinned.hash)


def test_the_versions_that_it_was_put_under_are_in_it() -> None:
    content = small_content(upgrades=tuple(UPGRADES))
    assert read(content).copy.upgrades == tuple(UPGRADES)
    assert read(CONTENT).copy.upgrades == ()


ENTRIES = [{"digest": pinned.digest, "snapshot": pinned.text} for pinned in UPGRADES]


@pytest.mark.parametrize(
    "upgrades",
    [
        None, {}, "", [None], [[]], [{}], [{"digest": "d2"}], [{**ENTRIES[0], "more": 1}],
        [{**ENTRIES[0], "digest": 1}], [{**ENTRIES[0], "digest": "../d"}], [{**ENTRIES[0], "snapshot": None}],
        ENTRIES[::-1], [ENTRIES[0], ENTRIES[0]], [ENTRIES[0], {**ENTRIES[0], "digest": "d4"}],
        [{"digest": "d", "snapshot": str(number)} for number in range(101)],
    ],
)  # fmt: skip
def test_versions_in_any_other_form_are_refused(upgrades: Any) -> None:
    with pytest.raises(RefusedFile, match="line 3: 'upgrades'"):
        read(with_line(CONTENT, 3, {"snapshot": "snapshot", "upgrades": upgrades}))
    with pytest.raises(RefusedFile, match="line 3 does not hold"):
        read(with_line(CONTENT, 3, {"snapshot": "snapshot"}))


def test_what_is_put_under_another_version_too_often_is_not_written() -> None:
    many = tuple(PinnedSnapshot("d", str(number)) for number in range(101))
    upgraded = [Event("upgraded")] * 101
    with pytest.raises(RefusedFile, match="too large"):
        small_content(upgrades=many)
    with pytest.raises(RefusedFile, match="too large"):
        small_content(upgraded)
    assert small_content([Event("noted", "risk", note='{"kind":"upgraded"}')] * 101)


@pytest.mark.parametrize("line", [[], {}, None, "text", 1, {"id": 1}])
def test_lines_of_another_shape_are_refused(line: Any) -> None:
    for number in (1, 2, 3, 4, 5):
        with pytest.raises(RefusedFile, match=f"line {number}"):
            read(with_line(CONTENT, number, line if line != "text" else json.dumps(line)))


@pytest.mark.parametrize(
    ("place", "value"),
    [(0, "2"), (0, True), (1, "../x"), (1, 5), (2, "now"), (2, None), (3, {}), (3, 5), (4, "short"), (5, "G" * 64)],
)
def test_links_of_another_kind_are_refused(place: int, value: Any) -> None:
    link = json.loads(CONTENT.split(b"\n")[4])
    link[place] = value
    with pytest.raises(RefusedFile, match="line 5"):
        read(with_line(CONTENT, 5, link))


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[" * 5000,
        '{"snapshot":NaN}',
        '{"snapshot": "x"}',
        '{"snapshot":"a","snapshot":"b"}',
        '{"snapshot":1e400}',
        "",
    ],
)
def test_json_that_could_be_read_in_two_ways_is_refused(line: str) -> None:
    with pytest.raises(RefusedFile, match="line 3 is n"):
        read(with_line(CONTENT, 3, line))


def test_what_is_not_ascii_or_holds_no_audit_is_refused() -> None:
    for content in (CONTENT.replace(b"risk", b"r\xffsk"), b"", b'{"evenhand":"audit","schema":1}\n'):
        with pytest.raises(RefusedFile, match="no whole audit"):
            read(content)


def test_no_refusal_repeats_case_text() -> None:
    for content in (
        with_line(CONTENT, 5, '["KITE-1"'),
        with_line(CONTENT, 5, ["KITE-1"]),
        with_line(CONTENT, 2, facts_of(CONTENT) | {"exporter": "KITE-1\n"}),
        CONTENT.replace(b"noted", b"KITE-1"),
    ):
        with pytest.raises(RefusedFile) as refused:
            read(content)
        assert "KITE" not in str(refused.value)
        assert "\n" not in str(refused.value)
