"""Audits of another store are kept as they are there, and events of another copy follow those that are here."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from evenhand.models.events import Event
from evenhand.store import chain
from evenhand.store.connection import connect
from evenhand.store.errors import AuditChangedElsewhere, AuditHeld, StoreDamaged, StoreError
from evenhand.store.handle import AuditHandle
from evenhand.store.joining import Carried, chained
from evenhand.store.records import SummaryUpdate
from evenhand.store.store import Store

Begin = Callable[..., AuditHandle]
SUMMARY = SummaryUpdate("graded", "KITE-1", "1 of 2 domains", 50)
CARRIED = (Carried("cc01", "2025-01-01T00:00:00Z", '{"kind":"noted","note":"\\ud800"}'), Carried("cc02", "2025", "{}"))


@pytest.fixture
def other(tmp_path: Path) -> Store:
    """A store elsewhere."""
    return Store.open(tmp_path / "elsewhere" / "evenhand.db")


def test_an_audit_is_the_same_in_another_store(store: Store, begin: Begin, other: Store) -> None:
    audit = begin(events=[Event("started"), Event("noted", note="\ud800 Zoë")], practice=True)
    copy = store.copy_of(audit.id)
    assert audit.copy() == copy
    assert (copy.head, copy.start) == (audit.head, copy.links[0].previous)
    assert not other.is_here(audit.id)
    other.take_over(copy, summary=SUMMARY)
    assert other.is_here(audit.id)
    assert other.copy_of(audit.id) == copy
    assert other.verify(audit.id) == store.verify(audit.id)
    here, there = store.read(audit.id), other.read(audit.id)
    assert (there.events, there.snapshot) == (here.events, here.snapshot)
    told = {name: getattr(SUMMARY, name) for name in SUMMARY._fields}
    assert there.summary == here.summary._replace(**told, changed_at=here.events[-1].at)
    with other.open_audit(audit.id) as handle:
        handle.append([Event("graded")], summary=SUMMARY)
    assert other.verify(audit.id).ok
    other.close()


def test_an_audit_that_is_here_or_open_is_not_taken_over_again(store: Store, begin: Begin, other: Store) -> None:
    audit = begin()
    copy = store.copy_of(audit.id)
    with pytest.raises(AuditHeld):
        store.take_over(copy, summary=SUMMARY)
    audit.close()
    with pytest.raises(StoreError, match="came in from elsewhere meanwhile"):
        store.take_over(copy, summary=SUMMARY)
    assert store.verify(audit.id).length == 1
    other.close()


def test_a_discarded_audit_does_not_come_back(store: Store, begin: Begin) -> None:
    audit = begin()
    copy = store.copy_of(audit.id)
    audit.close()
    store.discard(audit.id, who="w", why="y")
    for again in (lambda: store.is_here(audit.id), lambda: store.take_over(copy, summary=SUMMARY)):
        with pytest.raises(StoreError, match=r"was discarded on 2026-01-01T.*, which is for good"):
            again()
    assert store.audits(practice=None) == ()
    assert store.health().events == store.health().snapshots == 0


def test_what_cannot_be_taken_over_leaves_nothing(other: Store, store: Store, begin: Begin) -> None:
    copy = store.copy_of(begin(events=[Event("started"), Event("graded")]).id)
    broken = copy._replace(links=(copy.links[0], copy.links[1]._replace(body=None)))  # type: ignore[arg-type]
    with pytest.raises((StoreError, TypeError)):
        other.take_over(broken, summary=SUMMARY)
    assert other.audits(practice=None) == ()
    assert other.health().snapshots == 0
    other.take_over(copy, summary=SUMMARY)
    other.close()


def test_an_altered_audit_is_not_handed_on(store: Store, begin: Begin) -> None:
    audit = begin(events=[Event("started"), Event("noted", note="before")])
    raw = connect(store.path)
    raw.execute("DROP TRIGGER events_are_never_changed")
    raw.execute("UPDATE events SET body = replace(body, 'before', 'KITE-1')")
    raw.close()
    copies: list[Callable[[], object]] = [lambda: store.copy_of(audit.id), audit.copy]
    for copied in copies:
        with pytest.raises(StoreDamaged, match="was altered here") as error:
            copied()
        assert "KITE" not in str(error.value)


def test_events_of_another_copy_follow_and_then_our_own(store: Store, begin: Begin) -> None:
    audit = begin()
    audit.save_draft("risk.1", "unsent")
    stored = audit.join(CARRIED[:1], [Event("merged", value={})], summary=SUMMARY)
    assert [one.seq for one in stored] == [2, 3]
    assert (stored[0].id, stored[0].at, stored[0].event) == ("cc01", CARRIED[0].at, Event("noted", note="\ud800"))
    assert audit.events[1:] == stored
    assert store.read(audit.id).events == audit.events
    assert store.verify(audit.id).ok
    summary = store.read(audit.id).summary
    assert (summary.status, summary.length, summary.head) == ("graded", 3, audit.head)
    assert summary.changed_at == stored[-1].at
    assert audit.drafts() == {"risk.1": "unsent"}
    assert audit.join((), (), summary=SUMMARY) == ()
    assert store.read(audit.id).summary == summary


def test_a_joining_is_all_or_nothing(store: Store, begin: Begin) -> None:
    audit = begin()
    before = list(connect(store.path).iterdump())
    with pytest.raises(StoreDamaged, match="Event 3"):
        audit.join((CARRIED[0], CARRIED[1]._replace(body='{"no":1}')), (), summary=SUMMARY)
    with pytest.raises(TypeError):
        audit.join(CARRIED[:1], [Event("merged", value=object())], summary=SUMMARY)
    assert list(connect(store.path).iterdump()) == before
    assert audit.length == 1
    audit.append([Event("graded")], summary=SUMMARY)


def test_a_joining_never_writes_over_somebody_elses_answers(store: Store, begin: Begin) -> None:
    audit = begin()
    stale = AuditHandle(store._access, audit.id, audit._lock)
    audit.append([Event("graded")], summary=SUMMARY)
    with pytest.raises(AuditChangedElsewhere):
        stale.join(CARRIED[:1], (), summary=SUMMARY)
    assert store.verify(audit.id).length == 2


def test_links_follow_one_another() -> None:
    first, second = chained(CARRIED, length=4, head="h")
    assert (first.seq, first.previous, second.seq, second.previous) == (5, "h", 6, first.hash)
    assert second.hash == chain.link_hash(first.hash, 6, *CARRIED[1])
    assert chained((), length=0, head="h") == ()


KILLED = """
import os, signal, sys
from pathlib import Path
from evenhand.models.events import Event
from evenhand.store import joining
from evenhand.store.records import SummaryUpdate
from evenhand.store.store import Store

