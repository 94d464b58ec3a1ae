"""Audits that another process has open."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from evenhand.settings.paths import store_file
from evenhand.store.locks import AuditLock
from evenhand.store.store import utc_now
from evenhand_tui.app import EvenhandApp
from evenhand_tui.holding import held_elsewhere
from evenhand_tui.screens.assistant import AssistantScreen


async def test_an_audit_that_is_open_elsewhere_is_shown_with_who_has_it(
    sitting: Any, make_app: Callable[..., EvenhandApp]
) -> None:
    async with sitting() as first:
        await first.start()
        async with sitting(app=make_app()) as second:
            for _ in range(200):
                if "OPEN ELSEWHERE" in second.shown():
                    break
                await second.pilot.pause(0.02)
            assert "process" in second.shown()
            await second.press("home", "enter")
            assert "is open elsewhere" in re.sub(r"\s+", " ", second.shown())
            assert not any(isinstance(screen, AssistantScreen) for screen in second.app.screen_stack)


def test_a_note_whose_holder_is_gone_is_no_holder() -> None:
    folder = store_file().parent / "locks"
    folder.mkdir(parents=True)
    (folder / "a1.json").write_text('{"user": "gone"}', encoding="utf-8")
    assert held_elsewhere(store_file(), ["a1", "a2"]) == {}
    lock = AuditLock(folder, "a1")
    lock.acquire(utc_now())
    assert "process" in held_elsewhere(store_file(), ["a1", "a2"])["a1"]
    lock.release()
    assert held_elsewhere(store_file(), ["a1"]) == {}
