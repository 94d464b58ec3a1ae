"""The guidance on a full screen, with all grades side by side where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from evenhand_tui.visuals import plain
from evenhand_tui.widgets.guidance import GuidancePanel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evenhand.conversation.views import View
    from evenhand_tui.signs import Signs


class GuidanceScreen(ModalScreen[None]):
    """One domain's guidance, to read with the arrow keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,f3", "dismiss", show=False),
        Binding("f6,right,tab", "next_grade", show=False),
        Binding("left,shift+tab", "next_grade(-1)", show=False),
        Binding("up", "read('scroll_up')", show=False),
        Binding("down", "read('scroll_down')", show=False),
        Binding("pageup", "read('scroll_page_up')", show=False),
        Binding("pagedown,space", "read('scroll_page_down')", show=False),
        Binding("home", "read('scroll_home')", show=False),
        Binding("end", "read('scroll_end')", show=False),
    ]

    def __init__(self, view: View | None, grades: Sequence[str], signs: Signs, tab: str) -> None:
        super().__init__()
        self._view = view
        self._grades = grades
        self._signs = signs
        self._tab = tab

    def compose(self) -> ComposeResult:
        """The panel, and what the keys do."""
        with Vertical(classes="pane -full"):
            panel = GuidancePanel(self._signs, id="guidance-pane")
            panel.tab = self._tab
            yield panel
            keys = "Up, Down, Page Up, Page Down read   Left, Right the other grades   Esc back"
            yield Static(plain(keys), classes="pane-foot", markup=False)

    def on_mount(self) -> None:
        """Fill the panel."""
        panel = self.query_one(GuidancePanel)
        panel.show(self._view, self._grades)
        self.query_one(".pane").border_title = panel.border_title

    def action_read(self, scroll: str) -> None:
        """Scroll."""
        getattr(self.query_one(GuidancePanel), scroll)(animate=False)

    def action_next_grade(self, step: int = 1) -> None:
        """Show another section where they do not stand side by side."""
        self.query_one(GuidancePanel).next_tab(step)

    def action_show_tab(self, number: int) -> None:
        """Show the section that was clicked."""
        self.query_one(GuidancePanel).show_tab(number)
