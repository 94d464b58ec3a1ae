"""Hints while an auditor writes: after a pause, in two rows at most, gone with the text, and never in the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from evenhand.checking.findings import Hint
from evenhand.models.events import Event
from evenhand.settings.settings import Settings
from evenhand_tui.app import EvenhandApp
from evenhand_tui.widgets import writing_hints
from evenhand_tui.widgets.writing_hints import WritingHints, few

EVIDENCE = "/jump risk_management/evidence/0"
POOR = "statutory visits are poor"
SAID = "Hint: Turn a negative statement into a suggestion"


@pytest.fixture
def make_northamptonshire(make_app: Callable[..., EvenhandApp]) -> Callable[..., EvenhandApp]:
    """Makes an app with an audit under Northamptonshire's framework, whose evidence is asked for in risk."""

    def make(**settings: Any) -> EvenhandApp:
        app = make_app(Settings(**settings))
        app._start("northamptonshire", practice=False).close()
        return app

    return make


async def at_evidence(auditor: Any) -> None:
    """Go on with the audit that stands first."""
    await auditor.press("enter")
    auditor.assistant.send(EVIDENCE)
    await auditor.pilot.pause()


async def pause(auditor: Any) -> None:
    """Stop typing for long enough."""
    await auditor.pilot.pause(writing_hints.PAUSE + 0.2)


def rows(auditor: Any) -> int:
    hints = auditor.assistant.query_one(WritingHints)
    return hints.size.height if hints.display else 0


def hints_shown(auditor: Any) -> list[str]:
    area = auditor.assistant.query_one(WritingHints).region
    lines: list[str] = auditor.shown().splitlines()[area.y : area.bottom]
    return lines


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_a_hint_comes_after_a_pause_and_goes_with_the_text(
    sitting: Any, make_northamptonshire: Any, kept_events: Callable[[], list[Event]], size: tuple[int, int]
) -> None:
    async with sitting(size, make_northamptonshire()) as auditor:
        await at_evidence(auditor)
        before = auditor.box.region
        await auditor.paste(POOR)
        assert rows(auditor) == 0
        await pause(auditor)
        shown = auditor.shown().splitlines()
        at = next(number for number, line in enumerate(shown) if SAID in line)
        assert 1 <= rows(auditor) <= 2
        assert POOR in shown[at + rows(auditor)], "The hint stands right above what is written."
        assert auditor.box.region.bottom == before.bottom
        await auditor.press("ctrl+u")
        assert rows(auditor) == 0
        await auditor.paste(POOR)
        await pause(auditor)
        assert rows(auditor)
        await auditor.press("enter")
        assert rows(auditor) == 0
        await pause(auditor)
        assert rows(auditor) == 0
    assert [event.value for event in kept_events()[1:]] == [POOR]


async def test_text_that_is_sent_within_the_pause_has_no_hint(sitting: Any, make_northamptonshire: Any) -> None:
    async with sitting(app=make_northamptonshire()) as auditor:
        await at_evidence(auditor)
        await auditor.say(POOR)
        await pause(auditor)
        assert rows(auditor) == 0


async def test_a_check_that_is_switched_off_says_nothing(sitting: Any, make_northamptonshire: Any) -> None:
    async with sitting(app=make_northamptonshire(checks_off=("negative",))) as auditor:
        await at_evidence(auditor)
        await auditor.paste(POOR)
        await pause(auditor)
        assert rows(auditor) == 0
        await auditor.paste(". KB")
        await pause(auditor)
        assert rows(auditor) == 1


async def test_what_is_written_is_not_read_as_markup_and_two_rows_are_enough(
    sitting: Any, make_northamptonshire: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting((80, 24), make_northamptonshire()) as auditor:
        await at_evidence(auditor)
        await auditor.paste(
            "[bold]KB[/bold] [/x] [@click=app.quit]met the MARAC[/]; [bold]visits[/bold] are poor. " * 9
        )
        await pause(auditor)
        assert [line[:6] for line in hints_shown(auditor)] == [" Hint:"] * 2
        hostile = Hint(
            "a", "initials", 0, 2, "A name", "L1", "[bold]KB[/bold] [/x] [@click=app.quit]x[/]" + " more" * 30
        )
        monkeypatch.setattr(auditor.assistant.query_one(WritingHints), "_find", lambda text: (hostile,))
        await auditor.paste("x")
        await pause(auditor)
        first, second = hints_shown(auditor)
        assert first.startswith(" Hint: A name (“[bold]KB[/bold] [/x] [@click=app.quit]x[/] more")
        assert second.rstrip().endswith("…")


async def test_a_choice_has_hints_on_its_note_only(sitting: Any, make_northamptonshire: Any) -> None:
    async with sitting(app=make_northamptonshire()) as auditor:
        await at_evidence(auditor)
        auditor.assistant.send("/jump risk_management.1")
        await auditor.paste("KB")
        await pause(auditor)
        assert rows(auditor) == 0
        await auditor.press("ctrl+u")
        await auditor.paste("partly, KB was seen")
        await pause(auditor)
        assert rows(auditor) == 1


def test_hints_that_do_not_fit_are_counted() -> None:
    assert few(("a", "b")) == ("a", "b")
    assert few(("a", "b", "c", "d")) == ("a", "(and 2 more) b")
