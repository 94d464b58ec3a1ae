"""Asking for a place to save a file, and for a choice before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from evenhand_tui.visuals import plain

if TYPE_CHECKING:
    from collections.abc import Sequence


class AskPath(ModalScreen[str | None]):
    """Asks where to save something. Enter takes what stands there."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", show=False)]
    AUTO_FOCUS = "Input"

    def __init__(self, words: str, path: str) -> None:
        super().__init__()
        self._words = words
        self._path = path

    def compose(self) -> ComposeResult:
        """The question, the path, and what the keys do."""
        with Vertical(classes="pane -small"):
            yield Static(plain(self._words), classes="question", markup=False)
            yield Input(self._path, select_on_focus=False)
            yield Static(plain("Enter saves   Esc back"), classes="pane-foot", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand back the path."""
        if event.value.strip():
            self.dismiss(event.value.strip())


class AskChoice(ModalScreen[str | None]):
    """Asks for one of a few things."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", show=False)]
    AUTO_FOCUS = "OptionList"

    def __init__(self, words: str, choices: Sequence[tuple[str, str]]) -> None:
        """``choices`` are pairs of what is handed back and what it is called."""
        super().__init__()
        self._words = words
        self._choices = choices

    def compose(self) -> ComposeResult:
        """The question and the choices."""
        with Vertical(classes="pane -small"):
            yield Static(plain(self._words), classes="question", markup=False)
            yield OptionList(*(Option(plain(label), value) for value, label in self._choices), markup=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Hand back what was chosen."""
        self.dismiss(event.option_id)
