"""The assistant: progress, conversation and guidance, the ruling in one line, and the reply box."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static, TextArea

from evenhand.checking.findings import in_lines
from evenhand.conversation.dialogue import Response
from evenhand.conversation.questions import FREE_TEXT
from evenhand.conversation.wording import ruling_line
from evenhand.errors import EvenhandError
from evenhand_tui.keys import bindings
from evenhand_tui.messages import Message, history, reply_messages, turn_messages
from evenhand_tui.progress import one_line, places
from evenhand_tui.quick import quick_replies
from evenhand_tui.screens.assistant_actions import AssistantActions
from evenhand_tui.screens.assistant_answering import Answering
from evenhand_tui.titles import alert_words, header_words
from evenhand_tui.visuals import plain
from evenhand_tui.widgets.guidance import GuidancePanel
from evenhand_tui.widgets.links import LinkLine, linked
from evenhand_tui.widgets.progress import ProgressPanel
from evenhand_tui.widgets.reply_box import ReplyBox
from evenhand_tui.widgets.transcript import Transcript
from evenhand_tui.widgets.writing_hints import WritingHints

if TYPE_CHECKING:
    from evenhand_tui.opened import AuditInHand
    from evenhand_tui.signs import Signs

KEYS = "F1 help  F2 progress  F3 guidance  F4 ruling  F5 editor  ^S concern  Esc menu"
PICKING = "Up, Down earlier and later answers   Enter goes there   c copies it   Esc back"

MOVES = frozenset({"withdrawn", "amended", "upgraded"})
"""Kinds of events after which one may be somewhere else, so that the place is named."""

DRAFT_PAUSE = 0.7
"""Seconds of not typing after which unsent text is kept."""


class AssistantScreen(Answering, AssistantActions, Screen[None]):
    """One open audit. It shows turns and sends what is typed; everything else is the conversation's."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("audit")
    AUTO_FOCUS = "#reply"

    def __init__(self, audit: AuditInHand, signs: Signs, note: str = "") -> None:
        """``note`` says that nothing is kept, as in a preview; empty for an audit that is."""
        super().__init__()
        self.audit = audit
        self.signs = signs
        self._note = note
        self._boxed = ""
        self._place = ""
        self._draft_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The areas, filled on mount."""
        with Horizontal(id="top"):
            yield Static(id="title", markup=False)
            yield Static(id="saved", markup=False)
        yield Static(id="alert", markup=False)
        yield Static(id="oneline", markup=False)
        with Horizontal(id="areas"):
            yield ProgressPanel(self.signs)
            yield Transcript(history(self.audit.conversation))
            yield GuidancePanel(self.signs, id="guidance")
        yield Static(id="ruling", markup=False)
        yield LinkLine(id="quick", markup=False)
        yield WritingHints(self.audit.session.hints_while_typing, self.signs.more)
        yield ReplyBox()
        yield Static(id="foot", markup=False)

    def on_mount(self) -> None:
        """Show what is asked now."""
        notes = [Message("assistant", self._note)] if self._note else []
        notes += [Message("problem", warning) for warning in self.audit.store.warnings]
        notes += [Message("assistant", words) for words in (self.audit.offer,) if words]
        self.show_turn(notes, moved=len(self.audit.conversation.events) > 1)

    # What comes of it

    def show_response(self, response: Response, *, typed: bool) -> None:
        """Show what comes of a line that was sent."""
        said = [Message("assistant", words) for words in (*response.says, *in_lines(response.hints)) if words]
        outcome = response.outcome
        done = response.moved or response.view is not None or response.quits
        if typed and done:
            self._box.put("")
            self.audit.drafts.changed(self._boxed, "")
        if outcome is not None and outcome.events:
            answered = reply_messages(outcome.events, self.audit.conversation)
            self.show_turn([*answered, *said], moved=outcome.events[0].kind in MOVES)
        elif response.moved:
            self.show_turn(said, moved=True)
        else:
            self._transcript.say(said)
        if response.view is not None:
            self.look_at(response.view)
        if response.quits:
            self.app.exit()

    def show_turn(self, before: list[Message], *, moved: bool) -> None:
        """Say what is asked now, after other messages, and make everything ready for it."""
        self.keep_draft()
        turn = self.audit.session.turn()
        question = turn.question
        place = "" if question is None else question.place
        elsewhere = moved or place != self._place
        self._place = place
        self._transcript.say([*before, *turn_messages(turn, self.audit.framework, moved=elsewhere)])
        self._boxed = self.audit.question_name
        self.held = ""
        self.stands = turn.current is not None
        self.quick = quick_replies(question)
        written = turn.current if question is not None and question.kind in FREE_TEXT else None
        standing = "" if written is None else str(written.value)
        self._box.ask((reply.key for reply in self.quick), standing, self.audit.drafts.text_for(self._boxed))
        self.query_one(WritingHints).clear()
        self._box.hint(self._hint())
        self.refresh_around()

    def refresh_around(self) -> None:
        """Bring everything around the conversation up to date."""
        conversation = self.audit.conversation
        self.query_one("#title", Static).update(header_words(self.audit, self.signs), layout=False)
        saved = self.query_one("#saved", Static)
        saved.update("preview: nothing is kept" if self._note else f"saved {self.audit.saved_at}")
        waiting = alert_words(conversation)
        self.query_one("#alert", Static).update(waiting)
        self.query_one("#alert").display = bool(waiting)
        line = one_line(conversation, self.signs.between, self.app.size.width - 2)
        self.query_one("#oneline", Static).update(line, layout=False)
        self.query_one("#ruling", Static).update(ruling_line(conversation.ruling))
        self.query_one("#quick", LinkLine).show(
            linked(f"{reply.key} {reply.label}", "quick", (reply.key,)) for reply in self.quick
        )
        self.query_one("#quick").display = bool(self.quick)
        self.query_one(ProgressPanel).show(places(conversation))
        question = conversation.question
        grading = question is not None and question.kind in {"grade", "overall_grade"}
        self.query_one(GuidancePanel).show(*self.guidance(), grading=grading)
        self.show_foot()

    def show_foot(self) -> None:
        """Say which keys there are, now that an earlier answer is marked or not."""
        self.query_one("#foot", Static).update(plain(PICKING if self._box.picking else KEYS), layout=False)

    def _hint(self) -> str:
        question = self.audit.conversation.question
        if question is None:
            return "type a command, such as summary, or help"
        if self._box.standing:
            return "write it anew, or press Right to change its words, or Enter to leave it"
        if question.kind in FREE_TEXT:
            listed = f" ({', '.join(question.suggestions)})" if question.suggestions else ""
            return f"write here, then Enter; Ctrl+J begins a new line{listed}"
        if question.kind == "grade" and not question.choices:
            return "type the score, then Enter, or a command, such as skip"
        if not self.quick:
            return "type your answer, then Enter"
        if question.kind == "action":
            return "press a key above, then write what there is to tell"
        if question.kind in {"judged", "feature", "yes_no", "grade"} and question.choices:
            return f"press a key above, or write: {question.choices[0].label}, with a note"
        return "press a key above, or type a command, such as back"

    # Unsent text

    @on(TextArea.Changed)
    def _typed(self) -> None:
        self.note_draft(self._box.text)
        self.query_one(WritingHints).typed(self._box.text)

    def note_draft(self, text: str) -> None:
        """Note unsent text, to be kept after a short pause."""
        if self.audit.drafts.changed(self._boxed, "" if text in {self._box.standing, self._box.begun} else text):
            if self._draft_timer is not None:
                self._draft_timer.stop()
            self._draft_timer = self.set_timer(DRAFT_PAUSE, self.keep_draft)

    def keep_draft(self) -> None:
        """Keep unsent text now."""
        try:
            self.audit.drafts.flush()
        except EvenhandError as error:
            self.problem(f"What you are typing is not kept yet: {error}")
