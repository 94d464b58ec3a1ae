"""What can go wrong with a report, each as one line that says the way out. Never holds case text."""

from __future__ import annotations

from evenhand.errors import EvenhandError


class ReportError(EvenhandError):
    """The report could not be made or written. The audit is as it was."""
