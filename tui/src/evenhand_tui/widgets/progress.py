"""Progress: every domain and form with a sign and words, the present one marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual import events
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from evenhand_tui.progress import Place, short_words
from evenhand_tui.visuals import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evenhand.conversation.state import Key
    from evenhand_tui.signs import Signs

_BESIDE_THE_POINT = re.compile(r"^(\S*\d\S* )?(?:the )?(?:quality|effectiveness) of (?:the )?", re.IGNORECASE)
"""What many titles begin with and none is told apart by. Left out where the whole title has no room."""

STYLES = {"done": "$text-success", "part": "", "open": "$secondary", "off": "$secondary"}


class PlaceLine(Static, can_focus=False):
    """One place, cut with a sign where it is too long for the line."""

    def __init__(self, number: int) -> None:
        super().__init__("", markup=False)
        self.number = number
        self._shown = ""

    def show(self, line: Content, *, here: bool) -> None:
        """Replace the line where it has changed."""
        if line.plain != self._shown:
            self._shown = line.plain
            self.update(line, layout=False)
        self.set_class(here, "-here")


class ProgressPanel(VerticalScroll, can_focus=False, can_focus_children=False):
    """The places of an audit. Clicking one goes there."""

    class Chosen(Message):
        """A place was clicked."""

        def __init__(self, goes_to: Key) -> None:
            self.goes_to = goes_to
            super().__init__()

    def __init__(self, signs: Signs) -> None:
        super().__init__(id="progress")
        self.border_title = "Progress"
        self._signs = signs
        self._places: Sequence[Place] = ()

    def show(self, places: Sequence[Place]) -> None:
        """Replace what is shown, and bring the present place into view."""
        self._places = places
        lines = list(self.query(PlaceLine))
        if len(lines) < len(places):
            added = [PlaceLine(number) for number in range(len(lines), len(places))]
            self.mount_all(added)
            lines += added
        for line in lines:
            line.display = line.number < len(places)
        self._draw(lines)

    def on_resize(self) -> None:
        """Cut the lines anew."""
        self._draw(list(self.query(PlaceLine)))

    def on_click(self, event: events.Click) -> None:
        """Go to the place that was clicked."""
        line = event.widget
        if isinstance(line, PlaceLine) and line.number < len(self._places):
            goes_to = self._places[line.number].goes_to
            if goes_to is not None:
                self.post_message(self.Chosen(goes_to))

    def _draw(self, lines: list[PlaceLine]) -> None:
        width = self.scrollable_content_region.width
        for line, place in zip(lines, self._places, strict=False):
            line.show(place_line(place, self._signs, width), here=place.here)
            if place.here:
                self.call_after_refresh(self.scroll_to_widget, line, animate=False)


def place_line(place: Place, signs: Signs, width: int) -> Content:
    """A place in one line of ``width`` cells: sign, name, words."""
    sign = (
        signs.here
        if place.here
        else {"done": signs.done, "part": signs.part, "open": signs.open}.get(place.stand, signs.off)
    )
    words = short_words(place.words, max(9, width - 16))
    room = max(1, width - 3 - len(words))
    name = _BESIDE_THE_POINT.sub(r"\1", place.name) if len(place.name) > room else place.name
    name = name if len(name) <= room else name[: max(0, room - len(signs.more))] + signs.more
    return plain(f"{sign} {name:<{room}} {words}", STYLES[place.stand])
