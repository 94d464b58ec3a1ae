"""What the rules make of the answers so far."""

from __future__ import annotations

from typing import Literal, NamedTuple


class TraceEntry(NamedTuple):
    """One rule that does something: forces, caps, earns, withholds or advises. ``because`` names the answers."""

    rule: str
    effect: str
    scope: str
    strength: str
    grade: str | None
    because: str
    source: str


class Change(NamedTuple):
    """One change that would move the ceiling. ``effect`` says what opens or closes."""

    change: str
    to: str
    effect: str


class Ruling(NamedTuple):
    """Permitted grades (labels, best first), why, and what would change it. Labels are of the overall scale."""

    permitted: tuple[str, ...]
    ceiling: str
    hard_ceiling: str | None
    indicated: str | None
    provisional: bool
    nothing_applicable: bool
    trace: tuple[TraceEntry, ...]
    advice: tuple[str, ...]
    would_change: tuple[Change, ...]
    section_grades: dict[str, str]
    section_ceilings: dict[str, str | int]
    accepted: Literal["yes", "with a reason", "no"] | None
    departs_from: tuple[str, ...]
    follow_up: tuple[str, ...]
