"""What becomes of what is typed and of the keys that answer: nothing is recorded that was not meant, or is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen

from evenhand.conversation.commands import BY_NAME
from evenhand.conversation.dialogue import exact_name
from evenhand.errors import EvenhandError
from evenhand_tui.messages import Message, reply_messages
from evenhand_tui.slow_words import SlowWords
from evenhand_tui.widgets.progress import ProgressPanel
from evenhand_tui.widgets.reply_box import ReplyBox
from evenhand_tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from evenhand.conversation.dialogue import Response
    from evenhand.conversation.state import Key
    from evenhand_tui.opened import AuditInHand
    from evenhand_tui.quick import QuickReply
    from evenhand_tui.slow_words import Meant


NOTE = re.compile(r"note [^:\n]{1,60}:")
"""How a note for another domain begins."""


class Answering(Screen[None]):
    """The part of the assistant that sends."""

    audit: AuditInHand
    quick: tuple[QuickReply, ...]
    """What each key answers now."""
    stands: bool
    """Whether what is asked has an answer already."""

    if TYPE_CHECKING:

        def action_guidance(self) -> None: ...
        def show_response(self, response: Response, *, typed: bool) -> None: ...
        def show_turn(self, before: list[Message], *, moved: bool) -> None: ...
        def note_draft(self, text: str) -> None: ...

    def __init__(self) -> None:
        super().__init__()
        self.quick = ()
        self.stands = False
        self.slow_words = SlowWords()
        self.held = ""
        """A text that was not sent yet, since it may be a command."""

    # What is typed

    @on(ReplyBox.Sent)
    def _sent(self, event: ReplyBox.Sent) -> None:
        if not self._box.text.startswith(event.text):
            return  # It was sent already: Enter was pressed twice, or just as the key before it answered.
        typed_since = self._typed_after(event.text)
        if (key := event.text.casefold()) in self._box.quick_keys:
            self._answer_with(key)
        else:
            self._send_typed(event.text)
        if typed_since:
            self._box.put(self._box.text + typed_since)

    def _typed_after(self, text: str) -> str:
        """What was typed into the box since a text was sent, which is taken out of it."""
        now = self._box.text
        if now == text or not now.startswith(text):
            return ""
        self._box.put(text)
        return now[len(text) :]

    def _send_typed(self, text: str) -> None:
        meant = self.slow_words.meant(
            text.removeprefix(self._box.begun), self.audit.conversation.question, self.audit.framework
        )
        if meant is not None:
            self._put_together(meant)
        elif not text and self.slow_words.ends_at_once():
            self.slow_words.forget()
        elif self._leaves_the_answer(text):
            self.send("/next", typed=True)
        elif self._ends_in_a_command(text):
            self._hold(text)
        else:
            self.held = ""
            self.send(text, typed=True)

    def _leaves_the_answer(self, text: str) -> bool:
        """Whether the answer that stands was not changed, so that there is nothing to record."""
        return self.stands and ((not text and not self._box.changing) or text == self._box.standing != "")

    def _ends_in_a_command(self, text: str) -> bool:
        """Whether a command was written straight behind the answer that stands, which then must not become part of it.

        Sent once more as it is, it counts as written.
        """
        behind = text.removeprefix(self._box.standing)
        if not self._box.standing or text in {behind, self.held}:
            return False
        word = behind.strip().casefold()
        return word in BY_NAME or word.startswith("/") or bool(NOTE.match(word))

    def _hold(self, text: str) -> None:
        self.held = text
        command = text.removeprefix(self._box.standing).strip()
        self.problem(
            f"Nothing is recorded yet: {command} stands straight behind your earlier answer. If you meant the command, "
            f"empty the box and type /{command.removeprefix('/')}. If it is part of your answer, press Enter once more."
        )

    # Keys that answer

    @on(ReplyBox.QuickKey)
    def _quick_key(self, event: ReplyBox.QuickKey) -> None:
        if self._box.text.casefold() == event.key:  # Otherwise something was typed behind it since.
            self._answer_with(event.key)

    def _answer_with(self, key: str) -> None:
        """Give the answer of a key that stands in the box. It stays there where the answer cannot be kept."""
        self._box.put("")
        self.note_draft("")
        if not self.action_quick(key):
            self._box.put(key)

    def action_quick(self, key: str) -> bool:
        """Give the answer that a key stands for. False where it could not be kept."""
        question = self.audit.conversation.question
        reply = next((reply for reply in self.quick if reply.key == key), None)
        if reply is None or question is None:
            return True
        before = len(self.audit.conversation.events)
        if reply.asks:
            self._transcript.say([Message("assistant", reply.asks)])
            self._box.begin(reply.types)
        elif not reply.types:
            self.action_guidance()
        elif not self._give(reply.types):
            return False
        new = self.audit.conversation.events[before:]
        if all(event.kind in {"answered", "skipped"} for event in new):
            self.slow_words.answered(key, question, recorded=bool(new))
        else:
            self.slow_words.forget()
        return True

    def _put_together(self, meant: Meant) -> None:
        """Send a word whose first letters were taken for answers, in place of those answers."""
        undone: list[Message] = []
        for letter in reversed(meant.letters):
            if letter.recorded:
                try:
                    outcome = self.audit.send("/undo", typed=False).outcome
                except EvenhandError as error:
                    self.problem(str(error))
                    return
                undone += reply_messages(() if outcome is None else outcome.events, self.audit.conversation)
        self.slow_words.forget()
        self._box.put("")
        self.note_draft("")
        self.audit.conversation.go_to(meant.letters[0].question.key)
        if undone:
            letters = ", ".join(letter.key for letter in meant.letters if letter.recorded)
            word = meant.text.split(maxsplit=1)[0]
            words = f"You typed {word}, so what its first letters answered ({letters}) is undone."
            self.show_turn([*undone, Message("assistant", words)], moved=True)
        self._box.put(meant.text)
        self.send(meant.text, typed=True)

    # Sending

    @on(Transcript.Chosen)
    @on(ProgressPanel.Chosen)
    def _chosen(self, event: Transcript.Chosen | ProgressPanel.Chosen) -> None:
        self.go_to(event.goes_to)

    def go_to(self, key: Key | None) -> None:
        """Go to a question. Changes no answer."""
        if key is not None and self.audit.conversation.path.place(key) is None:
            self._transcript.say([Message("assistant", "That is not asked in this case.")])
        elif key is not None:
            self.send(f"/jump {exact_name(key)}")

    def send(self, text: str, *, typed: bool = False) -> None:
        """Send a line, and show what comes of it. ``typed``: it stands in the box, where a problem leaves it.

        What else stands in the box stays there, or stays with its question.
        """
        self.slow_words.forget()
        self._give(text, typed=typed)

    def _give(self, text: str, *, typed: bool = False) -> bool:
        """Send a line and show what comes of it. False where it could not be kept."""
        try:
            response = self.audit.send(text, typed=typed)
        except EvenhandError as error:
            self.problem(str(error))
            return False
        self.show_response(response, typed=typed)
        return True

    def problem(self, words: str) -> None:
        """Say what went wrong. Nothing typed is lost."""
        self._transcript.say([Message("problem", words)])

    @property
    def _box(self) -> ReplyBox:
        return self.query_one(ReplyBox)

    @property
    def _transcript(self) -> Transcript:
        return self.query_one(Transcript)
