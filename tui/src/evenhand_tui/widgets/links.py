"""Words in a line that act when clicked. Every one of them has a key too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from evenhand_tui.visuals import Flow

if TYPE_CHECKING:
    from collections.abc import Iterable


def linked(text: str, action: str, arguments: tuple[object, ...], style: str = "") -> Content:
    """Text that runs a screen's action when clicked."""
    content = Content(text).stylize(Style.from_meta({"@click": (f"screen.{action}", arguments)}))
    return content.stylize(style) if style else content


class LinkLine(Static, can_focus=False):
    """A line of links, which wraps between them."""

    def show(self, links: Iterable[Content], gap: int = 2) -> None:
        """Replace the links."""
        self.update(Flow(links, gap))
