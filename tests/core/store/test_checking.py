"""Tampering in the file itself is named, event by event."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

import pytest

from evenhand.models.events import Event
from evenhand.store import checking
from evenhand.store.connection import connect
from evenhand.store.errors import StoreDamaged, UnknownAudit
from evenhand.store.handle import AuditHandle
from evenhand.store.store import Store

Begin = Callable[..., AuditHandle]
FREE_EVENTS = """
DROP TRIGGER events_are_never_changed; DROP TRIGGER events_go_only_with_their_audit;
DROP TRIGGER events_take_the_next_number; DROP TRIGGER snapshots_are_never_changed;
DROP TRIGGER audits_keep_their_framework;
"""


def tamper(store: Store, statements: str) -> None:
    with closing(connect(store.path)) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.executescript(FREE_EVENTS + statements)


@pytest.mark.parametrize(
    ("statement", "seq", "words"),
    [
        ("UPDATE events SET body = replace(body, 'x3', 'y3') WHERE seq = 3", 3, "event 3 was altered"),
        ("UPDATE events SET at = '1999' WHERE seq IN (2, 4)", 2, "event 2 was altered"),
        ("UPDATE events SET id = 'other' WHERE seq = 4", 4, "event 4 was altered"),
        ("DELETE FROM events WHERE seq = 1", 1, "event 1 is missing"),
        ("DELETE FROM events WHERE seq = 3", 3, "event 3 is missing"),
        ("DELETE FROM events WHERE seq = 5", 5, "event 5 is missing: 4 of 5"),
        ("DELETE FROM events", 1, "event 1 is missing: 0 of 5"),
        (
            "UPDATE events SET seq = 99 WHERE seq = 2; UPDATE events SET seq = 2 WHERE seq = 4; "
            "UPDATE events SET seq = 4 WHERE seq = 99",
            2,
            "event 2 was altered or moved",
        ),
        ("UPDATE audits SET length = 4", 5, "past the recorded length"),
        ("UPDATE audits SET head = 'f'", 5, "ends in another hash"),
        ("UPDATE snapshots SET body = 'other'", 0, "the framework snapshot or the audit's id"),
        ("UPDATE snapshots SET digest = 'other'", 0, "snapshot is missing"),
    ],
)
def test_the_first_altered_event_is_named(store: Store, begin: Begin, statement: str, seq: int, words: str) -> None:
    audit = begin(events=[Event("noted", note=f"x{number}") for number in range(1, 6)])
    whole = begin()
    tamper(store, statement + (f" WHERE id = '{audit.id}'" if "audits" in statement else ""))
    outcome = store.verify(audit.id)
    assert not outcome.ok
    assert outcome.seq == seq
    assert words in outcome.problem
    if statement.startswith("UPDATE audits"):
        assert store.verify(whole.id).ok


def test_an_event_that_cannot_be_read_names_itself_and_keeps_its_words(store: Store, begin: Begin) -> None:
    audit = begin(events=[Event("started"), Event("noted", note="secret")])
    tamper(store, "UPDATE events SET body = replace(body, 'note', 'nope') WHERE seq = 2")
    with pytest.raises(StoreDamaged, match=rf"Event 2 of audit {audit.id} cannot be read: run") as caught:
        store.read(audit.id)
    assert (caught.value.__cause__, caught.value.__suppress_context__) == (None, True)
    assert "secret" not in str(caught.value)


def test_an_untouched_store_is_sound(store: Store, begin: Begin) -> None:
    audit = begin()
    outcome = store.verify(audit.id)
    assert (outcome.ok, outcome.seq, outcome.length, outcome.head) == (True, None, 1, audit.head)
    assert checking.integrity(store._access.connection) == ""
    assert checking.first_broken_chain(store._access.connection) == ""


def test_rows_that_refer_to_nothing_are_found(store: Store, begin: Begin) -> None:
    begin()
    tamper(store, "UPDATE snapshots SET digest = 'other'")
    assert "refers to nothing in snapshots" in checking.integrity(store._access.connection)


def test_an_audit_that_is_not_there_is_unknown(store: Store) -> None:
    with pytest.raises(UnknownAudit):
        checking.verify(store._access.connection, "a1")
