"""The actions of an audit to look at: who, by when, and everything that was told of them since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.conversation.actions import POSSIBLE, Action, action_terms, actions
from evenhand.conversation.views import Line, Section, View
from evenhand.models.events import STEPS

if TYPE_CHECKING:
    from evenhand.conversation.engine import Conversation


def actions_view(conversation: Conversation) -> View:
    """Every action with its steps. Once the audit is graded, each leads to telling what became of it."""
    found = actions(conversation.framework, conversation.state)
    if not found:
        return View("Actions", (Section("Actions", (Line("No action is recorded."),)),))
    graded = conversation.state.status != "in progress"
    sections = [_section(action, leads=graded) for action in found]
    return View("Actions", (*sections, Section("What became of them", tuple(_how_to_tell(found, graded=graded)))))


def _section(action: Action, *, leads: bool) -> Section:
    terms = action_terms(action)
    lines = [Line(terms[0].upper() + terms[1:], goes_to=action.key if leads else None)]
    lines += [Line(f"{act.step.capitalize()}: {act.note}") for act in action.acts]
    return Section(f"{action.number}. {action.title}", tuple(lines))


def _how_to_tell(found: tuple[Action, ...], *, graded: bool) -> list[Line]:
    if not graded:
        return [Line("What becomes of an action is told once the audit is graded.")]
    named = "action 1" if len(found) == 1 else f"action and its number, 1 to {len(found)}"
    steps = ", ".join(step for step in STEPS if any(step in POSSIBLE[action.state] for action in found))
    return [Line(f"Type {named}, to tell what became of it: {steps}.")]
