"""Search over a framework's text, with SQLite's FTS5 in memory."""

from __future__ import annotations

from evenhand.search.finder import finder

__all__ = ["finder"]
