"""Evenhand's engine. A plugin needs only what stands here: ``DataPlugin`` for data, ``hookimpl`` for code.

Importing this module imports nothing else, because every command pays for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from evenhand.catalogue.data_plugin import DataPlugin as DataPlugin
    from evenhand.hookspecs import hookimpl as hookimpl

__version__ = "0.1.0"

API_VERSION = 1
"""The version of the hooks and of the models they return. It changes only when a plugin would have to change."""

__all__ = ["API_VERSION", "DataPlugin", "__version__", "hookimpl"]


def __getattr__(name: str) -> Any:
    """Import ``DataPlugin`` and ``hookimpl`` when they are first asked for."""
    if name == "DataPlugin":
        from evenhand.catalogue.data_plugin import DataPlugin

        return DataPlugin
    if name == "hookimpl":
        from evenhand.hookspecs import hookimpl

        return hookimpl
    raise AttributeError(f"module 'evenhand' has no attribute {name!r}")
