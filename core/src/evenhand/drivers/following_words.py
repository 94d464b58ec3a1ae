"""Actions in lines that can be read aloud: which, how it stands, who and what, what was told last, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from evenhand.drivers.following import STANDINGS
from evenhand.working_days import in_words

if TYPE_CHECKING:
    from evenhand.drivers.following import Followed, Wait

THINGS = {"completion": "to be done", "review": "to be reviewed", "dates": "dates to be set"}
"""What an action waits for, as a list says it."""


def counted(found: Sequence[Followed]) -> str:
    """How many actions stand how, in one line: ``3 actions: 1 overdue, 2 open.``"""
    each = [(standing, sum(one.standing == standing for one in found)) for standing in STANDINGS]
    parts = ", ".join(f"{number} {standing}" for standing, number in each if number)
    return f"{number_of(len(found), 'action')}: {parts}."


def action_lines(one: Followed) -> Iterator[str]:
    """One action, one line for each thing to know of it."""
    action, audit = one.action, one.audit
    case = audit.case_reference or "No case reference"
    yield f"{one.standing.capitalize()}: {case}, action {action.number}. {in_one_line(action.title)}"
    yield from (f"  {line}" for line in about_action(one))
    practice = ", practice" if audit.practice else ""
    status = audit.status.replace("_", " ")
    yield f"  Audit {audit.id}, {audit.framework_title}, {status}{practice}."
    if not one.can_be_told:
        yield "  The audit is open again: what became of this is told once it is graded."


def about_action(one: Followed) -> Iterator[str]:
    """Who does an action, what it waits for, and what was told of it last."""
    action = one.action
    manager = f" Manager: {in_one_line(action.manager)}." if action.manager else ""
    yield f"Owner: {in_one_line(action.owner) or 'nobody is named'}.{manager}"
    waits = "; ".join(wait_words(wait) for wait in one.waits)
    if waits:
        yield f"{waits[0].upper()}{waits[1:]}."
    if action.acts:
        told = action.acts[-1]
        at = datetime.fromisoformat(one.told_at[-1]).astimezone().strftime("%d %b %Y %H:%M")
        yield f"Last told {at}, {told.step}: {in_one_line(told.note)}"


def wait_words(wait: Wait) -> str:
    """What an action waits for, until when, and by how much it is late."""
    if wait.by is None:
        return "no date is set"
    if wait.standing == "overdue":
        return f"{THINGS[wait.thing]} by {in_words(wait.by)}, {late_words(wait)}"
    today = {0: ", today", 1: ", tomorrow"}.get(wait.days, f", in {wait.days} days")
    return f"{THINGS[wait.thing]} by {in_words(wait.by)}{today if wait.standing == 'due' else ''}"


def late_words(wait: Wait) -> str:
    """How late something is, in days and in working days."""
    known = "" if wait.certain else ", as far as bank holidays are known"
    return f"overdue by {number_of(-wait.days, 'day')} ({number_of(wait.working_days, 'working day')}{known})"


def number_of(number: int, one: str) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else one + 's'}"


def in_one_line(text: str) -> str:
    """A text without its line breaks, so that each thing stays in its line of the list."""
    return " ".join(text.split())
