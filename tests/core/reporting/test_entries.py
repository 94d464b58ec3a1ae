"""The account in long form: each thing once, where it belongs, with nothing left out."""

from __future__ import annotations

from driving import begin
from evenhand.models.events import Event
from evenhand.models.framework import Framework
from evenhand.reporting.account import Account, AuditFacts
from evenhand.reporting.build import build_report
from evenhand.reporting.entries import Entry, entries, name_words, plain_words
from numbered_questions import HINT, SEEING, numbered


def all_of(durham: Framework, planted_events: list[Event], facts: AuditFacts) -> tuple[Account, list[Entry]]:
    account = build_report(durham, planted_events, facts).account
    return account, list(entries(account))


def test_an_item_is_one_entry_with_its_domain_and_state(
    durham: Framework, planted_events: list[Event], facts: AuditFacts
) -> None:
    account, found = all_of(durham, planted_events, facts)
    domain = next(domain for domain in account.domains if domain.id == "risk")
    prompt = domain.prompts[0]
    entry = next(e for e in found if e.id == prompt.id and e.path == ("domains", "prompts"))
    assert (entry.part, entry.place, entry.row, entry.of) == ("Domains", "5 Risk", None, "DomainAccount")
    assert (entry.question, entry.value, entry.words, entry.note) == (prompt.text, "yes", "Yes", prompt.note)
    assert (entry.state, entry.source, entry.at) == ("Answered", prompt.source, prompt.at)
    graded = next(e for e in found if e.path == ("domains", "grade") and e.id == "risk")
    assert (graded.value, graded.words) == ("inadequate", "Inadequate")


def test_rows_of_a_form_are_numbered(durham: Framework, planted_events: list[Event], facts: AuditFacts) -> None:
    account, found = all_of(durham, planted_events, facts)
    plan = next(form for form in account.follow_up if form.id == "support_plan")
    first = plan.rows[0][0].id
    assert [e.row for e in found if e.id == first and e.path == ("follow_up", "rows")] == [1, 2]
    assert {e.place for e in found if e.id == first} == {plan.title}


def test_an_answer_that_is_kept_says_why_in_an_entry_of_its_own(
    durham: Framework, planted_events: list[Event], facts: AuditFacts
) -> None:
    account, found = all_of(durham, planted_events, facts)
    kept = account.kept_not_counted[0]
    mine = [e for e in found if e.part == "Kept, not counted" and e.id == kept.to and e.row == kept.row + 1]
    assert (mine[0].question, mine[0].words, mine[0].state) == (kept.question, kept.words, "Kept, not counted")
    assert kept.why in {e.words for e in mine if e.path[-1] == "why"}


def test_what_is_missing_is_left_out_and_what_is_open_is_not(
    durham: Framework, planted_events: list[Event], facts: AuditFacts
) -> None:
    account, found = all_of(durham, planted_events[:1], facts)
    assert account.audit.graded_at is None
    assert not [e for e in found if e.path == ("audit", "graded_at")]
    assert next(e for e in found if e.path == ("overall", "grade")).state == "Not yet answered"


def test_bare_values_in_words() -> None:
    assert [plain_words(value) for value in (True, False, 3, "x", "2026-11-22T16:40:00.000Z")] == [
        "Yes", "No", "3", "x", "22 November 2026, 16:40 UTC"
    ]  # fmt: skip
    assert name_words("reason_opening") == "Reason opening"


def test_a_question_is_told_with_its_number_and_sub_heading_and_without_its_hint(facts: AuditFacts) -> None:
    _, kept = begin(numbered())
    found = [e for e in entries(build_report(numbered(), kept.plain(), facts).account) if e.id == "safety.1"]
    (entry,) = [e for e in found if e.path == ("domains", "prompts")]
    assert (entry.question, entry.group) == ("1.1 Was the child seen in time?", SEEING)
    assert HINT not in {e.words for e in found}
