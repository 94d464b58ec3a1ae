"""A dark and a light theme, in which words carry the meaning and colour only helps."""

from __future__ import annotations

from textual.theme import Theme

DARK = "evenhand-dark"
LIGHT = "evenhand-light"

THEMES = (
    Theme(
        DARK,
        primary="#7fb2d9",
        secondary="#9db4c0",
        accent="#d9b36c",
        warning="#e0b050",
        error="#e58a82",
        success="#8fc79a",
        foreground="#e3e6e8",
        background="#14191d",
        surface="#1a2126",
        panel="#232c33",
        dark=True,
    ),
    Theme(
        LIGHT,
        primary="#1f5f8b",
        secondary="#4a6572",
        accent="#7a5200",
        warning="#8a5a00",
        error="#a32118",
        success="#1f6b35",
        foreground="#1b2226",
        background="#f7f8f8",
        surface="#ffffff",
        panel="#e6eaec",
        dark=False,
    ),
)


def theme_name(setting: str) -> str:
    """The theme that a setting (``dark`` or ``light``) means."""
    return LIGHT if setting == "light" else DARK
