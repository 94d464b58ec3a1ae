"""A blank screen, for when somebody walks by."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static


class BlankScreen(ModalScreen[None]):
    """Shows nothing at all until its key is pressed again. Other keys do nothing but say which it is."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key

    def compose(self) -> ComposeResult:
        """An empty line, which names the key once another was pressed."""
        yield Static("", markup=False)

    def on_key(self) -> None:
        """Name the key that brings the screen back. No key reaches what lies behind."""
        self.query_one(Static).update(f"{self._key} brings the screen back.")
