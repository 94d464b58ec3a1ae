"""An action as JSON: whole, with every step told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from evenhand.drivers.following import Followed


def action_json(one: Followed) -> dict[str, Any]:
    """One action with its audit. Days are ISO dates, times ISO 8601 in UTC; what is not known is null or empty."""
    action, audit = one.action, one.audit
    return {
        "audit": audit.id,
        "case_reference": audit.case_reference,
        "framework": audit.framework_id,
        "status": audit.status,
        "practice": audit.practice,
        "number": action.number,
        "form": action.form,
        "row": action.row,
        "what": action.what,
        "owner": action.owner,
        "due": action.due,
        "manager": action.manager,
        "review": action.review,
        "state": action.state,
        "standing": one.standing,
        "can_be_told": one.can_be_told,
        "waits_for": [
            {
                "thing": wait.thing,
                "by": None if wait.by is None else wait.by.isoformat(),
                "standing": wait.standing,
                "days": wait.days,
                "working_days_overdue": wait.working_days,
                "bank_holidays_known": wait.certain,
            }
            for wait in one.waits
        ],
        "steps": [
            {"at": at, "step": act.step, "words": act.note} for act, at in zip(action.acts, one.told_at, strict=True)
        ],
    }
