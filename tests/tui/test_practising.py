"""Practising on an invented case in the app: from the list of frameworks to the comparison."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from textual.widgets import OptionList

from evenhand.catalogue import Catalogue
from evenhand.catalogue.calibration import FoundCases
from evenhand.conversation.as_typed import as_typed
from evenhand.conversation.replies import replies_from_events
from evenhand.models.events import Event
from evenhand.models.faults import Fault
from evenhand_tui.screens.asking import AskChoice
from evenhand_tui.screens.view import ViewScreen
from practising import panels_replies, practice, the_case, to_the_end
from walking import taken


async def choose(auditor: Any, option: str) -> None:
    """Choose an option of the list that is shown."""
    options = auditor.app.screen.query_one(OptionList)
    options.highlighted = [each.id for each in options.options].index(option)
    await auditor.press("enter")


async def practise(auditor: Any, name: str) -> None:
    await choose(auditor, f"framework:{name}")
    assert isinstance(auditor.app.screen, AskChoice)
    await choose(auditor, "case")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_case_file_is_read_in_full(sitting: Any, size: tuple[int, int]) -> None:
    async with sitting(size=size) as auditor:
        await practise(auditor, "herefordshire")
        assert any("invented case: The Bracken family. Nobody in it is real," in said for said in auditor.said)
        await auditor.say("file 2")
        assert isinstance(auditor.app.screen, ViewScreen)
        assert "Case file: The Bracken family" in auditor.shown()
        seen = ""
        for _ in range(12):
            seen += " ".join(re.sub(r"[^\w’',.:;“”\"£?%-]+", " ", auditor.shown()).split())
            await auditor.press("pagedown")
        last = the_case("herefordshire").documents[1].text.split("\n\n")[-1].split()
        assert " ".join(last[-5:-2]) in seen
        assert "Due on 24 June" in seen


async def test_the_panel_compares_once_the_audit_is_graded(
    sitting: Any, kept_events: Callable[[], list[Event]]
) -> None:
    shadow = practice("herefordshire")
    for reply in panels_replies(shadow, assessment="good"):
        taken(shadow, reply)
    to_the_end(shadow)
    replies = replies_from_events(shadow.conversation.events[2:], shadow.framework)
    async with sitting() as auditor:
        await practise(auditor, "herefordshire")
        await auditor.say("panel")
        assert auditor.said[-1] == "Grade first: the agreed grades are shown once you have graded."
        auditor.box.clear()  # What was refused stays in the box.
        again = practice("herefordshire")
        for reply in replies:
            for typed in as_typed(reply, again.conversation):
                again.typed(typed)
                await auditor.say(typed)
        assert any(
            said.startswith("Of 6 domains graded by both: 5 the same, 1 one grade apart") for said in auditor.said
        )
        await auditor.say("/panel assessment")
        assert isinstance(auditor.app.screen, ViewScreen)
        assert "Yours: Good. Agreed: Requires Improvement." in " ".join(auditor.shown().split())
        await auditor.press("escape")
    kept = kept_events()
    assert kept[0].value["calibration"]["case"] == "bracken"
    assert kept[1:] == shadow.conversation.events[1:]


async def test_without_a_case_there_is_no_such_choice(sitting: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Catalogue, "may_have_calibration_cases", lambda *_: False)
    async with sitting() as auditor:
        await choose(auditor, "framework:durham")
        ids = [option.id for option in auditor.app.screen.query_one(OptionList).options]
        assert ids == ["audit", "practice", "no"]


async def test_one_of_several_is_asked_for(sitting: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    first = the_case("durham")
    second = first.model_copy(update={"id": "other", "title": "[bold]The other[/bold]"})
    monkeypatch.setattr(Catalogue, "calibration_cases", lambda *_: FoundCases((first, second), ()))
    async with sitting() as auditor:
        await practise(auditor, "durham")
        assert "[bold]The other[/bold]" in auditor.shown()
        await choose(auditor, "no")
        assert auditor.app.audit is None
        await practise(auditor, "durham")
        await choose(auditor, "other")
        assert auditor.events[0].value["calibration"]["case"] == "other"


async def test_a_case_that_cannot_be_used_is_said(sitting: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = Fault("durham", "evenhand-durham", "catalogue", "heron.toml line 3: no", "")
    monkeypatch.setattr(Catalogue, "calibration_cases", lambda *_: FoundCases((), (fault,)))
    async with sitting() as auditor:
        await practise(auditor, "durham")
        assert "heron.toml line 3: no" in auditor.shown()
        assert auditor.app.audit is None