def die(*arguments, **named):
    os.kill(os.getpid(), signal.SIGKILL)

store, other = Store.open(Path(sys.argv[1])), Store.open(Path(sys.argv[2]))
audit_id, moment = sys.argv[3:]
copy = other.copy_of(audit_id)
setattr(joining if moment != "join" else sys.modules["evenhand.store.handle"], "summarise", die)
if moment == "join":
    with store.open_audit(audit_id) as audit:
        audit.join(copy.carried[1:], [Event("merged", value={})], summary=SummaryUpdate())
else:
    store.take_over(copy, summary=SummaryUpdate())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("moment", ["join", "take over"])
def test_a_process_killed_before_the_commit_leaves_the_store_as_it_was(
    store_path: Path, tmp_path: Path, moment: str
) -> None:
    elsewhere = tmp_path / "elsewhere" / "evenhand.db"
    with Store.open(store_path) as store, Store.open(elsewhere) as other:
        with other.create_audit(
            framework_id="s", framework_title="S", digest="d", snapshot="{}", practice=False, events=[Event("started")]
        ) as audit:
            if moment == "join":
                store.take_over(other.copy_of(audit.id), summary=SummaryUpdate())
            audit.append([Event("noted", note="x" * 9000)] * 20, summary=SummaryUpdate())
        before = list(store._access.connection.iterdump())
    command = [sys.executable, "-c", KILLED, str(store_path), str(elsewhere), audit.id, moment]
    done = subprocess.run(command, check=False, capture_output=True, env={**os.environ})
    assert done.returncode == -signal.SIGKILL, done.stderr
    with Store.open(store_path) as store:
        assert list(store._access.connection.iterdump()) == before
        assert store.health().integrity == "ok"
        if moment == "join":
            store.open_audit(audit.id).close()
