"""Audits are made, listed, found, read and held."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from evenhand.models.events import Event
from evenhand.store.errors import AuditHeld
from evenhand.store.handle import AuditHandle
from evenhand.store.records import SummaryUpdate
from evenhand.store.store import Store, random_id, utc_now

Begin = Callable[..., AuditHandle]


def test_an_audit_reads_back_as_it_was_begun(store: Store) -> None:
    events = [Event("started", value={"readings": ["tool"]}), Event("answered", "case.name", value="A. Child")]
    with store.create_audit(
        framework_id="sample",
        framework_title="Sample framework",
        digest="d1",
        snapshot="the snapshot\n",
        practice=False,
        events=events,
        summary=SummaryUpdate("graded", "A. Child", "1 of 2 domains", 50),
    ) as audit:
        record = store.read(audit.id)
    summary = record.summary
    assert [stored.event for stored in record.events] == events
    assert record.snapshot == "the snapshot\n"
    assert (summary.framework_id, summary.framework_title, summary.digest) == ("sample", "Sample framework", "d1")
    assert (summary.status, summary.case_reference, summary.progress) == ("graded", "A. Child", "1 of 2 domains")
    assert (summary.progress_percent, summary.practice, summary.length) == (50, False, 2)
    assert summary.head == record.events[-1].hash
    assert summary.created_at < summary.changed_at == record.events[-1].at


def test_audits_are_listed_newest_change_first(store: Store, begin: Begin) -> None:
    first, second, third = begin(), begin(), begin()
    first.append([Event("focused", "risk")], summary=SummaryUpdate())
    assert [audit.id for audit in store.audits()] == [first.id, third.id, second.id]


def test_practice_audits_stay_out_unless_asked_for(store: Store, begin: Begin) -> None:
    real, practice = begin(), begin(practice=True)
    assert [audit.id for audit in store.audits()] == [real.id]
    assert [audit.id for audit in store.audits(practice=True)] == [practice.id]
    assert {audit.id for audit in store.audits(practice=None)} == {real.id, practice.id}
    assert [audit.practice for audit in store.audits(practice=True)] == [True]


def test_unfinished_audits_are_those_not_completed(store: Store, begin: Begin) -> None:
    graded, completed, begun = begin(), begin(), begin()
    graded.append([], summary=SummaryUpdate("graded"))
    completed.append([], summary=SummaryUpdate("completed"))
    assert {audit.id for audit in store.audits(unfinished_only=True)} == {graded.id, begun.id}


def test_an_audit_is_there_after_the_store_was_closed(open_store: Callable[[], Store], begin: Begin) -> None:
    audit = begin()
    audit.close()
    with open_store() as again, again.open_audit(audit.id) as reopened:
        assert reopened.events == audit.events
        assert reopened.snapshot == '{"id": "sample"}'
        assert (reopened.length, reopened.head) == (1, audit.events[-1].hash)


def test_an_audit_that_fails_to_begin_is_not_there(store: Store, begin: Begin) -> None:
    with pytest.raises(TypeError):
        begin(events=[Event("started"), Event("noted", value=object())])
    assert store.audits(practice=None) == ()
    assert store.health().snapshots == 0
    assert [path.name for path in (store.path.parent / "locks").iterdir()] == ["store.lock"]


def test_an_open_audit_is_held_against_everyone_else(store: Store, begin: Begin) -> None:
    audit = begin()
    with pytest.raises(AuditHeld, match=f"Audit {audit.id} is open elsewhere"):
        store.open_audit(audit.id)
    with pytest.raises(AuditHeld):
        store.discard(audit.id, who="me", why="wrong child")
    assert store.read(audit.id).events == audit.events
    audit.close()
    store.open_audit(audit.id).close()


HOLDER = """
import sys
from pathlib import Path
from evenhand.store.store import Store
audit = Store.open(Path(sys.argv[1])).open_audit(sys.argv[2])
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_process_is_told_who_holds_the_audit_until_that_one_dies(
    store: Store, begin: Begin, store_path: Path
) -> None:
    audit = begin()
    audit.close()
    command = [sys.executable, "-c", HOLDER, str(store_path), audit.id]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(AuditHeld, match=re.escape(f"process {other.pid}, since 20")) as caught:
            store.open_audit(audit.id)
        assert caught.value.holder in str(caught.value)
        other.kill()
    with store.open_audit(audit.id) as mine:
        assert mine.events == audit.events


def test_the_real_clock_and_ids_look_as_promised() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", utc_now())
    assert re.fullmatch(r"[0-9a-f]{16}", random_id())
    assert random_id() != random_id()


def test_working_with_a_store_that_is_up_to_date_imports_nothing_heavy(store: Store, store_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from evenhand.store.opening import list_for_opening\n"
        "from evenhand.store.store import Store; path = Path(sys.argv[1]); list_for_opening(path)\n"
        "Store.open(path).audits()\n"
        "print([name for name in ('pydantic', 'pluggy', 'sqlite_utils', 'click', 'docx', 'asyncio', 'filelock')"
        " if name in sys.modules])"
    )
    command = [sys.executable, "-c", program, str(store_path)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[]\n"
