"""Everything of the account has a sheet, also what is of no kind yet."""

from __future__ import annotations

from collections import namedtuple
from typing import Any

from driving import begin
from evenhand.models.events import Event
from evenhand.models.framework import Framework
from evenhand.reporting.account import Account, AuditFacts, FormAccount
from evenhand.reporting.build import build_report
from evenhand.reporting.xlsx_actions import actions, forms_in
from evenhand.reporting.xlsx_domains import domain_rows
from evenhand.reporting.xlsx_kept import KEPT_COLUMNS, kept_rows
from evenhand.reporting.xlsx_rules import rule_rows
from evenhand.reporting.xlsx_sheets import LONGEST_TITLE, sheets
from numbered_questions import SEEING, numbered


def account_of(durham: Framework, events: list[Event], facts: AuditFacts) -> Account:
    return build_report(durham, events, facts).account


def test_every_row_fits_its_columns_and_every_title_is_one_that_excel_takes(
    durham: Framework, planted_events: list[Event], facts: AuditFacts
) -> None:
    made = list(sheets(account_of(durham, planted_events, facts)))
    assert all(len(row) == len(sheet.columns) for sheet in made for row in sheet.rows)
    assert len({sheet.title for sheet in made}) == len(made)
    assert all(len(sheet.title) <= LONGEST_TITLE and not set(sheet.title) & set("[]:*?/\\") for sheet in made)


def test_a_new_part_of_the_account_has_a_sheet_of_its_own_and_a_new_form_is_among_the_forms(
    durham: Framework, planted_events: list[Event], facts: AuditFacts
) -> None:
    account = account_of(durham, planted_events, facts)
    form = account.follow_up[0]._replace(title="A new kind of form")
    grown: Any = namedtuple
    made = grown("Account", (*account._fields, "quite_new", "new_forms"))(*account, {"a": "b"}, (form,))
    by_title = {sheet.title: sheet for sheet in sheets(made)}
    assert [row[5] for row in by_title["Quite new"].rows] == ["b"]
    assert "A new kind of form" in {row[1] for row in by_title["Forms"].rows}


def test_actions_are_the_rows_of_forms_for_them(
    durham: Framework, planted_events: list[Event], facts: AuditFacts
) -> None:
    account = account_of(durham, planted_events, facts)
    ((title, columns, rows),) = actions(account)
    plan = next(form for form in forms_in(account) if form.purpose == "actions")
    assert title == "Actions"
    assert [heading for heading, _ in columns[2:-1]] == [item.text for item in plan.rows[0]]
    assert [row[:2] for row in rows] == [(plan.title, 1), (plan.title, 2)]
    assert not list(actions(account._replace(follow_up=())))
    assert all(isinstance(form, FormAccount) for form in forms_in(account))


def test_rules_departed_from_are_marked(durham: Framework, planted_events: list[Event], facts: AuditFacts) -> None:
    account = account_of(durham, planted_events, facts)
    traced = account.ruling["trace"][0]["rule"]
    departing = account._replace(ruling=account.ruling | {"departs_from": [traced]})
    assert [row[7] for row in rule_rows(departing) if row[0] == traced] == ["Yes"]
    untraced = account._replace(ruling=account.ruling | {"trace": [], "departs_from": []})
    assert {row[0] for row in rule_rows(untraced)} == {rule.id for rule in account.rules}


def test_a_domain_that_does_not_apply_says_why(
    durham: Framework, planted_events: list[Event], facts: AuditFacts
) -> None:
    account = account_of(durham, planted_events, facts)
    closed = account.domains[0]._replace(does_not_apply="Because of a rule.", grade=None, reason=None, evidence=None)
    row = list(domain_rows(account._replace(domains=(closed,))))[1]
    assert row[5:7] == ("Does not apply", "Because of a rule.")
    assert row[2:4] == ("", "")


def test_what_is_kept_says_why(durham: Framework, planted_events: list[Event], facts: AuditFacts) -> None:
    account = account_of(durham, planted_events, facts)
    rows = list(kept_rows(account))
    assert len(rows) == len(account.kept_not_counted) > 0
    why = [heading for heading, _ in KEPT_COLUMNS].index("Why it does not count")
    assert [row[why] for row in rows] == [kept.why for kept in account.kept_not_counted]


def test_sub_headings_have_a_column_on_the_sheet_of_questions(facts: AuditFacts) -> None:
    _, kept = begin(numbered())
    by_title = {sheet.title: sheet for sheet in sheets(build_report(numbered(), kept.plain(), facts).account)}
    questions = by_title["Questions"]
    assert [heading for heading, _ in questions.columns][:5] == ["Part", "Place", "Group", "Row", "Question"]
    assert ("1 Safety", SEEING, None, "1.2 Was the child seen alone?") in [row[1:5] for row in questions.rows]
    assert all(len(row) == len(questions.columns) for row in questions.rows)
    assert questions.repeated == 5
    assert "Group" not in [heading for heading, _ in by_title["Audit"].columns]
