"""The actions of earlier audits that are late or due, for the opening screen. Imported only after the first paint."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from evenhand.conversation.state import Key
from evenhand.drivers.following import DUE_DAYS, Followed, follow_all
from evenhand.drivers.following_words import about_action, in_one_line, number_of
from evenhand.errors import EvenhandError
from evenhand.store.store import Store
from evenhand_tui.screens.view import ShownLine, ShownSection

if TYPE_CHECKING:
    from pathlib import Path

NO_AUDIT = "No case reference"


class Pressing(NamedTuple):
    """The actions that are overdue or due, the most pressing first, and the one line that counts them, or nothing."""

    words: str
    actions: tuple[Followed, ...]


def pressing_actions(store_path: Path) -> Pressing:
    """The actions to see to today. None where there is no store, or none that can be read: its list says why."""
    if not store_path.exists():
        return Pressing("", ())
    try:
        with Store.open(store_path) as store:
            following = follow_all(store, datetime.now().astimezone().date())
    except EvenhandError:
        return Pressing("", ())
    found = tuple(one for one in following.actions if one.standing in {"overdue", "due"})
    late = sum(one.standing == "overdue" for one in found)
    parts = [f"{number_of(late, 'action')} overdue"] if late else []
    if len(found) > late:
        due = len(found) - late
        parts.append(f"{due if late else number_of(due, 'action')} due within {DUE_DAYS} days")
    return Pressing(", ".join(parts), found)


def sections(pressing: Pressing) -> list[ShownSection]:
    """The actions by case, to read and to choose from. A line leads to the action by its place in the list."""
    shown = []
    for place, one in enumerate(pressing.actions):
        case = one.audit.case_reference or NO_AUDIT
        heading = f"{one.standing.capitalize()}: {case}, action {one.action.number}"
        leads = Key(one.audit.id, "action", place) if one.can_be_told else None
        lines = [ShownLine(in_one_line(one.action.title), "", leads)]
        lines += [ShownLine(line) for line in about_action(one)]
        shown.append(ShownSection(heading, lines))
    return shown
