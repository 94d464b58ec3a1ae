"""The conversation so far. Only a window of recent messages is mounted; older ones come as somebody scrolls up."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message as Posted
from textual.selection import Selection
from textual.widgets import Static

from evenhand_tui.messages import NAMES, Message
from evenhand_tui.visuals import Row, Rows, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from evenhand.conversation.state import Key

WINDOW = 30
"""Messages mounted at first, and kept once somebody is back at the end. Every mounted one costs at each reply."""

SPARE = 10
"""Messages mounted beyond the window before the oldest are taken away, all at once."""

CHUNK = 30
"""Older messages mounted at a time."""

LABEL_WIDTH = 10


class Said(Static):
    """One message of the transcript."""

    def __init__(self, message: Message, number: int, *, labelled: bool) -> None:
        self.message = message
        self.number = number
        label = plain(NAMES[message.who] if labelled else "", "bold" if message.who == "you" else "")
        rows = Rows([Row(label, Content(message.text))], LABEL_WIDTH)
        super().__init__(rows, markup=False, classes=f"said -{message.who}")

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected part of what was said, without the label."""
        return selection.extract(self.message.text), "\n"


class Transcript(VerticalScroll, can_focus=False, can_focus_children=False):
    """Messages, newest at the end, which it stays at unless somebody scrolls up."""

    class Chosen(Posted):
        """An earlier answer was chosen, to go to its question."""

        def __init__(self, goes_to: Key) -> None:
            self.goes_to = goes_to
            super().__init__()

    ALLOW_MAXIMIZE: ClassVar[bool] = False

    def __init__(self, messages: Iterable[Message]) -> None:
        super().__init__(id="transcript")
        self.messages: list[Message] = list(messages)
        self._first = max(0, len(self.messages) - WINDOW)
        self._loading = False
        self.picked: int | None = None

    def on_mount(self) -> None:
        """Show the recent messages, at their end."""
        self.anchor()
        self.mount_all(self._widgets(self._first, len(self.messages)))

    def say(self, messages: Sequence[Message]) -> None:
        """Add messages at the end and go there."""
        if not messages:
            return
        begin = len(self.messages)
        self.messages.extend(messages)
        self.pick(None)
        self.mount_all(self._widgets(begin, len(self.messages)))
        self._drop_old()
        self.anchor()

    def on_click(self, event: events.Click) -> None:
        """Go to the question of an answer that is clicked, unless text is being selected."""
        said = event.widget
        if isinstance(said, Said) and said.message.goes_to is not None and not self.screen.selections:
            self.post_message(self.Chosen(said.message.goes_to))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Bring older messages when the first one mounted comes near."""
        super().watch_scroll_y(old_value, new_value)
        scrolled_up = new_value < min(old_value, self.max_scroll_y)
        if scrolled_up and new_value < self.size.height and self._first > 0 and not self._loading:
            self._loading = True
            self.call_later(self._load_older)

    def pick(self, number: int | None) -> None:
        """Mark one message, or none."""
        if number == self.picked:
            return
        self.picked = number
        for said in self._mounted():
            chosen = said.number == number
            said.set_class(chosen, "-picked")
            if chosen:
                self.scroll_to_widget(said, animate=False)

    async def pick_answer(self, step: int) -> bool:
        """Mark the answer before (-1) or after (1) the marked one. False when there is none that way."""
        at = len(self.messages) if self.picked is None else self.picked
        numbers = range(at - 1, -1, -1) if step < 0 else range(at + 1, len(self.messages))
        for number in numbers:
            if self.messages[number].goes_to is not None:
                while number < self._first:
                    await self._mount_older()
                self.pick(number)
                return True
        if step > 0:
            self.pick(None)
            self.scroll_end(animate=False)
        return False

    @property
    def picked_message(self) -> Message | None:
        """The marked message."""
        return None if self.picked is None else self.messages[self.picked]

    def text(self) -> str:
        """The whole transcript as plain text."""
        return "\n".join(f"{NAMES[message.who]}: {message.text}" for message in self.messages) + "\n"

    def _widgets(self, begin: int, end: int) -> list[Said]:
        return [Said(self.messages[n], n, labelled=self._labelled(n)) for n in range(begin, end)]

    def _labelled(self, number: int) -> bool:
        """Whether a message says who speaks: only where the speaker changes."""
        return number == 0 or self.messages[number - 1].who != self.messages[number].who

    async def _load_older(self) -> None:
        try:
            await self._mount_older()
        finally:
            self._loading = False

    async def _mount_older(self) -> None:
        """Mount a chunk before the first message, and keep what is being read where it is."""
        begin = max(0, self._first - CHUNK)
        older = self._widgets(begin, self._first)
        if not older:
            return
        self._first = begin
        before = self.virtual_size.height
        at = self.scroll_y
        await self.mount_all(older, before=0)

        def stay() -> None:
            self.scroll_to(y=at + self.virtual_size.height - before, animate=False, force=True, immediate=True)

        self.call_after_refresh(stay)

    def _mounted(self) -> list[Said]:
        return [child for child in self.children if isinstance(child, Said)]

    def _drop_old(self) -> None:
        """Take the oldest messages off the screen once far more are mounted than the window."""
        if len(self.messages) - self._first > WINDOW + SPARE:
            self._first = len(self.messages) - WINDOW
            self.remove_children([said for said in self._mounted() if said.number < self._first])
