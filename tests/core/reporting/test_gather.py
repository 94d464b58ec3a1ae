"""The account of an audit: every state told apart, nothing counted twice, nothing left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from evenhand.conversation.engine import Conversation
from evenhand.conversation.replies import Reply
from evenhand.models.framework import Framework
from evenhand.reporting.account import Account, AuditFacts, DomainAccount
from evenhand.reporting.gather import gather

Told = Callable[..., Account]


@pytest.fixture
def told(durham: Framework, begin: Callable[..., Conversation], facts: AuditFacts) -> Told:
    """The account of an audit in which these replies were given."""

    def tell(*replies: Reply, readings: dict[str, str] | None = None, times: Sequence[str] = ()) -> Account:
        conversation = begin(readings or {"limiting": "tool"})
        for reply in replies:
            outcome = conversation.propose(reply)
            assert not outcome.refused, (reply, outcome.says)
            conversation.accept(outcome)
        return gather(durham, conversation.events, facts._replace(event_times=tuple(times)))

    return tell


def domain_of(account: Account, domain_id: str) -> DomainAccount:
    return next(domain for domain in account.domains if domain.id == domain_id)


def test_the_states_of_a_prompt_are_told_apart(durham: Framework, told: Told) -> None:
    prompts = [prompt.id for prompt in durham.domain_by_id["assessment"].prompts]
    replies = [Reply(kind, prompts[n]) for n, kind in enumerate(("yes", "not_evidenced", "not_applicable", "skip"))]
    items = domain_of(told(*replies), "assessment").prompts
    assert [item.state for item in items[:5]] == [
        "answered", "not_evidenced", "not_applicable", "skipped", "not_yet_answered",
    ]  # fmt: skip
    assert [item.value for item in items[:5]] == ["yes", "not_evidenced", "not_applicable", None, None]


def test_a_field_left_blank_is_not_a_field_not_answered(told: Told) -> None:
    account = told(Reply("text", "partner_agencies", text=""))
    states = {item.id: item.state for form in account.closing for row in form.rows for item in row}
    assert states["partner_agencies"] == "left_blank"
    assert states["other_children"] == "not_yet_answered"


def test_focus_asks_no_prompts_but_keeps_what_was_answered(durham: Framework, told: Told) -> None:
    first = durham.domain_by_id["risk"].prompts[0].id
    account = told(Reply("partly", first, note="twice"), Reply("focus"))
    prompts = domain_of(account, "risk").prompts
    assert (prompts[0].state, prompts[0].words, prompts[0].note) == ("answered", "Partly", "twice")
    assert {item.state for item in prompts[1:]} == {"not_asked"}
    assert account.kept_not_counted == ()
    assert not any("." in item.id for place in account.unanswered for item in place.items)


def test_evidence_by_reference_is_not_waited_for(told: Told) -> None:
    account = told(Reply("see", "visits", value="risk"), Reply("see", "visits", value="risk"))
    assert domain_of(account, "visits").references == ("5 Risk",)
    waiting = {(place.place, item.text) for place in account.unanswered for item in place.items}
    visits = "6 Visits to the Child or Young Person"
    assert (visits, "Grade") in waiting
    assert (visits, "Evidence") not in waiting


def test_only_answers_that_changed_are_counted_as_changed(told: Told) -> None:
    account = told(
        Reply("evidence", "risk", text="one"),
        Reply("evidence", "risk", text="one"),
        Reply("evidence", "risk", text="two"),
        Reply("evidence", "visits", text="other"),
        Reply("undo"),
    )
    assert account.changes == (1, 1)
    risk, visits = domain_of(account, "risk").evidence, domain_of(account, "visits").evidence
    assert risk is not None
    assert risk.words == "two"
    assert visits is not None
    assert visits.state == "not_yet_answered"


def test_the_ruling_and_the_readings_are_those_of_the_audit(told: Told) -> None:
    account = told(Reply("grade", "assessment", value="inadequate"), readings={"limiting": "closing_note"})
    assert account.ruling["permitted"] == ["Inadequate"]
    assert [(r.option, r.is_default, r.contradiction) for r in account.readings] == [("closing_note", False, "DU-D1")]
    assert {entry["rule"] for entry in account.ruling["trace"]} == {rule.id for rule in account.rules}
    assert account.overall.brings == ("Escalation", "Question 21: escalation and immediate action",
                                      "Quality Improvement Support Plan")  # fmt: skip


@pytest.mark.parametrize(
    ("case_type", "words", "closed"),
    [("Looked after child", "Yes, by “Type of Case”", None), ("Child in need", "No, by “Type of Case”", "D-LAC")],
)
def test_a_fact_taken_from_the_record_says_so_and_closes_domains(
    told: Told, case_type: str, words: str, closed: str | None
) -> None:
    account = told(Reply("choice", "case_type", value=case_type))
    assert account.facts[0].words == words
    why = domain_of(account, "placements_lac").does_not_apply
    assert (why is None) if closed is None else (why is not None and closed in why)


def test_notes_and_amendments_keep_their_places_and_times(
    durham: Framework, planted: tuple[Conversation, dict[str, str]], facts: AuditFacts
) -> None:
    events = planted[0].events
    times = tuple(f"2026-11-20T{n // 60:02}:{n % 60:02}:00Z" for n in range(len(events)))
    account = gather(durham, events, facts._replace(event_times=times))
    (amendment,) = account.amendments
    assert events[amendment.number - 1].kind == "amended"
    assert amendment.at == times[amendment.number - 1]
    last = {event.kind: at for event, at in zip(events, times, strict=True)}
    assert account.audit.completed_at == last["completed"]
    assert account.audit.graded_at == last["graded"]
    assert [(advance.status, advance.at) for advance in account.audit.advances[-5:]] == [
        ("amended", amendment.at), ("graded", last["graded"]), ("discussed", last["discussed"]),
        ("completed", last["completed"]), ("signed off", last["signed_off"]),
    ]  # fmt: skip
    tokens = planted[1]
    assert tokens["auditor_name/answer/0"] in (account.audit.advances[-2].by or "")
    assert tokens["signed_off_by/answer/0"] in (account.audit.advances[-1].by or "")
    number = account.domains[0].notes[0].number
    assert events[number - 1].kind == "noted"


def test_rows_of_a_form_are_told_in_order(durham: Framework, planted: Any, facts: AuditFacts) -> None:
    account = gather(durham, planted[0].events, facts)
    plan = next(form for form in account.follow_up if form.id == "support_plan")
    ids = [field.id for field in durham.form_by_id[plan.id].fields]
    assert [[item.id for item in row] for row in plan.rows] == [ids, ids]
    assert [item.value for item in plan.closing] == ["yes", "no"]
    assert account.unanswered == ()


def test_rows_taken_out_are_kept_in_the_annex(durham: Framework, planted: Any, facts: AuditFacts) -> None:
    conversation, tokens = planted
    for reply in (Reply("amend", text="one row too many"), Reply("graded"),
                  Reply("no", "support_plan", slot="applicable")):  # fmt: skip
        outcome = conversation.propose(reply)
        assert not outcome.refused, outcome.says
        conversation.accept(outcome)
    account = gather(durham, conversation.events, facts)
    kept = [item for item in account.kept_not_counted if item.to == "plan_action"]
    assert [(item.row, item.place) for item in kept] == [(1, "Quality Improvement Support Plan, row 2")]
    assert tokens["plan_action/answer/1"] in kept[0].words
    assert "no longer has this row" in kept[0].why
