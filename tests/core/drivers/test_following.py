"""Actions over all audits: how each stands on a day, in which order, and that no fault hides another action."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acting import STARTED, act, planned, row
from driving import counting_store
from evenhand.catalogue.snapshot import to_json
from evenhand.conversation.actions import actions
from evenhand.conversation.state import fold
from evenhand.drivers import following
from evenhand.drivers.following import DUE_DAYS, STANDINGS, Followed, Wait, follow, follow_all
from evenhand.drivers.pinned import pinned_framework
from evenhand.models.events import STEPS, Event
from evenhand.models.framework import Framework
from evenhand.store.errors import UnknownAudit
from evenhand.store.records import AuditStatus, AuditSummary, StoredEvent, SummaryUpdate
from evenhand.store.store import Store

FRAMEWORK = planned()
AUDITED = Event("answered", "audit_date", value="2026-03-02")
GRADED = Event("graded")
TODAY = date(2026, 3, 16)
SUMMARY = AuditSummary("a1", "small", "Small", "d", False, "graded", "C-1", "", 0, "", "", 0, "")


def stored(events: Sequence[Event]) -> list[StoredEvent]:
    return [StoredEvent(n, f"e{n}", f"2026-03-{n:02}T09:00:00Z", event, "") for n, event in enumerate(events, start=1)]


def followed(*events: Event, today: date = TODAY, framework: Framework = FRAMEWORK) -> list[Followed]:
    return list(follow(framework, SUMMARY, stored([STARTED, AUDITED, GRADED, *events]), today))


def one(*events: Event, today: date = TODAY, framework: Framework = FRAMEWORK) -> Followed:
    (found,) = followed(*events, today=today, framework=framework)
    return found


BOTH = {"what": "Update it.", "due": "2026-03-20", "review": "2026-03-27"}


@pytest.mark.parametrize(
    ("today", "standing", "days", "working_days"),
    [
        (date(2026, 3, 12), "open", 8, 0),
        (date(2026, 3, 13), "due", 7, 0),
        (date(2026, 3, 20), "due", 0, 0),
        (date(2026, 3, 21), "overdue", -1, 0),
        (date(2026, 3, 24), "overdue", -4, 2),
        (date(2026, 4, 8), "overdue", -19, 11),
    ],
)
def test_an_action_stands_by_its_completion(today: date, standing: str, days: int, working_days: int) -> None:
    wait = one(*row(what="Update it.", due="2026-03-20", review="2027-03-29"), today=today).waits[0]
    assert wait == Wait("completion", date(2026, 3, 20), standing, days, working_days)  # type: ignore[arg-type]


def test_due_is_a_week() -> None:
    assert DUE_DAYS == 7


def test_the_review_waits_until_it_is_told_also_of_what_is_done() -> None:
    done = [*row(**BOTH), act("completed", "On file.")]
    assert [(wait.thing, wait.standing) for wait in one(*done, today=date(2026, 3, 20)).waits] == [("review", "due")]
    late = one(*done, today=date(2026, 3, 28))
    assert (late.standing, late.action.state) == ("overdue", "completed")
    reviewed = one(*done, act("reviewed", "Sam: it holds."), today=date(2026, 3, 28))
    assert (reviewed.standing, reviewed.waits) == ("completed", ())


def test_what_is_closed_waits_for_nothing_until_it_is_open_again() -> None:
    closed = [*row(**BOTH), act("closed", "She is seen weekly.")]
    assert (one(*closed, today=date(2027, 1, 1)).standing, one(*closed).waits) == ("closed", ())
    again = one(*closed, act("reopened", "It slipped."), today=date(2026, 4, 1))
    assert [(wait.thing, wait.standing) for wait in again.waits] == [("completion", "overdue"), ("review", "overdue")]


def test_dates_that_are_not_set_wait_for_four_weeks_after_the_audit() -> None:
    bare = row(what="Update it.")
    assert one(*bare).waits == (Wait("dates", date(2026, 3, 30), "open", 14),)
    assert one(*bare, today=date(2026, 3, 25)).standing == "due"
    assert one(*bare, today=date(2026, 4, 1)).waits == (Wait("dates", date(2026, 3, 30), "overdue", -2, 2),)
    only_due = one(*row(what="Update it.", due="2026-03-20")).waits
    assert [wait.thing for wait in only_due] == ["completion", "dates"]
    assert [wait.thing for wait in one(*row(**BOTH)).waits] == ["completion", "review"]


def test_without_a_limit_no_day_is_named_for_setting_them() -> None:
    found = one(*row(what="Update it."), framework=planned(within_days=None))
    assert (found.waits, found.standing) == ((Wait("dates", None, "open"),), "open")


def test_bank_holidays_that_are_not_announced_make_a_count_less_certain() -> None:
    due = row(what="Update it.", due="2026-03-20", review="2026-03-27")
    assert one(*due, today=date(2026, 4, 1)).waits[0].certain
    assert not one(*due, today=date(2031, 4, 1)).waits[0].certain


def test_each_step_has_the_time_at_which_it_was_told() -> None:
    found = one(*row(**BOTH), act("progress", "Half."), act("completed", "All."))
    assert found.told_at == ("2026-03-07T09:00:00Z", "2026-03-08T09:00:00Z")
    assert found.can_be_told
    assert not one(*row(**BOTH), Event("amended", note="a wrong date")).can_be_told


dated = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)).map(str)
rows = st.tuples(dated, dated)
steps = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 2)), max_size=6)


@given(st.lists(rows, min_size=1, max_size=3), steps, st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_every_action_is_listed_once_with_every_step_and_the_most_pressing_first(
    plan: list[tuple[str | None, str | None]], told: list[tuple[str, int]], today: date
) -> None:
    events = [STARTED, AUDITED, GRADED]
    for number, (due, review) in enumerate(plan):
        said = {"what": "Do it.", "due": due, "review": review}
        events += row(number, **{name: value for name, value in said.items() if value is not None})
    events += [act(step, "So.", number) for step, number in told if number < len(plan)]
    found = list(follow(FRAMEWORK, SUMMARY, stored(events), today))
    assert tuple(one.action for one in found) == actions(FRAMEWORK, fold(events))
    assert all(len(one.told_at) == len(one.action.acts) for one in found)
    ordered = sorted(found, key=lambda one: one.order)
    ranks = [STANDINGS.index(one.standing) for one in ordered]
    assert ranks == sorted(ranks)
    for one in found:
        assert (one.standing == "closed") is (one.action.state == "closed")
        for wait in one.waits:
            assert wait.by is None or wait.days == (wait.by - today).days
            assert (wait.standing == "overdue") is (wait.by is not None and wait.by < today)
            assert not (wait.by is not None and wait.standing == "due" and wait.by > today + timedelta(days=DUE_DAYS))


class Audits:
    """A store to which audits are added, each with one action due on a day."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def add(self, due: str, *, status: AuditStatus = "graded", practice: bool = False, snapshot: str = "") -> str:
        events = [STARTED, AUDITED, GRADED, *row(what=f"By {due}.", due=due, review="2026-12-01")]
        with self.store.create_audit(
            framework_id="small",
            framework_title="Small",
            digest=f"d{snapshot}",
            snapshot=snapshot or to_json(FRAMEWORK),
            practice=practice,
            events=events,
            summary=SummaryUpdate(status=status),
        ) as handle:
            return handle.id


