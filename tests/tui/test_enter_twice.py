"""Enter that comes twice, or just as a key answers, gives one answer."""

from __future__ import annotations

from typing import Any

import pytest
from textual import events


def key(auditor: Any, name: str) -> None:
    """A key as the terminal sends it, without waiting for what comes of it."""
    auditor.app.post_message(events.Key(name, name if len(name) == 1 else None))


async def at_risk(auditor: Any) -> int:
    """Go to the first question of Risk. Gives how many events there are."""
    await auditor.start()
    auditor.assistant.send("/jump risk")
    await auditor.pilot.pause()
    return len(auditor.events)


@pytest.mark.parametrize("typed", ["no", "yes, twice in May"])
async def test_enter_pressed_twice_sends_once(sitting: Any, typed: str) -> None:
    async with sitting() as auditor:
        before = await at_risk(auditor)
        await auditor.paste(typed)
        for name in ("enter", "enter"):
            key(auditor, name)
        for _ in range(8):
            await auditor.pilot.pause()
        assert [event.to for event in auditor.events[before:]] == ["risk.1"]
        assert auditor.box.text == ""


async def test_enter_that_comes_as_a_key_answers_gives_no_second_answer(sitting: Any) -> None:
    async with sitting() as auditor:
        before = await at_risk(auditor)
        await auditor.pilot.press("n")
        auditor.box.pause.over()
        key(auditor, "enter")
        for _ in range(8):
            await auditor.pilot.pause()
        assert [(event.to, event.value) for event in auditor.events[before:]] == [("risk.1", "no")]
