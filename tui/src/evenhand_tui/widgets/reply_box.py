"""The reply box: where the hands are. It takes text of any length and, while empty, one-key answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import TextArea

from evenhand_tui.word_guard import WordGuard

if TYPE_CHECKING:
    from evenhand_tui.quick import QuickWords

NEW_LINE = frozenset({"ctrl+j", "shift+enter", "alt+enter", "ctrl+enter"})


class ReplyBox(TextArea):
    """A text area that sends on Enter. While it is empty, some keys answer, and Up chooses an earlier answer."""

    class Sent(Message):
        """Enter was pressed."""

        def __init__(self, text: str) -> None:
            self.text = text
            super().__init__()

    class QuickKey(Message):
        """A key that answers was pressed while the box was empty."""

        def __init__(self, key: str) -> None:
            self.key = key
            super().__init__()

    class WordAfterAll(Message):
        """What began with a one-key answer is something else. ``ended``: Enter was pressed, so it is to be sent."""

        def __init__(self, text: str, *, ended: bool) -> None:
            self.text = text
            self.ended = ended
            super().__init__()

    class Wanted(Message):
        """A key for the conversation above. ``what``: up, down, go, copy, stop, leave, page_up or page_down."""

        def __init__(self, what: str) -> None:
            self.what = what
            super().__init__()

    def __init__(self) -> None:
        super().__init__(id="reply", show_line_numbers=False, soft_wrap=True, tab_behavior="focus", compact=True)
        self.quick_keys: dict[str, QuickWords] = {}
        """Keys that answer while nothing is typed."""
        self.picking = False
        """Whether an earlier answer is being chosen, so that the arrows and Enter are for that."""
        self.begun = ""
        """What a key has begun a reply with, which is still to be written."""
        self.guard = WordGuard()

    def hint(self, words: str) -> None:
        """Show what can be typed, while nothing is."""
        self.placeholder = Content(words)

    def put(self, text: str) -> None:
        """Replace what stands in the box, with the cursor after it."""
        self.begun = ""
        self.load_text(text)
        self.move_cursor(self.document.end)

    def begin(self, text: str) -> None:
        """Begin a reply with what a key stands for. What was written after another beginning stays after this one."""
        self.put(text + self.text.removeprefix(self.begun))
        self.begun = text

    async def _on_key(self, event: events.Key) -> None:
        if self._taken(event):
            event.stop()
            event.prevent_default()
            return
        await super()._on_key(event)

    def _taken(self, event: events.Key) -> bool:
        """Act on the keys that are not text."""
        if event.key in NEW_LINE:
            self.insert("\n")
        elif self.picking and (wanted := _PICKING.get(event.key)):
            self.post_message(self.Wanted(wanted))
        elif self.picking and event.is_printable:
            # It is written, not given as an answer: the question that it would answer is not the one being looked at.
            self.post_message(self.Wanted("stop"))
            return False
        elif event.key == "escape":
            self.guard.reset()
            self.post_message(self.Wanted("leave"))
        elif event.key == "enter":
            self._enter()
        elif event.key == "up" and not self.text:
            self.post_message(self.Wanted("up"))
        elif event.key in {"pageup", "pagedown"} and self.max_scroll_y == 0:
            self.post_message(self.Wanted("page_up" if event.key == "pageup" else "page_down"))
        elif event.is_printable and event.character and self.text in {"", self.begun}:
            return self._first_character(event.character)
        else:
            return False
        return True

    def _enter(self) -> None:
        word, meant = self.guard.ended()
        if self.text not in {"", self.begun} or not word:
            self.post_message(self.Sent(self.text))
        elif not meant:
            self.post_message(self.WordAfterAll(word, ended=True))

    def _first_character(self, character: str) -> bool:
        """Act on a character while nothing is typed but what a key has begun. False when it is the first of a text."""
        meaning = self.guard.meaning(character)
        if meaning == "swallow":
            return True
        if meaning == "text":
            self.post_message(self.WordAfterAll(self.guard.typed, ended=False))
            self.guard.reset()
            return True
        key = character.casefold()
        if self.text or key not in self.quick_keys:
            return False
        self.guard.answered(character, *self.quick_keys[key])
        self.post_message(self.QuickKey(key))
        return True


_PICKING = {"up": "up", "down": "down", "enter": "go", "escape": "stop", "c": "copy"}
