"""The menu: every command there is, found by typing a part of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from evenhand_tui.visuals import Row, Rows, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


NAME_WIDTH = 26


class MenuItem(NamedTuple):
    """One command: its name, what it does, its key if it has one, and what to do."""

    name: str
    does: str
    key: str
    run: Callable[[], object]


class MenuScreen(ModalScreen[MenuItem | None]):
    """Lists commands; what is typed narrows the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("up", "move('cursor_up')", show=False),
        Binding("down", "move('cursor_down')", show=False),
        Binding("pageup", "move('page_up')", show=False),
        Binding("pagedown", "move('page_down')", show=False),
    ]
    AUTO_FOCUS = "Input"

    def __init__(self, items: Sequence[MenuItem]) -> None:
        super().__init__()
        self._items = items
        self._shown: list[MenuItem] = []

    def compose(self) -> ComposeResult:
        """Where to type, and the list."""
        with Vertical(classes="pane") as pane:
            pane.border_title = "Menu"
            yield Input(placeholder="type a part of a command's name")
            options = OptionList(markup=False)
            options.can_focus = False
            yield options
            yield Static(plain("Up and Down choose, Enter does it   Esc back"), classes="pane-foot", markup=False)

    def on_mount(self) -> None:
        """Show everything."""
        self._narrow("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what fits what is typed."""
        self._narrow(event.value)

    def on_input_submitted(self) -> None:
        """Do what is marked."""
        marked = self.query_one(OptionList).highlighted
        if marked is not None:
            self.dismiss(self._shown[marked])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what was clicked."""
        self.dismiss(self._shown[event.option_index])

    def action_move(self, how: str) -> None:
        """Move the mark while the typing goes on."""
        getattr(self.query_one(OptionList), f"action_{how}")()

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        self._shown = [
            item for item in self._items if all(word in f"{item.name} {item.does}".casefold() for word in words)
        ]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(Option(_row(item)) for item in self._shown)
        options.highlighted = 0 if self._shown else None


def _row(item: MenuItem) -> Rows:
    body = Content(f"{item.does}   ") + plain(item.key, "$secondary") if item.key else Content(item.does)
    return Rows([Row(plain(item.name, "bold"), body)], NAME_WIDTH)
