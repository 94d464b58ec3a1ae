"""Guidance beside the conversation."""

from __future__ import annotations

from typing import Any

from driving import begin, durham
from evenhand.conversation.views import Line, guidance_view
from evenhand_tui.signs import UNICODE
from evenhand_tui.widgets.guidance import GuidancePanel, bulleted, line_content


async def test_grades_stand_side_by_side_on_a_wide_screen_and_by_tab_on_a_narrower_one(sitting: Any) -> None:
    async with sitting(size=(200, 50)) as auditor:
        await auditor.start()
        auditor.assistant.send("/jump risk")
        await auditor.pilot.pause()
        columns = auditor.assistant.query("#guidance .column")
        assert [column.display for column in columns] == [True, True, True, True, False]
        await auditor.pilot.resize_terminal(120, 40)
        await auditor.pilot.pause()
        assert [column.display for column in columns] == [True, False, False, False, False]
        await auditor.press("f6")
        assert [column.display for column in columns] == [False, True, False, False, False]


def test_a_line_ends_with_where_the_document_says_it() -> None:
    assert line_content(Line("Risks are named.", "L10-L12")).plain == "Risks are named.  L10-L12"
    assert line_content(Line("Risks are named.")).plain == "Risks are named."


async def test_the_guidance_follows_the_domain_that_is_asked(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        panel = auditor.assistant.query_one(GuidancePanel)
        assert "Guidance is shown here" in auditor.shown()
        for domain in durham().domains[:3]:
            auditor.assistant.send(f"/jump {domain.id}")
            await auditor.pilot.pause()
            assert str(panel.border_title) == f"Guidance: {domain.name}"


async def test_every_line_of_the_guidance_is_there(sitting: Any) -> None:
    session, _ = begin(durham())
    risk = durham().domain_by_id["risk"]
    expected = [line for section in guidance_view(session.conversation, risk).sections for line in section.lines]
    assert len(expected) > 40
    async with sitting() as auditor:
        await auditor.start()
        auditor.assistant.send("/jump risk")
        await auditor.pilot.pause()
        panel = auditor.assistant.query_one(GuidancePanel)
        shown = [row.body.plain for static in panel.query(".standing, .column") for row in static.visual.rows]
        for line in expected:
            assert line_content(line).plain in shown


async def test_the_descriptors_come_into_view_when_a_grade_is_asked(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        auditor.assistant.send("/jump risk")
        await auditor.pilot.pause()
        panel = auditor.assistant.query_one(GuidancePanel)
        assert panel.scroll_y == 0
        await auditor.press("g")
        await auditor.pilot.pause()
        assert panel.scroll_y > 0


async def test_turning_to_another_grade_shows_its_beginning(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        auditor.assistant.send("/jump risk")
        await auditor.pilot.pause()
        assert "A completed assessment" not in auditor.shown()
        await auditor.press("f6")
        for _ in range(100):
            if auditor.assistant.query_one(GuidancePanel).scroll_y:
                break
            await auditor.pilot.pause(0.01)
        assert "A completed assessment" in auditor.shown()


def test_a_sub_heading_has_no_bullet() -> None:
    rows = bulleted((Line("Seeing the child", heads=True), Line("1.1 Was it?\nGuidance: Visits", "L1")), UNICODE).rows
    assert rows[0].label.plain + rows[0].body.plain == "Seeing the child"
    assert rows[1].body.plain == "1.1 Was it?\nGuidance: Visits  L1"
