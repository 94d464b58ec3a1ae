"""The reply box: where the hands are. It takes text of any length and, while empty, one-key answers.

A key that answers goes into the box like any other, and answers once nothing follows it for a moment. So a word, a
sentence or a command that begins with it is never an answer, and Backspace takes the key away again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import TextArea

from evenhand_tui.key_pause import KeyPause

if TYPE_CHECKING:
    from collections.abc import Iterable

NEW_LINE = frozenset({"ctrl+j", "shift+enter", "alt+enter", "ctrl+enter"})


class ReplyBox(TextArea):
    """A text area that sends on Enter. While it is empty, some keys answer, and Up chooses an earlier answer.

    A text that stands as the answer already is not put into it by itself, since what is typed would be added to it:
    Right fetches it, while nothing is typed.
    """

    class Sent(Message):
        """Enter was pressed."""

        def __init__(self, text: str) -> None:
            self.text = text
            super().__init__()

    class QuickKey(Message):
        """A key that answers stands alone in the box, and nothing followed it."""

        def __init__(self, key: str) -> None:
            self.key = key
            super().__init__()

    class Wanted(Message):
        """A key for the conversation above. ``what``: up, down, go, copy, stop, leave, page_up or page_down."""

        def __init__(self, what: str) -> None:
            self.what = what
            super().__init__()

    def __init__(self) -> None:
        super().__init__(id="reply", show_line_numbers=False, soft_wrap=True, tab_behavior="focus", compact=True)
        self.quick_keys: frozenset[str] = frozenset()
        """Keys that answer while nothing is typed."""
        self.picking = False
        """Whether an earlier answer is being chosen, so that the arrows and Enter are for that."""
        self.begun = ""
        """What a key has begun a reply with, which is still to be written."""
        self.standing = ""
        """The text that stands as the answer already."""
        self.changing = False
        """Whether the text that stands was fetched, so that an empty box means that it was deleted."""
        self.pause = KeyPause(self.set_timer)
        """Between a key that answers and its answer."""

    def hint(self, words: str) -> None:
        """Show what can be typed, while nothing is."""
        self.placeholder = Content(words)

    def ask(self, quick_keys: Iterable[str], standing: str, unsent: str) -> None:
        """Be ready for another question: the keys that answer it, the text that stands, and what was typed before."""
        self.quick_keys = frozenset(quick_keys)
        self.standing = standing
        self.changing = False
        self.picking = False
        self.put(unsent)

    def fetch(self) -> None:
        """Put the text that stands into the box, to be changed."""
        self.put(self.standing)
        self.changing = True

    def put(self, text: str) -> None:
        """Replace what stands in the box, with the cursor after it."""
        self.pause.stop()
        self.begun = ""
        self.load_text(text)
        self.move_cursor(self.document.end)

    def begin(self, text: str) -> None:
        """Begin a reply with what a key stands for. What was written after another beginning stays after this one."""
        self.put(text + self.text.removeprefix(self.begun))
        self.begun = text

    async def _on_key(self, event: events.Key) -> None:
        self.pause.stop()
        if self._taken(event):
            event.stop()
            event.prevent_default()
            return
        if event.is_printable and event.character and not self.text and not self.picking:
            self._await_quick_key(event.character.casefold())
        await super()._on_key(event)

    async def _on_paste(self, _: events.Paste) -> None:
        self.pause.stop()

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
            self.post_message(self.Wanted("leave"))
        elif event.key == "enter":
            self.post_message(self.Sent(self.text))
        elif event.key == "up" and not self.text:
            self.post_message(self.Wanted("up"))
        elif event.key == "right" and not self.text and self.standing:
            self.fetch()
        elif event.key in {"pageup", "pagedown"} and self.max_scroll_y == 0:
            self.post_message(self.Wanted("page_up" if event.key == "pageup" else "page_down"))
        else:
            return False
        return True

    def _await_quick_key(self, key: str) -> None:
        """Let a key answer in a moment, if it then still stands alone and is looked at."""

        def alone() -> None:
            if self.text.casefold() == key and self.screen.is_current and not self.picking:
                self.post_message(self.QuickKey(key))

        if key in self.quick_keys:
            self.pause.begin(alone)


_PICKING = {"up": "up", "down": "down", "enter": "go", "escape": "stop", "c": "copy"}
