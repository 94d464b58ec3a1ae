"""Progress beside the conversation."""

from __future__ import annotations

from typing import Any

from evenhand_tui.widgets.progress import PlaceLine, ProgressPanel


async def test_the_present_place_is_marked_and_in_view(sitting: Any) -> None:
    async with sitting(size=(120, 24)) as auditor:
        await auditor.start()
        auditor.assistant.send("/jump independence")
        await auditor.pilot.pause()
        auditor.assistant.send("/jump overall")
        await auditor.pilot.pause()
        panel = auditor.assistant.query_one(ProgressPanel)
        for _ in range(100):
            if panel.scroll_y == panel.max_scroll_y:
                break
            await auditor.pilot.pause(0.01)
        here = [line for line in panel.query(PlaceLine) if line.has_class("-here")]
        assert len(here) == 1
        assert "Overall grade" in str(here[0].visual)
        assert panel.region.contains_region(here[0].region)
