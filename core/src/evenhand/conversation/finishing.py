"""The statuses of an audit: which questions lead on, and which forms are asked in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evenhand.conversation.questions import Choice, Question
from evenhand.conversation.state import CLOSED, Key, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.conversation.form_questions import FormQuestions

FINISH = Key("audit", "applicable")
"""The question that closes a status: grade the audit, complete it, sign it off."""

DISCUSSED = FINISH._replace(row=1)
"""The question whether the discussions have been held. It may be left, since a framework says itself what blocks."""

NOT_YET = Choice("s", "not yet", "skip")


class Steps(NamedTuple):
    """Which statuses a framework asks for besides graded and completed, as its forms say."""

    discussed: bool
    signed_off: bool


def takes_answers(status: Status, kind: str, stage: str) -> bool:
    """Whether a question of this kind, of a form of this stage, takes an answer while an audit has this status.

    What was graded is fixed; what follows the grade is open until completion, and a sign-off after that. What can be
    recorded at any moment always is.
    """
    if status == "in progress" or kind in {"finish", "action"} or stage == "any_time":
        return True
    if status in CLOSED:
        return status == "completed" and stage == "sign_off"
    return stage in {"graded", "checklist", "sign_off"}


def after_grading(forms: FormQuestions, status: Status) -> Iterator[Question]:
    """What is asked from the grade on, as far as the audit has come, and the questions that lead on.

    The checklist comes after the discussions, since what it confirms is about the report that they belong in.
    """
    steps = forms.steps
    if status != "in progress":
        yield from forms.of_stage("graded")
        if status == "graded" and steps.discussed:
            text = "Have the discussions of this audit been held? What is still to come stays in the findings."
            yield _question(text, Choice("y", "yes, they are held", "discussed"), DISCUSSED)
        yield from forms.of_stage("checklist")
    if status in CLOSED:
        yield from forms.of_stage("sign_off")
    finish = _finishing(status, steps)
    if finish is not None:
        yield finish


def _finishing(status: Status, steps: Steps) -> Question | None:
    if status == "in progress":
        text = "Grade this audit now? Your answers, evidence and grades are then fixed; changing them needs a reason."
        return _question(text, Choice("y", "yes, grade it", "graded"))
    if status in {"graded", "discussed"}:
        text = "Complete this audit? It is then closed; opening it again needs a reason."
        return _question(text, Choice("y", "yes, complete it", "completed"))
    if status == "completed" and steps.signed_off:
        text = "Sign this audit off now, for the person named? It is then finished."
        return _question(text, Choice("y", "yes, sign it off", "signed_off"))
    return None


def _question(text: str, yes: Choice, key: Key = FINISH) -> Question:
    return Question(key, "finish", text, "", "Finish", choices=(yes, NOT_YET), required=True, waits=True)
