"""From plugins' hooks to one validated framework. Past the catalogue nothing knows of plugins."""

from __future__ import annotations

from evenhand.catalogue.catalogue import (
    Catalogue,
    FrameworkFaultError,
    PluginState,
    UnknownFrameworkError,
)
from evenhand.catalogue.summary import FrameworkSummary

__all__ = ["Catalogue", "FrameworkFaultError", "FrameworkSummary", "PluginState", "UnknownFrameworkError"]
