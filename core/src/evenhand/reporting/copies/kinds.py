"""The copies there are: who reads each, and what it says of itself on its first page."""

from __future__ import annotations

from typing import NamedTuple

from evenhand.reporting.errors import ReportError
from evenhand.suggest import did_you_mean

FULL, WORKER, LEARNING = "full", "worker", "learning"

WHOLE = "The full record is kept in the store; this copy does not replace it."


class Copy(NamedTuple):
    """One kind of copy: its title, how it is offered, and what it says at its top."""

    title: str
    offer: str
    notices: tuple[str, ...]


COPIES: dict[str, Copy] = {
    FULL: Copy("Full report", "The full report: everything, for the case file", ()),
    WORKER: Copy(
        "Worker's copy",
        "The worker's copy: without what is kept from the worker",
        (
            "WORKER'S COPY. Reduced for the social worker: what was left out is listed at the end. " + WHOLE,
            "It names the child, family and colleagues: keep it as you keep the case file.",
        ),
    ),
    LEARNING: Copy(
        "Learning copy",
        "The learning copy: anonymised, to be checked by a person",
        (
            "LEARNING COPY. Anonymised to learn from: what was left out is listed at the end. " + WHOLE,
            "A program made it, and finds only names it was told. Nicknames, relatives, schools, streets, initials "
            "and events that people would know again may still be in it. A person must read it whole before it is "
            "passed on.",
        ),
    ),
}
"""The copies by the name that the command line takes."""


def copy_named(name: str) -> Copy:
    """The copy of this name. Raises :class:`ReportError` naming what was probably meant."""
    if name not in COPIES:
        raise ReportError(f"no copy '{name}'{did_you_mean(name, COPIES)}")
    return COPIES[name]
