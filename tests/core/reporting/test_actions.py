"""Actions in the account: whole lives, with times, whether or not their form is called for now."""

from __future__ import annotations

from acting import STARTED, act, planned, row
from evenhand.models.events import Event
from evenhand.reporting.account import Account, AuditFacts, Chain, as_data
from evenhand.reporting.actions import StepAccount
from evenhand.reporting.gather import gather

ROW = {"what": "Update it.\nAll of it.", "owner": "Priya Shah", "due": "2026-03-20"}


def account(*events: Event, timed: bool = True) -> Account:
    happened = [STARTED, *events]
    times = tuple(f"2026-03-{number:02}T09:00:00Z" for number in range(1, len(happened) + 1)) if timed else ()
    facts = AuditFacts("a1", times[0] if times else "", "", Chain("h", len(happened)), event_times=times)
    return gather(planned(), happened, facts)


def test_an_action_has_its_terms_and_every_step_with_its_time() -> None:
    told = [act("progress", "Half."), act("completed", "All.\nOn file."), act("closed", "She knows.")]
    (action,) = account(*row(**ROW), Event("graded"), *told).actions
    assert action[:5] == (1, "improvement", "Improvement plan", 0, "closed")
    assert [(item.role, item.words, item.state) for item in action.terms] == [
        ("what", ROW["what"], "answered"),
        ("owner", "Priya Shah", "answered"),
        ("due", "20 March 2026", "answered"),
        ("manager", "", "not_yet_answered"),
        ("review", "", "not_yet_answered"),
    ]
    assert action.steps == (
        StepAccount(6, "2026-03-06T09:00:00Z", "progress", "Half."),
        StepAccount(7, "2026-03-07T09:00:00Z", "completed", "All.\nOn file."),
        StepAccount(8, "2026-03-08T09:00:00Z", "closed", "She knows."),
    )


def test_steps_whose_times_are_not_known_are_told_all_the_same() -> None:
    (action,) = account(*row(**ROW), Event("graded"), act("progress", "Half."), timed=False).actions
    assert action.steps == (StepAccount(6, None, "progress", "Half."),)


def test_an_action_stays_where_its_form_is_not_asked_now() -> None:
    (action,) = account(*row(**ROW), Event("graded"), act("progress", "Half."), Event("amended", note="So.")).actions
    assert [item.words for item in action.terms][:3] == [ROW["what"], "Priya Shah", "20 March 2026"]
    assert [item.at for item in action.terms][:4] == [f"2026-03-0{n}T09:00:00Z" for n in (2, 3, 4)] + [None]
    assert [step.words for step in action.steps] == ["Half."]


def test_an_audit_without_actions_has_none() -> None:
    assert account().actions == ()
    assert as_data(account())["actions"] == []
