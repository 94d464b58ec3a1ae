"""Actions that are late or due, in the opening screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from acting import kept_in_store, row
from evenhand.conversation.state import Key
from evenhand.models.events import Event
from evenhand.settings.paths import store_file
from evenhand.store.records import AuditStatus, SummaryUpdate
from evenhand_tui.pressing import Pressing, pressing_actions, sections


def in_days(number: int) -> str:
    return str(datetime.now().astimezone().date() + timedelta(days=number))


def add(*due: int, status: AuditStatus = "completed", practice: bool = False) -> str:
    rows = [
        event for n, day in enumerate(due) for event in row(n, what=f"In {day}.", due=in_days(day), review=in_days(99))
    ]
    events = (*rows, Event("graded"), Event("completed"))
    return kept_in_store(store_file(), *events, summary=SummaryUpdate(status, "KITE-1"), practice=practice)


def test_without_a_store_there_is_nothing_and_none_is_made() -> None:
    assert pressing_actions(store_file()) == Pressing("", ())
    assert not store_file().exists()


def test_what_is_late_or_due_is_counted_in_one_line() -> None:
    add(-3, 2, 40)
    assert pressing_actions(store_file()).words == "1 action overdue, 1 due within 7 days"
    add(-1, practice=True)
    add(-1, 30)
    found = pressing_actions(store_file())
    assert found.words == "2 actions overdue, 1 due within 7 days"
    assert [one.action.what for one in found.actions] == ["In -3.", "In -1.", "In 2."]


def test_only_what_is_due() -> None:
    add(5, 6)
    assert pressing_actions(store_file()).words == "2 actions due within 7 days"
    assert [section.heading for section in sections(pressing_actions(store_file()))] == [
        "Due: KITE-1, action 1",
        "Due: KITE-1, action 2",
    ]


def test_a_store_that_cannot_be_read_presses_for_nothing() -> None:
    add(-3)
    store_file().write_bytes(b"no store at all" * 100)
    assert pressing_actions(store_file()) == Pressing("", ())


async def listed(auditor: Any) -> list[str]:
    """The options of the opening list, once the actions were looked for."""
    opening = auditor.app._opening
    for _ in range(200):
        if opening._pressing is not None:
            break
        await asyncio.sleep(0.02)
    await auditor.pilot.pause()
    return [option.id for option in opening.query_one("#opening-list").options if option.id]


async def test_the_opening_leads_to_telling_what_became_of_one(sitting: Any, make_app: Callable[..., Any]) -> None:
    audit = add(-3, 2)
    async with sitting() as auditor:
        assert "actions" in await listed(auditor)
        assert "1 action overdue, 1 due within 7 days" in auditor.shown()
        options = auditor.app._opening.query_one("#opening-list")
        options.highlighted = [option.id for option in options.options].index("actions")
        await auditor.press("enter")
        assert "Overdue: KITE-1, action 1" in auditor.shown()
        await auditor.press("down", "down", "down", "enter")
        assert auditor.assistant.audit.id == audit
        assert auditor.assistant.audit.conversation.cursor == Key("improvement", "action", 1)
        assert "What became of this action? In 2." in auditor.said[-1]


async def test_an_opening_without_any_has_no_such_line(sitting: Any) -> None:
    add(40)
    async with sitting() as auditor:
        assert "actions" not in await listed(auditor)
