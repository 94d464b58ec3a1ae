"""What can be asked: one question at a time, with the keys that answer it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from evenhand.conversation.state import Answer, Key

QuestionKind = Literal[
    "judged",
    "feature",
    "yes_no",
    "choice",
    "text",
    "long_text",
    "question_set",
    "person",
    "date",
    "number",
    "evidence",
    "grade",
    "reason",
    "overall_grade",
    "overall_reason",
    "another_row",
    "covered",
    "part",
    "action",
    "finish",
]
"""How a question is answered. ``finish`` asks whether the audit goes on to its next status. An ``action`` waits to be
asked: what became of one action, which is never left unanswered."""

OTHERS = "Other questions"
"""Stands over questions without a sub-heading that come after some with one."""

FREE_TEXT = frozenset({"text", "long_text", "question_set", "person", "evidence", "reason", "overall_reason"})
"""Kinds whose reply is what the auditor writes, so that only slash commands and whole-reply commands are commands."""


class Choice(NamedTuple):
    """One way to answer: the key that gives it (empty when it has none), what it is called, and its value."""

    key: str
    label: str
    value: str


class Question(NamedTuple):
    """One question. ``number`` of ``total`` counts within its domain or form; ``place`` names that domain or form.

    ``of_a_set`` marks one that an auditor pasted in: its row is its place in the set, and not an entry of a form.
    ``waits`` marks one that nobody has to answer for the audit to be whole: what leads on to the next status, what
    became of an action, a sign-off. ``entry`` is the number of its row as people count, 0 for the
    first or only one. ``own_number``, ``group`` and ``hint`` are the document's: its number for the question, the
    sub-heading that it stands under, and what is said beside it.
    """

    key: Key
    kind: QuestionKind
    text: str
    source: str
    place: str
    number: int = 0
    total: int = 0
    domain: str | None = None
    form: str | None = None
    required: bool = False
    choices: tuple[Choice, ...] = ()
    suggestions: tuple[str, ...] = ()
    of_a_set: bool = False
    waits: bool = False
    entry: int = 0
    own_number: str = ""
    group: str = ""
    hint: str = ""
    added: str = ""
    """The extension that added the question to a domain of another plugin; empty for the framework's own."""

    @property
    def numbered(self) -> str:
        """The question with the document's own number before it, where it has one, and with who added it."""
        text = f"{self.own_number} {self.text}" if self.own_number else self.text
        return f"{text} (added by {self.added})" if self.added else text

    @property
    def group_said(self) -> str:
        """The sub-heading as it is said when its questions begin; empty without one."""
        return self.group if self.group.endswith((".", "?", "!", ":")) or not self.group else f"{self.group}."

    @property
    def hint_said(self) -> str:
        """What stands beside the question, as it is said with it; empty where there is nothing.

        Not called a hint there: that is what is said on an auditor's own writing.
        """
        return f"Guidance: {self.hint}" if self.hint else ""


class Turn(NamedTuple):
    """What to show now. ``says`` leads up to the question; ``question`` is ``None`` when nothing is left to ask.

    ``current`` is the answer that stands already, when the auditor has come back to a question.
    """

    says: tuple[str, ...]
    question: Question | None
    current: Answer | None = None


YES_NO = (Choice("y", "yes", "yes"), Choice("n", "no", "no"))
JUDGED = (
    Choice("y", "yes", "yes"),
    Choice("p", "partly", "partly"),
    Choice("n", "no", "no"),
    Choice("e", "not evidenced", "not_evidenced"),
    Choice("a", "not applicable", "not_applicable"),
)
FEATURE = (
    Choice("y", "evident", "evident"),
    Choice("n", "not evident", "not_evident"),
    Choice("a", "not applicable", "not_applicable"),
)
SKIP = Choice("s", "skip", "skip")
"""Leaving a question for now."""


def numbered_choices(question: Question) -> tuple[tuple[str, Choice], ...]:
    """The numbers that answer a question, with what they stand for; the last leaves it for now.

    Numbers that a document prints for its grades keep their meaning. A question without choices has no numbers.
    """
    choices = question.choices
    counted = tuple((str(number), choice) for number, choice in enumerate(choices, start=1))
    if any(choice.key.isdigit() and choice.key != number for number, choice in counted):
        return tuple((choice.key, choice) for choice in choices)
    if not choices or any(choice.value == SKIP.value for choice in choices):
        return counted
    return (*counted, (str(len(choices) + 1), SKIP))
