"""Settings of the authority and of the person, and the folders where Evenhand keeps things."""

from __future__ import annotations

from evenhand.settings.load import SettingsError, load_settings
from evenhand.settings.settings import Settings

__all__ = ["Settings", "SettingsError", "load_settings"]
