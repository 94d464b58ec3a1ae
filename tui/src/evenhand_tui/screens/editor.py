"""Writing in a full screen, for evidence that needs room."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from evenhand_tui.visuals import plain

if TYPE_CHECKING:
    from collections.abc import Callable


class Written(NamedTuple):
    """What was written, and whether to send it at once."""

    text: str
    send: bool


class EditorScreen(ModalScreen[Written]):
    """A large text area. ``changed`` is told of every change, so that it is kept as it is written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f5", "close(False)", show=False),
        Binding("ctrl+s", "close(True)", show=False, priority=True),
    ]
    AUTO_FOCUS = "TextArea"

    def __init__(self, title: str, question: str, text: str, changed: Callable[[str], None]) -> None:
        super().__init__()
        self._title = title
        self._question = question
        self._text = text
        self._changed = changed

    def compose(self) -> ComposeResult:
        """The question, the text, and what the keys do."""
        with Vertical(classes="pane -full") as pane:
            pane.border_title = Content(self._title)
            yield Static(Content(self._question), classes="question", markup=False)
            yield TextArea(self._text, show_line_numbers=False, soft_wrap=True, tab_behavior="focus", compact=True)
            yield Static("", classes="pane-foot", markup=False)

    def on_mount(self) -> None:
        """Go on at the end of the text."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        self._count(self._text)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Hand on what is written so far."""
        self._changed(event.text_area.text)
        self._count(event.text_area.text)

    def action_close(self, send: bool) -> None:
        """Hand back the text."""
        self.dismiss(Written(self.query_one(TextArea).text, send))

    def _count(self, text: str) -> None:
        count = len(text.split())
        words = f"{count} word{'' if count == 1 else 's'}"
        foot = f"Ctrl+S sends it as your answer   Esc back to the reply box with it   {words}"
        self.query_one(".pane-foot", Static).update(plain(foot))
