"""Whole Durham audits with a unique token in everything that can be typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from evenhand.catalogue import Catalogue
from evenhand.conversation.engine import Conversation
from evenhand.conversation.questions import Question
from evenhand.conversation.replies import Reply
from evenhand.models.events import STEPS, Event
from evenhand.models.framework import Framework
from evenhand.reporting.account import AuditFacts, Chain

DEFAULTS = {"limiting": "tool"}
Answering = Callable[[Question], Reply | None]
"""Gives the reply to one question, or ``None`` to stop there."""


@pytest.fixture(scope="session")
def durham(tmp_path_factory: pytest.TempPathFactory) -> Framework:
    """Durham's framework, whole."""
    return Catalogue(cache_folder=tmp_path_factory.mktemp("cache")).framework("durham")


@pytest.fixture
def facts() -> AuditFacts:
    """What the store knows of the audit."""
    return AuditFacts(
        "0f3a9c2b7d1e4a55", "2026-11-20T09:12:00.000Z", "2026-11-22T16:40:00.000Z", Chain("9b" * 32, 258),
        "TEST-0042", "2026-11-22T16:45:00Z",
    )  # fmt: skip


@pytest.fixture
def begin(durham: Framework) -> Callable[..., Conversation]:
    """Starts an audit."""

    def start(readings: dict[str, str] = DEFAULTS, *, practice: bool = False) -> Conversation:
        return Conversation(durham, [Conversation.start(durham, readings, practice=practice, engine="0.1.0")])

    return start


def give(conversation: Conversation, reply: Reply) -> None:
    """Give a reply that must be taken."""
    outcome = conversation.propose(reply)
    assert not outcome.refused, (reply, outcome.says)
    conversation.accept(outcome)


def go_on(conversation: Conversation, answering: Answering) -> None:
    """Answer what is asked until nothing is, or until ``answering`` stops."""
    for _ in range(2000):
        question = conversation.question
        reply = None if question is None or conversation.state.status == "completed" else answering(question)
        if reply is None:
            return
        give(conversation, reply)
    raise AssertionError("the conversation never ends")


class Planter:
    """Answers every question with whatever can be typed carrying a token that nothing else has."""

    def __init__(self, **chosen: str) -> None:
        self.tokens: dict[str, str] = {}
        self.chosen = chosen
        self.rows = 2

    def token(self, where: str) -> str:
        """A new token, remembered under where it is typed."""
        word = f"tok{len(self.tokens):04}end"
        assert where not in self.tokens, where
        self.tokens[where] = word
        return word

    def plant(self, question: Question) -> Reply:
        """The reply to a question, with tokens in its text and in its note."""
        key, kind = question.key, question.kind
        where = f"{key.to}/{key.slot}/{key.row}"
        place = {"to": key.to, "row": key.row, "slot": key.slot}
        if kind == "finish":
            return Reply(question.choices[0].value)
        if kind in {"evidence", "reason", "overall_reason", "text", "long_text", "person"}:
            return self._text(where, kind, place)
        note = "" if kind == "date" else self.token(f"{where} note")
        if kind in {"yes_no", "judged", "another_row", "covered", "feature"}:
            value = self._marked(question)
            return Reply(value, note=note, **place)  # type: ignore[arg-type]
        if kind in {"choice", "part"}:
            value = self.chosen.get(key.to, question.choices[0].value)
            return Reply("choice", value=value, note=note, **place)  # type: ignore[arg-type]
        if kind == "date":
            return Reply("date", value="2026-11-20", **place)  # type: ignore[arg-type]
        if kind in {"grade", "overall_grade"}:
            value = self.chosen.get(key.to, "inadequate")
            return Reply("grade", value=value, note=note, **place)  # type: ignore[arg-type]
        raise AssertionError(f"no way to answer a question of kind {kind}")

    def within(self, form: str) -> Answering:
        """Plants in one form only, and stops outside it."""
        return lambda question: self.plant(question) if question.form == form else None

    def _text(self, where: str, kind: str, place: dict[str, object]) -> Reply:
        text = self.token(where)
        body = f"First {text} line\nsecond line\n\nSecond paragraph {text}"
        written = {"evidence": "evidence", "reason": "reason", "overall_reason": "reason"}.get(kind, "text")
        return Reply(written, text=body, **place)  # type: ignore[arg-type]

    def _marked(self, question: Question) -> str:
        if question.kind == "another_row":
            return "yes" if question.key.row + 1 < self.rows else "no"
        if question.key.to in self.chosen:
            return self.chosen[question.key.to]
        return "no" if question.key.to.startswith("manages") else "yes"


@pytest.fixture
def planted(begin: Callable[..., Conversation]) -> tuple[Conversation, dict[str, str]]:
    """An audit of a looked after child, Inadequate, amended, completed again and signed off, and its tokens by place.

    Two concerns and an example are recorded on the way, and both actions of its plan are told of.
    """
    conversation, planter = begin(), Planter(case_type="Looked after child", independence_lac="not_applicable")
    for domain in conversation.framework.domains:
        give(conversation, Reply("note", domain.id, text=f"Noted {planter.token(f'{domain.id} filed note')}"))
    for form in ("escalation", "good_practice"):
        give(conversation, Reply("raise", form))
        go_on(conversation, planter.within(form))
    go_on(conversation, planter.plant)
    give(conversation, Reply("amend", text=f"Amended since {planter.token('amendment')}"))
    give(conversation, Reply("see", "visits", value="risk"))
    for step in ("graded", "discussed", "completed"):
        give(conversation, Reply(step))
    for row in range(planter.rows):
        for step in STEPS:
            note = planter.token(f"support_plan/action/{row} {step}")
            give(conversation, Reply("action", "support_plan", value=step, note=note, row=row))
    for question in [question for question in conversation.path.questions if question.form == "sign_off"]:
        give(conversation, planter.plant(question))
    give(conversation, Reply("signed_off"))
    return conversation, planter.tokens


@pytest.fixture
def planted_events(planted: tuple[Conversation, dict[str, str]]) -> list[Event]:
    """The events of the planted audit."""
    return planted[0].events


@pytest.fixture
def words_of_docx() -> Callable[[bytes], str]:
    """Everything that a Word file says, its page heads and feet included."""

    def read(content: bytes) -> str:
        import io

        import docx

        word = docx.Document(io.BytesIO(content))
        section = word.sections[0]
        bodies = [word.element.body, section.header._element, section.footer._element]
        lines = []
        for body in bodies:
            for paragraph in body.iter(f"{{{W}}}p"):
                parts = [node.text or "" if node.tag == f"{{{W}}}t" else "\n" for node in paragraph.iter(*TEXT_TAGS)]
                lines.append("".join(parts))
        return "\n".join(lines)

    return read


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TEXT_TAGS = (f"{{{W}}}t", f"{{{W}}}br", f"{{{W}}}tab")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder for reports."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder
