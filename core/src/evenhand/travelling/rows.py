"""Rows of repeating forms in two copies of an audit: the same row, or two rows that were given the same number.

Two auditors who each record a concern, or each plan an action, both begin with the same row number. Those are two
rows, and read as one they would be a concern that nobody had. A row is known by what fills it: it is the same in both
copies when both hold such an event of it, and otherwise the one that arrives takes the next free number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from evenhand.conversation.upgrading import aside

if TYPE_CHECKING:
    from evenhand.models.events import Event
    from evenhand.models.framework import Framework

Rows = Mapping[tuple[str, int], int]
"""The number that a row has here, by its form and the number that it has in the other copy."""

_FILLS = frozenset({"answered", "raised", "acted"})


class RowForm(NamedTuple):
    """A form with rows. Its first ``fixed`` rows exist by themselves, once, and are the same in every copy."""

    id: str
    fixed: int


def row_forms(framework: Framework) -> dict[str, RowForm]:
    """The form with rows that an event belongs to, by what the event is to: one of its fields, or the form itself."""
    forms: dict[str, RowForm] = {}
    for form in framework.forms:
        any_time = form.stage == "any_time"
        if form.repeats or any_time:
            # The first row of a form that is opened at any moment is the one that a rule asks for.
            found = RowForm(form.id, 1 if any_time else 0)
            forms |= dict.fromkeys((form.id, *(field.id for field in form.fields)), found)
    return forms


def row_forms_after(frameworks: Mapping[str, Framework], upgrades: Sequence[Event]) -> dict[str, RowForm]:
    """The forms with rows of every version that these upgrades lead through, as they are named after the last of them.

    What was set aside on the way is among them, and belongs to the form that it was filled in on. ``frameworks`` are
    the versions by what events name them by.
    """
    under = [frameworks[""], *(frameworks[upgrade.value["snapshot"]] for upgrade in upgrades)]
    earlier: dict[str, RowForm] = {}
    now: dict[str, RowForm] = {}
    fixed: dict[str, int] = {}
    for place, framework in enumerate(under):
        later = [upgrade.value["renamed"] for upgrade in upgrades[place:]]
        for name, form in row_forms(framework).items():
            fixed[form.id] = form.fixed
            earlier[name] = form
            now[aside(name, framework)] = now[name if name == form.id else _renamed(name, later)] = form
    return {name: RowForm(form.id, fixed[form.id]) for name, form in (earlier | now).items()}


def _renamed(name: str, upgrades: Iterable[Mapping[str, str]]) -> str:
    for renamed in upgrades:
        name = renamed.get(name, name)
    return name


def matched(
    forms: Mapping[str, RowForm], here: Mapping[str, Event], there: Mapping[str, Event]
) -> dict[tuple[str, int], int]:
    """The number here of every row that the other copy has. Both copies are given as their events by id, in order."""
    theirs, mine = _rows(forms, there.values()), _rows(forms, here.values())
    found: dict[tuple[str, int], int] = {}
    for event_id, event in there.items():
        form = forms.get(event.to)
        if form is not None and event.kind in _FILLS and event_id in here:
            found[form.id, event.row] = here[event_id].row
    for form in sorted(set(forms.values())):
        used = mine[form.id] | {number for (other, _), number in found.items() if other == form.id}
        for row in sorted(theirs[form.id] - {row for other, row in found if other == form.id}):
            free = row if row < form.fixed or row not in used else max(used) + 1
            found[form.id, row] = free
            used.add(free)
    return found


def how_many(forms: Mapping[str, RowForm], events: Iterable[Event]) -> dict[str, int]:
    """How many rows each form has, by form, where it has any but those that exist by themselves."""
    fixed = {form.id: form.fixed for form in forms.values()}
    filled = {form: max(rows, default=-1) + 1 for form, rows in sorted(_rows(forms, events).items())}
    return {form: count for form, count in filled.items() if count > fixed[form]}


def _rows(forms: Mapping[str, RowForm], events: Iterable[Event]) -> dict[str, set[int]]:
    rows: dict[str, set[int]] = {form.id: set() for form in forms.values()}
    for event in events:
        form = forms.get(event.to)
        if form is not None and event.kind in _FILLS:
            rows[form.id].add(event.row)
    return rows
