"""Dark and light."""

from __future__ import annotations

from typing import Any

from evenhand.settings.settings import Settings
from evenhand_tui.theme import DARK, LIGHT, THEMES, theme_name


async def test_the_theme_comes_from_the_settings_and_can_be_changed(sitting: Any, make_app: Any) -> None:
    async with sitting(app=make_app(Settings(theme="light"))) as auditor:
        assert auditor.app.current_theme.dark is False
        await auditor.press("f12")
        assert auditor.app.current_theme.dark is True


def test_both_settings_have_a_theme() -> None:
    assert {theme_name(setting) for setting in ("dark", "light")} == {theme.name for theme in THEMES} == {DARK, LIGHT}
