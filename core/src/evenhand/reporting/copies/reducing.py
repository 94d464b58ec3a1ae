"""Leaves whole parts out of an account: those that a copy is not for, and what a framework keeps from it.

Which parts a copy keeps is decided for each by name. A part that nobody decided about is left out.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from evenhand.reporting.copies.walking import without

if TYPE_CHECKING:
    from evenhand.reporting.account import Account
    from evenhand.reporting.copies.hidden import Hidden
    from evenhand.reporting.copies.removed import Removals

_KEPT_PARTS = """
format format_version audit framework readings opening record domains facts closing overall ruling rules follow_up
unanswered sections copy actions
"""
KEPT_PARTS = frozenset(_KEPT_PARTS.split())
"""The parts of the account that the worker's and the learning copy keep."""

LEFT_OUT_PARTS = {
    "amendments": "reason for opening the audit again",
    "changes": "count of changed answers",
    "kept_not_counted": "answer that does not count",
    "rating": "how others rated the case",
    "calibration": "comparison with the grades agreed for an invented case",
}
"""The parts that they leave out, each with what one of it is."""

AMENDED = "amended"
NOTES = "note filed while reading"
NOT_SAID = "An answer that is kept from this copy"
REFERS = ("id", "form", "to", "field")
"""Fields in which a part of the account names the form or field that it is about."""


def reduce(account: Account, hidden: Hidden) -> tuple[Account, Removals]:
    """The account without what the copy does not keep, and what was left out."""
    found: Removals = Counter()
    parts: dict[str, Any] = {}
    value: Any
    for name, value in zip(account._fields, account, strict=True):
        if name not in KEPT_PARTS:
            parts[name] = _empty(value)
            if value:
                kind = LEFT_OUT_PARTS.get(name, "part that this copy does not carry")
                found[kind, "Whole report"] += len(value) if _is_list(value) else 1
    for domain in account.domains:
        if domain.notes:
            found[NOTES, f"{domain.number} {domain.title}" if domain.number else domain.title] += len(domain.notes)
    opened = [advance for advance in account.audit.advances if advance.status == AMENDED]
    if opened:
        found["time of opening the audit again", "Whole report"] += len(opened)
        advances = tuple(advance for advance in account.audit.advances if advance.status != AMENDED)
        parts["audit"] = account.audit._replace(advances=advances)
    parts["domains"] = tuple(domain._replace(notes=()) for domain in account.domains)
    kept = without(account._replace(**parts), lambda part: _is_hidden(part, hidden))
    return _told_without(kept, hidden), found


def _is_list(value: Any) -> bool:
    return isinstance(value, tuple) and not hasattr(value, "_fields")


def _empty(value: Any) -> Any:
    if _is_list(value):
        return ()
    return {} if isinstance(value, dict) else None


def _is_hidden(part: Any, hidden: Hidden) -> bool:
    names = {name: getattr(part, name) for name in REFERS if hasattr(part, name)} if hasattr(part, "_fields") else {}
    return any(name in hidden.fields or name in hidden.forms for name in names.values() if isinstance(name, str))


def _told_without(account: Account, hidden: Hidden) -> Account:
    """The account without what it says elsewhere of the forms and fields that are hidden."""
    ruling = dict(account.ruling)
    ruling["follow_up"] = [form for form in ruling.get("follow_up", ()) if form not in hidden.forms]
    ruling["trace"] = [
        {**entry, "because": NOT_SAID} if any(label in entry["because"] for label in hidden.labels) else entry
        for entry in ruling.get("trace", ())
    ]
    overall = account.overall
    brings = tuple(title for title in overall.brings if title not in hidden.titles)
    return account._replace(
        ruling=ruling,
        overall=overall._replace(brings=brings),
        unanswered=tuple(place for place in account.unanswered if place.items),
    )
