"""The checks of the conformance suite: what one is, how a module declares some, and all of them in order."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import pairwise
from types import ModuleType
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

if TYPE_CHECKING:
    from evenhand.testing.subject import Subject

Level = Literal["must", "should", "may"]
"""``must``: rulings or answers go wrong otherwise. ``should``: a good framework keeps it, and an author may waive it
with a reason. ``may``: worth knowing; a finding never fails a run."""

LEVELS: tuple[Level, ...] = get_args(Level)

Look = Callable[["Subject"], Iterable[str]]

GATE = "loads"
"""The id of the check that runs first. Where it finds something, only checks that ask for nothing run besides."""

_ID = re.compile(r"[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*")


class Check(NamedTuple):
    """One rule of the house.

    ``rule`` says it as a statement, ``fix`` says what to do where it is not kept, and ``look`` yields one line for each
    finding. ``always`` is for what can be looked at also in a plugin that does not load.
    """

    id: str
    level: Level
    rule: str
    fix: str
    look: Look
    always: bool = False

    def __call__(self, subject: Subject) -> Iterator[str]:
        """The findings, one line each; none is a pass."""
        yield from self.look(subject)


def check(check_id: str, level: Level, rule: str, *, always: bool = False) -> Callable[[Look], Check]:
    """Make a check of a function that yields one line for each finding. Its docstring says how to fix what it finds;
    double backticks in it are shown as single ones.

    Raises ``ValueError`` for an id that is none, an unknown level, no rule, or no docstring.
    """

    def declared(look: Look) -> Check:
        fix = " ".join((inspect.getdoc(look) or "").split()).replace("``", "`")
        if not _ID.fullmatch(check_id):
            raise ValueError(f"'{check_id}' is no id of a check: use short words with dots, such as ids.unique")
        if level not in LEVELS:
            raise ValueError(f"{check_id}: '{level}' is none of {', '.join(LEVELS)}")
        if not rule.strip() or not fix:
            raise ValueError(f"{check_id}: it needs a rule, and a docstring that says how to fix what it finds")
        return Check(check_id, level, rule, fix, look, always)

    return declared


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check of ``evenhand.testing.checks``: the gate first, then by id, whatever the order of modules.

    Raises ``ValueError`` when two have the same id.
    """
    from evenhand.testing import checks

    names = [found.name for found in pkgutil.walk_packages(checks.__path__, f"{checks.__name__}.")]
    return in_order(found for name in names for found in checks_of(importlib.import_module(name)))


def checks_of(module: ModuleType) -> list[Check]:
    """The checks that a module declares, not those that it has from elsewhere."""
    found = [value for value in vars(module).values() if isinstance(value, Check)]
    return [one for one in dict.fromkeys(found) if one.look.__module__ == module.__name__]


def in_order(found: Iterable[Check]) -> tuple[Check, ...]:
    """Checks in the order in which they run and are listed. Raises ``ValueError`` when two have the same id."""
    ordered = sorted(found, key=lambda one: (one.id != GATE, one.id))
    for first, second in pairwise(ordered):
        if first.id == second.id:
            places = f"{first.look.__module__} and {second.look.__module__}"
            raise ValueError(f"two checks are called '{first.id}', in {places}; rename one")
    return tuple(ordered)
