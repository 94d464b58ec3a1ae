"""Actions live on after the grade: what became of each is asked whenever somebody has something to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from evenhand.conversation.date_hints import as_date
from evenhand.conversation.questions import Choice, Question
from evenhand.conversation.state import Key
from evenhand.working_days import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.conversation.state import Act, State
    from evenhand.models.forms import Form, Role
    from evenhand.models.framework import Framework

ActionState = Literal["open", "completed", "closed"]

STEP_CHOICES: dict[str, Choice] = {
    "progress": Choice("p", "progress", "progress"),
    "completed": Choice("c", "completed", "completed"),
    "reviewed": Choice("r", "reviewed", "reviewed"),
    "closed": Choice("x", "closed", "closed"),
    "reopened": Choice("o", "reopened", "reopened"),
}
"""What can be told of an action."""

TO_TELL: dict[str, str] = {
    "progress": "what has been done so far",
    "completed": "what shows that it is done",
    "reviewed": "who reviewed it, and what was found and decided",
    "closed": "what effect it has had on the child",
    "reopened": "why it is open again",
}
"""What has to be told with each step."""

POSSIBLE: dict[ActionState, tuple[str, ...]] = {
    "open": ("progress", "completed", "reviewed", "closed"),
    "completed": ("reviewed", "closed", "reopened"),
    "closed": ("reopened",),
}
"""What can happen to an action in each state."""


ACTION_ROLES: tuple[Role, ...] = ("what", "owner", "due", "manager", "review")
"""The roles of the fields that make an action."""


class Action(NamedTuple):
    """One action: a row of a form whose purpose is actions. ``number`` counts all of the audit's, from 1.

    ``due`` and ``review`` are ISO dates, or empty where none is set.
    """

    number: int
    form: str
    row: int
    what: str
    owner: str
    due: str
    manager: str
    review: str
    state: ActionState
    acts: tuple[Act, ...]

    @property
    def key(self) -> Key:
        """The question that asks what became of it."""
        return Key(self.form, "action", self.row)

    @property
    def title(self) -> str:
        """What is to be done, or that it is not written."""
        return self.what or "What is to be done is not written."

    @property
    def reviewed(self) -> bool:
        """Whether it was reviewed, since it was last opened again."""
        steps = [act.step for act in self.acts]
        since = len(steps) - steps[::-1].index("reopened") if "reopened" in steps else 0
        return "reviewed" in steps[since:]


def actions(framework: Framework, state: State) -> tuple[Action, ...]:
    """Every action of an audit, in order. A row in which nothing is written, and of which nothing is told, is none."""
    found: list[Action] = []
    for form in framework.forms:
        if form.purpose != "actions":
            continue
        told = max((row + 1 for form_id, row in state.acts if form_id == form.id), default=0)
        for row in range(max(told, state.rows(field.id for field in form.fields))):
            action = _action(form, row, state, len(found) + 1)
            if action.acts or any((action.what, action.owner, action.due, action.manager, action.review)):
                found.append(action)
    return tuple(found)


def _action(form: Form, row: int, state: State, number: int) -> Action:
    acts = tuple(state.acts.get((form.id, row), ()))
    said = {role: _said(form, row, state, role) for role in ACTION_ROLES}
    return Action(
        number, form.id, row, said["what"], said["owner"], said["due"], said["manager"], said["review"],
        _state(acts), acts,
    )  # fmt: skip


def _said(form: Form, row: int, state: State, role: Role) -> str:
    values = [state.value(field.id, "answer", row) for field in form.fields if field.role == role]
    return next((str(value) for value in values if value is not None), "")


def _state(acts: tuple[Act, ...]) -> ActionState:
    state: ActionState = "open"
    for act in acts:
        if act.step == "completed":
            state = "completed"
        elif act.step == "closed":
            state = "closed"
        elif act.step == "reopened":
            state = "open"
    return state


def action_questions(framework: Framework, state: State) -> Iterator[Question]:
    """For each action of a graded audit, the question what became of it. They wait until somebody goes to them."""
    if state.status == "in progress":
        return
    forms = framework.form_by_id
    every = actions(framework, state)
    for action in every:
        form = forms[action.form]
        choices = tuple(STEP_CHOICES[step] for step in POSSIBLE[action.state])
        yield Question(
            action.key, "action", f"What became of this action? {action.what}", form.source, form.title, action.number,
            len(every), None, None, choices=choices, waits=True,
        )  # fmt: skip


def action_lead(action: Action) -> str:
    """What is said before an action is asked about: who, by when, how it stands, and what was told last."""
    last = f" Last told, {action.acts[-1].step}: {action.acts[-1].note}" if action.acts else ""
    return f"Action {action.number}: {action_terms(action)}.{last}"


def action_terms(action: Action) -> str:
    """Who is to do an action and by when, how it stands, who manages it and when it is reviewed."""
    parts = [action.owner or "nobody is named", f"by {day_words(action.due)}" if action.due else "no date is set"]
    parts.append(action.state)
    if action.manager:
        parts.append(f"manager {action.manager}")
    if action.review:
        parts.append(f"review on {day_words(action.review)}")
    return ", ".join(parts)


def day_words(kept: str) -> str:
    """A kept date as people write it; anything else as it stands."""
    day = as_date(kept)
    return kept if day is None else in_words(day)


def asks_for(step: str) -> str:
    """What has to be told with a step, as a sentence."""
    return f"{step.capitalize()}: say {TO_TELL[step]}."
