"""``evenhand actions``: which actions are listed, how they read, and that looking changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from acting import STARTED, act, planned, row
from evenhand.catalogue.snapshot import to_json
from evenhand.cli.actions import actions
from evenhand.cli.actions_json import action_json
from evenhand.drivers.following import follow
from evenhand.models.events import Event
from evenhand.settings import load_settings
from evenhand.settings.paths import store_file
from evenhand.store.records import AuditStatus, AuditSummary, StoredEvent, SummaryUpdate
from evenhand.store.store import Store

Command = Callable[..., Any]
Add = Callable[..., str]


def in_days(number: int) -> str:
    return str(datetime.now().astimezone().date() + timedelta(days=number))


LATE = {"what": "Update the chronology.\nAll of it.", "owner": "Priya Shah", "due": in_days(-20), "review": in_days(90)}
SOON = {"what": "Meet the father.", "owner": "Morgan Madeup", "due": in_days(3), "review": in_days(90)}
CLOSED = [*row(2, what="Read the file.", due=in_days(-3), review=in_days(-2)), act("closed", "She is heard.", 2)]


@pytest.fixture
def add(evenhand_home: Path) -> Add:
    """Adds an audit with one late action, one that is due and one that is closed."""
    (evenhand_home / "data").mkdir(mode=0o700, exist_ok=True)

    def add_one(*, status: AuditStatus = "graded", practice: bool = False, snapshot: str | None = None) -> str:
        with (
            Store.open(store_file(load_settings().data)) as store,
            store.create_audit(
                framework_id="small",
                framework_title="Small",
                digest="d" if snapshot is None else "broken",
                snapshot=to_json(planned()) if snapshot is None else snapshot,
                practice=practice,
                events=[STARTED, Event("graded"), *row(**LATE), *row(1, **SOON), *CLOSED],
                summary=SummaryUpdate(status, "KITE-1"),
            ) as handle,
        ):
            return handle.id

    return add_one


def numbers(evenhand: Command, *arguments: str) -> list[int]:
    ran = evenhand("actions", "--json", *arguments)
    assert (ran.code, ran.err) == (0, "")
    return [action["number"] for action in json.loads(ran.out)]


def test_without_a_store_nothing_is_listed_and_none_is_made(evenhand: Command, evenhand_home: Path) -> None:
    assert actions.name == "actions"
    ran = evenhand("actions")
    assert (ran.code, ran.out, ran.err) == (0, "", "There are no actions to list.\n")
    assert list((evenhand_home / "data").iterdir()) == []


def test_what_is_not_closed_is_listed_the_overdue_first(evenhand: Command, add: Add) -> None:
    audit = add()
    ran = evenhand("actions")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "2 actions: 1 overdue, 1 due."
    assert lines[2] == "Overdue: KITE-1, action 1. Update the chronology. All of it."
    assert lines[3] == "  Owner: Priya Shah."
    assert "overdue by 20 days (" in lines[4]
    assert lines[5] == f"  Audit {audit}, Small, graded."
    assert lines[7] == "Due: KITE-1, action 2. Meet the father."


def test_each_choice_lists_its_own(evenhand: Command, add: Add) -> None:
    audit = add()
    assert numbers(evenhand) == [1, 2]
    assert numbers(evenhand, "--overdue") == [1]
    assert numbers(evenhand, "--due") == [2]
    assert numbers(evenhand, "--open") == [1, 2]
    assert numbers(evenhand, "--closed") == [3]
    assert numbers(evenhand, "--all") == [1, 2, 3]
    assert numbers(evenhand, "--owner", "shah") == [1]
    assert numbers(evenhand, "--audit", audit[:16], "--all") == [1, 2, 3]


def test_practice_stays_out_unless_asked_for(evenhand: Command, add: Add) -> None:
    audit = add(practice=True)
    assert numbers(evenhand) == []
    assert numbers(evenhand, "--practice") == [1, 2]
    assert numbers(evenhand, "--audit", audit) == [1, 2]
    assert "practice" in evenhand("actions", "--practice").out


def test_an_unknown_audit_is_one_line(evenhand: Command, add: Add) -> None:
    add()
    ran = evenhand("actions", "--audit", "0000")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


def test_an_audit_that_cannot_be_read_is_a_finding_and_hides_no_other(evenhand: Command, add: Add) -> None:
    add()
    broken = add(snapshot="{}")
    ran = evenhand("actions")
    assert ran.code == 1
    assert ran.out.startswith("2 actions")
    assert broken in ran.err
    assert ran.err.count("\n") == 1


def test_looking_changes_nothing(evenhand: Command, add: Add) -> None:
    audit = add()
    before = evenhand("audit", "show", audit, "--json").out
    evenhand("actions")
    assert evenhand("audit", "show", audit, "--json").out == before


def test_what_was_typed_cannot_steer_the_terminal(evenhand: Command, add: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LATE, "what", "Look\x07\x9b2J out [bold]now[/bold].")
    add()
    out = evenhand("actions").out
    assert not {"\x07", "\x9b"} & set(out)
    assert "out [bold]now[/bold]." in out


SUMMARY = AuditSummary("a1", "small", "Small", "d", False, "amended", "", "", 0, "", "", 0, "")


def told() -> list[Any]:
    events = [STARTED, Event("graded"), *row(**LATE, manager="Sam"), act("progress", "Half\nof it."), Event("amended")]
    stored = [StoredEvent(n, "", f"2026-03-0{n}T09:00:00Z", event, "") for n, event in enumerate(events, 1)]
    return list(follow(planned(), SUMMARY, stored, date(2026, 3, 16)))


def test_json_holds_every_word_and_step() -> None:
    body = action_json(told()[0])
    assert (body["what"], body["manager"]) == (LATE["what"], "Sam")
    assert body["steps"] == [{"at": "2026-03-08T09:00:00Z", "step": "progress", "words": "Half\nof it."}]
    assert [wait["thing"] for wait in body["waits_for"]] == ["completion", "review"]
    assert body["can_be_told"] is False