@pytest.fixture
def audits(tmp_path: Path) -> Iterator[Audits]:
    with counting_store(tmp_path / "evenhand.db") as store:
        yield Audits(store)


def listed(audits: Audits, **wanted: str | bool | None) -> list[str]:
    found = follow_all(audits.store, TODAY, **wanted)  # type: ignore[arg-type]
    assert found.problems == ()
    return [one.action.what for one in found.actions]


def test_all_audits_that_were_graded_are_followed_the_most_pressing_first(audits: Audits) -> None:
    audits.add("2026-05-01", status="completed")
    audits.add("2026-03-10", status="signed_off")
    audits.add("2026-03-18", status="amended")
    audits.add("2026-03-05", status="discussed")
    audits.add("2026-03-01", status="in_progress")
    audits.add("2026-03-02", practice=True)
    assert listed(audits) == ["By 2026-03-05.", "By 2026-03-10.", "By 2026-03-18.", "By 2026-05-01."]
    assert "By 2026-03-02." in listed(audits, practice=True)


def test_one_audit_alone_can_be_asked_for(audits: Audits) -> None:
    first, practice = audits.add("2026-05-01"), audits.add("2026-03-02", practice=True)
    assert listed(audits, audit_id=first[:16]) == ["By 2026-05-01."]
    assert listed(audits, audit_id=practice) == ["By 2026-03-02."]
    with pytest.raises(UnknownAudit):
        listed(audits, audit_id="ffff")


def test_a_framework_is_read_once_for_all_its_audits(audits: Audits, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in range(4, 8):
        audits.add(f"2026-05-0{day}")
    read = []

    def read_one(snapshot: str, audit_id: str) -> Framework:
        read.append(audit_id)
        return pinned_framework(snapshot, audit_id)

    monkeypatch.setattr(following, "pinned_framework", read_one)
    assert len(listed(audits)) == 4
    assert len(read) == 1


def test_an_audit_that_cannot_be_read_hides_no_other(audits: Audits) -> None:
    broken = audits.add("2026-03-05", snapshot="{}")
    damaged = audits.add("2026-03-06")
    audits.add("2026-03-07")
    with closing(sqlite3.connect(audits.store.path)) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("UPDATE events SET body = '{' WHERE audit_id = ? AND seq = 2", (damaged,))
        raw.commit()
    found = follow_all(audits.store, TODAY)
    assert [one.action.what for one in found.actions] == ["By 2026-03-07."]
    assert sorted(broken in problem or damaged in problem for problem in found.problems) == [True, True]
