"""Actions in the account: what is to be done, and everything that became of it since."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from evenhand.conversation.actions import ACTION_ROLES, Action, actions
from evenhand.conversation.state import Key

if TYPE_CHECKING:
    from evenhand.reporting.account import Item
    from evenhand.reporting.items import Itemiser


class StepAccount(NamedTuple):
    """One step in the life of an action: the position of its event, when it was told, what it is, and the words."""

    number: int
    at: str | None
    step: str
    words: str


class ActionAccount(NamedTuple):
    """One action, whether or not its form is called for now.

    ``number`` counts all of the audit's; ``form`` and ``row`` say where it stands, ``title`` what that form is called.
    ``terms`` are what, who and when as they were answered, ``state`` is open, completed or closed.
    """

    number: int
    form: str
    title: str
    row: int
    state: str
    terms: tuple[Item, ...]
    steps: tuple[StepAccount, ...]


def action_accounts(itemiser: Itemiser, times: tuple[str, ...]) -> tuple[ActionAccount, ...]:
    """Every action of an audit with its whole life. ``times`` holds one time for each event, or nothing."""
    return tuple(_account(itemiser, action, times) for action in actions(itemiser.framework, itemiser.state))


def _account(itemiser: Itemiser, action: Action, times: tuple[str, ...]) -> ActionAccount:
    steps = tuple(
        StepAccount(act.number, times[act.number - 1] if act.number <= len(times) else None, act.step, act.note)
        for act in action.acts
    )
    title = itemiser.framework.form_by_id[action.form].title
    terms = tuple(_terms(itemiser, action))
    return ActionAccount(action.number, action.form, title, action.row, action.state, terms, steps)


def _terms(itemiser: Itemiser, action: Action) -> Iterator[Item]:
    """The fields that make an action, in the order of its form; those that were not answered too."""
    for field in itemiser.framework.form_by_id[action.form].fields:
        if field.role in ACTION_ROLES:
            yield itemiser.of_field(field, Key(field.id, "answer", action.row))
