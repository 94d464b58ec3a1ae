"""Something to look at over the conversation: headings and lines, some of which lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from evenhand_tui.visuals import Row, Rows, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evenhand.conversation.state import Key
    from evenhand.conversation.views import View
    from evenhand_tui.signs import Signs


class ShownLine(NamedTuple):
    """One line: what it says, where the document says it, and where choosing it goes."""

    text: str
    source: str = ""
    goes_to: Key | None = None


class ShownSection(NamedTuple):
    """A heading, which may be empty, and its lines."""

    heading: str
    lines: Sequence[ShownLine]


def sections_of(view: View) -> list[ShownSection]:
    """The sections of one of the conversation's views."""
    return [
        ShownSection(section.heading, [ShownLine(*line[:3]) for line in section.lines]) for section in view.sections
    ]


class ViewScreen(ModalScreen["Key | None"]):
    """Lines to read with the arrow keys. Enter goes where the marked line leads; Esc goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,f2,f4", "dismiss", show=False)]
    AUTO_FOCUS = "OptionList"

    def __init__(
        self,
        title: str,
        sections: Sequence[ShownSection],
        signs: Signs,
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._title = title
        self._sections = sections
        self._signs = signs
        self._goes_to: list[Key | None] = []

    def compose(self) -> ComposeResult:
        """The lines, and what the keys do."""
        with Vertical(classes="pane") as pane:
            pane.border_title = Content(self._title)
            yield OptionList(*self._options(), markup=False)
            leads = f"   Enter goes to a line marked {self._signs.leads}" if any(self._goes_to) else ""
            yield Static(
                plain(f"Up, Down, Page Up, Page Down read   Esc back{leads}"), classes="pane-foot", markup=False
            )

    def on_mount(self) -> None:
        """Begin at the first line, with its heading in sight."""
        options = self.query_one(OptionList)
        options.action_first()
        options.scroll_home(animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go where the line leads."""
        goes_to = self._goes_to[event.option_index]
        if goes_to is not None:
            self.dismiss(goes_to)

    def _options(self) -> list[Option]:
        options: list[Option] = []
        for section in self._sections:
            if section.heading:
                self._goes_to.append(None)
                options.append(Option(plain(f"\n{section.heading}" if options else section.heading), disabled=True))
            for line in section.lines:
                self._goes_to.append(line.goes_to)
                sign = self._signs.leads if line.goes_to is not None else self._signs.bullet
                body = (
                    Content(f"{line.text}  ") + plain(line.source, "$secondary") if line.source else Content(line.text)
                )
                options.append(Option(Rows([Row(plain(sign, "$secondary"), body)], 2)))
        return options
