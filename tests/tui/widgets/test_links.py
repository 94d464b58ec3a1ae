"""Links that act and are not read as markup."""

from __future__ import annotations

from typing import Any

from textual.style import Style

from evenhand_tui.widgets.links import linked


def test_a_link_carries_its_action_and_its_text_as_it_stands() -> None:
    link = linked("[x] [@click=app.quit]y[/]", "quick", ("y",))
    assert link.plain == "[x] [@click=app.quit]y[/]"
    actions = [span.style.meta["@click"] for span in link.spans if isinstance(span.style, Style)]
    assert actions == [("screen.quick", ("y",))]


async def test_a_tab_can_be_clicked(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        auditor.assistant.send("/jump risk")
        await auditor.press("g")
        panel = auditor.assistant.query_one("#guidance")
        await auditor.pilot.click("#guidance .tabs", offset=(16, 0))
        await auditor.pilot.pause()
        assert panel.tab == "Good"
