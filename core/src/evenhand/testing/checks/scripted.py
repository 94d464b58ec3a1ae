"""A whole audit with answers that are the same every time, each with words that occur nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from evenhand.conversation.replies import Reply

if TYPE_CHECKING:
    from evenhand.conversation.questions import Question
    from evenhand.drivers.session import Session
    from evenhand.models.framework import Framework

MOST_REPLIES = 5000
CHOSEN = frozenset({"judged", "feature", "yes_no", "another_row", "covered", "choice", "part"})


class Unfinished(Exception):  # noqa: N818 - named for what became of the audit
    """The audit could not go on. The text says at which question, and why."""


class Script:
    """Answers one audit to its end. ``given`` holds every word planted, by the question that it was the answer to."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.framework: Framework = session.framework
        self.given: dict[str, str] = {}
        self._words = 0

    def play(self) -> None:
        """Answer everything, grade, complete and sign off. Raises :class:`Unfinished`."""
        for domain in self.framework.domains:
            self._take(Reply("note", to=domain.id, text=self._word(f"a note on {domain.id}")))
        for form in self.framework.forms:
            if form.stage == "any_time":
                self._take(Reply("raise", to=form.id))
        for _ in range(MOST_REPLIES):
            question = self._next()
            if question is None:
                break
            self._take(self._reply(question))
        else:
            raise Unfinished(f"after {MOST_REPLIES} replies it still asks")
        status = self.session.conversation.state.status
        if status not in {"completed", "signed off"}:
            raise Unfinished(f"nothing is left to ask, and it is {status}")

    def _next(self) -> Question | None:
        now = self.session.conversation
        if now.question is None and now.state.status == "completed":
            self.session.typed("sign off")
        return self.session.conversation.question

    def _take(self, reply: Reply) -> None:
        response = self.session.replied(reply)
        if response.outcome is None or response.outcome.refused:
            raise Unfinished(f"the reply '{reply.reply}' to '{reply.to}' is refused: {' '.join(response.says)}")

    def _word(self, where: str) -> str:
        """A new word of letters, none part of another."""
        word = "Said" + "".join("bcdfghjklm"[int(digit)] for digit in f"{self._words:04}") + "q"
        self._words += 1
        self.given[where] = word
        return word

    def _reply(self, question: Question) -> Reply:
        key, kind = question.key, question.kind
        if kind == "finish":
            return Reply(question.choices[0].value, to=key.to, row=0)
        where = f"{key.to} ({key.slot}{f', row {key.row}' if key.row else ''})"
        if kind in CHOSEN and not question.choices:
            return Reply("skip", to=key.to, row=key.row)
        word = self._word(where)
        if kind == "overall_grade":
            return Reply("grade", to="overall", value=question.choices[-1].value, note=word)
        if kind == "grade":
            return Reply("grade", to=key.to, value=self._grade(question), note=word)
        if kind in {"choice", "part"}:
            return Reply("choice", to=key.to, value=self._choice(question), note=word, row=key.row)
        if kind in CHOSEN:
            return Reply(self._choice(question), to=key.to, note=word, row=key.row)
        if kind == "date":
            return Reply("date", to=key.to, value="2026-03-14", note=word, row=key.row)
        if kind == "number":
            return Reply("number", to=key.to, value=7, note=word, row=key.row)
        if kind in {"evidence", "reason"}:
            return Reply(kind, to=key.to, text=f"It was seen, {word}.")
        if kind == "overall_reason":
            return Reply("reason", to="overall", text=f"It was seen, {word}.")
        return Reply("text", to=key.to, text=f"It was seen, {word}.", row=key.row)

    def _grade(self, question: Question) -> str | int:
        """The worst grade, which no rule refuses and which brings what follows."""
        if question.choices:
            return question.choices[-1].value
        return self.framework.scale_of(self.framework.domain_by_id[question.key.to]).lowest_score

    def _choice(self, question: Question) -> str:
        """The first answer that stops nothing; no more rows, and no to what is yes or no."""
        values = [choice.value for choice in question.choices]
        if question.kind in {"another_row", "covered", "yes_no"}:
            values.reverse()
        field = self.framework.field_by_id.get(question.key.to)
        if field is None or question.kind in {"another_row", "covered"}:
            return values[0]
        stops = {*field.unmet, field.refuse.answer if field.refuse else ""}
        return next((value for value in values if value not in stops), values[0])


def replies_not_kept(session: Session, question: Question) -> Iterator[str]:
    """Choices of a question that come back as another reply than they were given as. Keeps nothing."""
    from evenhand.conversation.replies import replies_from_events

    for choice in question.choices if question.kind == "choice" else ():
        reply = Reply("choice", to=question.key.to, value=choice.value, row=question.key.row)
        outcome = session.conversation.propose(reply)
        if outcome.refused:
            yield f"field '{question.key.to}': its option '{choice.value}' cannot be chosen"
        elif replies_from_events(outcome.events, session.framework) != [reply]:
            yield f"field '{question.key.to}': its option '{choice.value}' is kept as another"
