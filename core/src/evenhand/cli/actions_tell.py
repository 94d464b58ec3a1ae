"""``evenhand actions tell``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from evenhand.cli.json_input import read_text, shown_name
from evenhand.cli.places import open_store, settings_and_catalogue
from evenhand.errors import EvenhandError
from evenhand.models.events import STEPS

if TYPE_CHECKING:
    from evenhand.conversation.actions import Action
    from evenhand.drivers.opening import OpenAudit


class NotToldError(EvenhandError):
    """Nothing was recorded of the action. Never holds what was to be told."""


@click.command
@click.argument("audit_id", metavar="A")
@click.argument("number", type=int)
@click.argument("step", type=click.Choice(STEPS, case_sensitive=False), metavar="STEP")
@click.option(
    "--file", "name", metavar="FILE", help="A text file with what there is to tell, UTF-8; - is standard input."
)
def tell(audit_id: str, number: int, step: str, name: str | None) -> None:
    """Tell what became of an action: progress, completion, review, closure with its effect on the child, or reopening.

    NUMBER is that of `evenhand actions`; STEP is progress, completed, reviewed, closed or reopened. What there is to
    tell comes from a file or from standard input, and never from the command line, which the shell remembers. At a
    terminal Evenhand asks for it.
    """
    from evenhand.checking.findings import in_lines
    from evenhand.conversation.replies import Reply
    from evenhand.drivers.opening import resume_audit
    from evenhand.drivers.plain_terminal import visible

    settings, catalogue = settings_and_catalogue()
    with open_store(settings) as store, resume_audit(store, settings, audit_id, catalogue) as audit:
        action = _action(audit, number, step)
        text = _text(action, step, name)
        reply = Reply("action", to=action.form, value=step, note=text, row=action.row)
        response = audit.session.replied(reply)
        if response.outcome is None or response.outcome.refused:
            raise NotToldError(f"nothing was recorded: {' '.join(response.says)}")
        click.echo(f"Audit {audit.id}, action {number}: {step} is recorded.")
        for line in in_lines(response.hints):
            click.echo(visible(line), err=True)


def _action(audit: OpenAudit, number: int, step: str) -> Action:
    """The action, once it is sure that the step can be told of it, so that nobody writes for nothing."""
    from evenhand.conversation.actions import POSSIBLE, actions

    state = audit.conversation.state
    found = {action.number: action for action in actions(audit.framework, state)}
    if not found:
        raise NotToldError(f"audit {audit.id} has no actions")
    if number not in found:
        raise NotToldError(f"audit {audit.id} has no action {number}; its actions are numbered 1 to {max(found)}")
    if state.status == "in progress":
        raise NotToldError(f"audit {audit.id} is {state.stage}: what became of an action is told once it is graded")
    possible = POSSIBLE[found[number].state]
    if step not in possible:
        raise NotToldError(f"action {number} is {found[number].state}: it can be {', '.join(possible)}")
    return found[number]


def _text(action: Action, step: str, name: str | None) -> str:
    from evenhand.conversation.actions import TO_TELL
    from evenhand.drivers.plain_terminal import Terminal

    if name is not None or not sys.stdin.isatty():
        text = read_text(name or "-")
        if not text.strip():
            raise NotToldError(f"{shown_name(name or '-')}: nothing is in it; write {TO_TELL[step]}")
        return text
    terminal = Terminal(taken=sys.stderr)
    terminal.say(f"Action {action.number}: {action.title}")
    terminal.say(f"Say {TO_TELL[step]}. End a line in a single backslash to go on in the next.")
    typed = terminal.read()
    if typed is None or typed.ended or not typed.text.strip():
        raise NotToldError("nothing was recorded: nothing was told")
    return typed.text
