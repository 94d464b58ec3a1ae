"""The header line."""

from __future__ import annotations

from typing import Any

from evenhand_tui.titles import header_words


async def test_the_header_names_framework_case_practice_and_period(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.press("enter", "down", "enter")
        audit = auditor.assistant.audit
        assert header_words(audit, auditor.app.signs) == (
            "Durham case file audit · case not named yet · practice · the last 12 months"
        )
        await auditor.press("n", "n")
        for _ in range(2):
            await auditor.say("4471-B")
        assert "case 4471-B" in header_words(audit, auditor.app.signs)
        assert "saved" in auditor.shown().splitlines()[0]


async def test_a_concern_stays_on_top_until_somebody_is_told(sitting: Any) -> None:
    async with sitting() as auditor:
        await auditor.start()
        banner = auditor.assistant.query_one("#alert")
        assert not banner.display
        await auditor.press("n", "ctrl+s")
        assert banner.display
        assert "nobody is recorded as told yet" in str(banner.content)
        await auditor.say("She was left alone overnight.")
        await auditor.say("Alex Nobody")
        assert not banner.display
        assert auditor.app.audit.conversation.question.key.to == "escalated_how"
