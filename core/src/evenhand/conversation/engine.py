"""The conversation: ``turn()`` says what to ask, ``propose()`` what a reply would record, ``accept()`` keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evenhand.conversation.actions import actions
from evenhand.conversation.calibration import introduction, result_line
from evenhand.conversation.finishing import FINISH, takes_answers
from evenhand.conversation.keeping import record
from evenhand.conversation.path import Path, answered, build_path
from evenhand.conversation.questions import Question, Turn
from evenhand.conversation.sheets import sheet_from_state
from evenhand.conversation.state import CLOSED, Key, State, earlier_words, fold, followed
from evenhand.conversation.values import RefusedReply
from evenhand.conversation.wording import confirmation, consequences, leading_up
from evenhand.grading.grader import Grader
from evenhand.grading.what_if import would_change
from evenhand.models.event_order import snapshot_after
from evenhand.models.events import Event

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from evenhand.conversation.replies import Reply
    from evenhand.conversation.upgrading import Versions
    from evenhand.models.framework import Framework
    from evenhand.models.ruling import Ruling


class Outcome(NamedTuple):
    """What a reply would do: the events to keep, what to say, and where the conversation goes on.

    ``refused`` replies keep nothing and ``says`` has the hint. Nothing changes until ``accept`` is given the outcome,
    so that a driver can make the events durable first.
    """

    events: tuple[Event, ...]
    says: tuple[str, ...]
    refused: bool
    cursor: Key | None
    after: Conversation | None = None


class Conversation:
    """One audit's conversation. Pure: no clock, no store, no screen; its state is always the fold of its events."""

    def __init__(
        self,
        framework: Framework,
        events: Iterable[Event],
        lists: dict[str, tuple[str, ...]] | None = None,
        grader: Grader | None = None,
        versions: Versions | None = None,
    ) -> None:
        """``framework`` is the version that the events end under. Without ``versions`` it stays under that."""
        self.framework = framework
        self.versions = versions
        self.lists = lists or {}
        self.events: list[Event] = list(events)
        self.state: State = fold(self.events)
        self.grader = grader or Grader(framework, self.state.readings)
        self.path: Path = build_path(self.grader, self.state, self.lists)
        self.ruling: Ruling = self._rule()
        self._return_to: Key | None = None
        self.checks_off: Collection[str] = ()
        """Kinds of checks that the person at work has switched off; of the person, and not of the audit."""
        self.cursor: Key | None = self._next_after(self.state.last)

    @staticmethod
    def start(framework: Framework, readings: dict[str, str], *, practice: bool, engine: str) -> Event:
        """The first event of an audit: what it is done under, fixed from now on."""
        value = {
            "framework": framework.id,
            "version": framework.header.version,
            "digest": framework.digest,
            "readings": readings,
            "practice": practice,
            "engine": engine,
        }
        return Event("started", value=value)

    def turn(self) -> Turn:
        """What to show now. ``question`` is ``None`` once the audit is completed or everything left was skipped."""
        question = self.question
        if question is None:
            return Turn(self._closing_words(), None)
        says = (*introduction(self), *leading_up(self.grader, self.state, self.path, question))
        if question.kind == "finish":
            from evenhand.conversation.findings import findings_before

            says = (*says, *findings_before(self, question))
        if old := earlier_words(self.state, question.key):
            says = (*says, f"You answered this when it read: “{old}”")
        return Turn(says, question, self.state.answers.get(question.key))

    @property
    def question(self) -> Question | None:
        """The question at the cursor."""
        place = None if self.cursor is None else self.path.place(self.cursor)
        return None if place is None else self.path.questions[place]

    def propose(self, reply: Reply) -> Outcome:
        """What a reply would record. A reply that does not fit is refused with a hint; it is never an exception."""
        try:
            event = record(self, reply)
        except RefusedReply as refusal:
            return Outcome((), (str(refusal),), True, self.cursor)
        undone = self.events[event.value - 1] if event.kind == "withdrawn" else None
        after = self.as_if(event, undone)
        cursor = self._cursor_after(event, undone, after)
        said = [*consequences(after.grader, self.ruling, after.ruling)]
        if event.kind == "graded":
            said += result_line(after)
        return Outcome((event,), (*confirmation(self.framework, event, undone), *said), False, cursor, after)

    def accept(self, outcome: Outcome) -> None:
        """Take over an outcome, once its events are kept for good."""
        if any(event.kind == "raised" for event in outcome.events) and not self._is_aside(self.cursor):
            self._return_to = self.cursor
        self.cursor = outcome.cursor
        if not outcome.refused and not self._is_aside(self.cursor):
            self._return_to = None
        if outcome.after is not None:
            if outcome.after.framework is not self.framework:
                self._return_to = None
            self.framework = outcome.after.framework
            self.grader = outcome.after.grader
            self.events = outcome.after.events
            self.state = outcome.after.state
            self.path = outcome.after.path
            self.ruling = outcome.after.ruling

    def go_to(self, key: Key) -> bool:
        """Move the cursor to a question on the path. Changes no answer. False when it is not on the path."""
        if self.path.place(key) is None:
            return False
        self.cursor = key
        return True

    def go_aside(self, key: Key) -> bool:
        """Move the cursor to what is opened aside, such as a concern; one comes back once that is gone through."""
        here = self.cursor
        if not self.go_to(key):
            return False
        if not self._is_aside(here):
            self._return_to = here
        return True

    def leave(self) -> None:
        """Move the cursor to the first open question, or to the end where there is none. Changes no answer."""
        self.cursor = self._next_open(None)

    def back(self) -> bool:
        """Move the cursor to the question before. False at the first."""
        place = len(self.path.questions) if self.cursor is None else self.path.place(self.cursor) or 0
        if place == 0:
            return False
        self.cursor = self.path.questions[place - 1].key
        return True

    def forward(self) -> bool:
        """Move the cursor to the next question, answered or not. False at the last."""
        place = None if self.cursor is None else self.path.place(self.cursor)
        if place is None or place + 1 >= len(self.path.questions):
            return False
        self.cursor = self.path.questions[place + 1].key
        return True

    def go_to_domain(self, domain_id: str) -> bool:
        """Move the cursor to the first open question of a domain, or its first. False when none is on the path."""
        questions = [question for question in self.path.questions if question.domain == domain_id]
        if not questions:
            return False
        unanswered = [question for question in questions if not answered(question, self.state)]
        self.cursor = (unanswered or questions)[0].key
        return True

    def unanswered(self) -> tuple[Question, ...]:
        """The questions on the path that are not answered, skipped ones included, without those that only wait."""
        return tuple(q for q in self.path.questions if not answered(q, self.state) and not q.waits)

    def what_would_change(self) -> Ruling:
        """The ruling with what would change it. Costs some dozens of evaluations, so it is made only when asked for."""
        sheet = sheet_from_state(self.grader, self.state)
        return self.grader.ruling(sheet, would_change=would_change(self.grader, sheet))

    def progress_percent(self) -> int:
        """The share of the path that is answered, in whole per cent."""
        questions = [question for question in self.path.questions if not question.waits]
        done = sum(answered(question, self.state) for question in questions)
        return 100 * done // max(1, len(questions))

    def _rule(self) -> Ruling:
        return self.grader.ruling(sheet_from_state(self.grader, self.state))

    def as_if(self, event: Event, undone: Event | None = None) -> Conversation:
        """The conversation with one more event, under the version that it then ends under. Changes nothing.

        ``undone`` is the event that it takes back, where it takes one back.
        """
        events = [*self.events, event]
        kept = snapshot_after(event, undone)
        if kept is None or self.versions is None:
            return Conversation(self.framework, events, self.lists, self.grader, self.versions)
        framework = self.versions.kept(kept)
        grader = self.versions.grader(framework, fold(events).readings)
        return Conversation(framework, events, self.lists, grader, self.versions)

    def _next_open(self, after: Key | None) -> Key | None:
        """The next question after this one that is neither answered nor skipped; then the closing question."""
        place = None if after is None else self.path.place(after)
        for question in self.path.questions[0 if place is None else place + 1 :]:
            if question.key not in self.state.skipped and self._is_due(question) and not answered(question, self.state):
                return question.key
        return None if self.state.status in CLOSED else FINISH

    def _is_due(self, question: Question) -> bool:
        """Whether a question is come to by itself: it takes an answer now, and does not only wait for one."""
        if question.waits and (question.kind != "finish" or self.state.status in CLOSED):
            return False
        form = self.framework.form_by_id.get(question.form or "")
        return takes_answers(self.state.status, question.kind, "" if form is None else form.stage)

    def _next_after(self, key: Key | None, return_to: Key | None = None) -> Key | None:
        """The next open question. A row that was opened aside is gone through first; then one goes back."""
        if key is None or not self._is_aside(key):
            return self._next_open(key)
        row = self._row_of(key)
        rest = [one for one in row[row.index(key) + 1 :] if one not in self.state.answers]
        ahead = [one for one in rest if one not in self.state.skipped]
        if ahead:
            return ahead[0]
        if self._stage_of(key) == "sign_off":
            return self._still_to_sign() or FINISH
        return return_to if return_to is not None and self.path.place(return_to) is not None else self._next_open(None)

    def _still_to_sign(self) -> Key | None:
        """The next question of a sign-off that is open; there may be one form for each who signs."""
        open_keys = (one.key for one in self.path.questions if not answered(one, self.state))
        return next((k for k in open_keys if self._stage_of(k) == "sign_off" and k not in self.state.skipped), None)

    def _row_of(self, key: Key) -> list[Key]:
        """The questions of the same form and row, that one included, in order."""
        form = self.framework.form_of_field.get(key.to)
        row = [q.key for q in self.path.questions if q.form == form and q.key.row == key.row and q.key.slot == key.slot]
        return row if key in row else [key]

    def _is_aside(self, key: Key | None) -> bool:
        """Whether a question belongs to what one goes to at one's own wish: a row that was opened, or a sign-off."""
        return key is not None and self._stage_of(key) in {"any_time", "sign_off"}

    def _stage_of(self, key: Key) -> str:
        form = self.framework.form_by_id.get(self.framework.form_of_field.get(key.to, ""))
        return "" if form is None or key.slot != "answer" else form.stage

    def _cursor_after(self, event: Event, undone: Event | None, after: Conversation) -> Key | None:
        changed = undone or event
        if changed.kind == "upgraded":
            here = followed(self.cursor, changed, back=undone is not None)
            return here if here is not None and after.path.place(here) is not None else after.cursor
        if changed.kind in {"noted", "focused"}:
            stays = self.cursor is not None and after.path.place(self.cursor) is not None
            return self.cursor if stays else after.cursor
        key = Key(changed.to, "evidence" if changed.kind == "referenced" else changed.slot, changed.row)
        if undone is not None:
            back = self._return_to if changed.kind == "raised" else key
            return back if back is not None and after.path.place(back) is not None else after.cursor
        if changed.kind == "raised":
            return next((q.key for q in after.path.questions if q.form == key.to and q.key.row == key.row), self.cursor)
        if changed.kind == "acted":
            return key
        return after._next_after(
            key if changed.kind in {"answered", "skipped", "referenced"} else None, self._return_to
        )

    def _closing_words(self) -> tuple[str, ...]:
        if self.state.status in CLOSED:
            reopen = "Make the report, or type amend and a reason to open it again."
            words = [f"This audit is {self.state.status}. {reopen}"]
            if self.path.place(FINISH) is not None:
                words.append("Type sign off when somebody accepts it.")
            if actions(self.framework, self.state):
                words.append("Type actions to tell what became of its actions.")
            return (" ".join(words),)
        return ("Nothing is left to ask. Skipped questions are in the summary.",)
