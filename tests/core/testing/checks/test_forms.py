"""Checks about forms."""

from __future__ import annotations

import pytest

from evenhand.models.forms import Form, FormField, Refusal
from evenhand.testing.checks import forms
from evenhand.testing.checks.forms import misread, never_met, repeated_roles
from sample_plugins import SamplePlugin


def field(name: str = "one", **rest: object) -> FormField:
    return FormField.model_validate({"id": name, "label": "One", "source": "L1", **rest})


def form(*fields: FormField) -> Form:
    return Form(id="form", title="Form", stage="graded", source="L1", fields=fields)


def test_the_reference_of_the_case_must_be_answered(sample: SamplePlugin) -> None:
    sample.replace("forms.toml", "required = true\nidentifies", "identifies")
    assert list(forms.header(sample.subject())) == [
        "field 'case_number' names the case in every list, but need not be answered"
    ]


def test_the_roles_of_the_header(sample: SamplePlugin) -> None:
    sample.replace("forms.toml", 'role = "auditor"\n', "")
    sample.replace("forms.toml", 'role = "audit_date"\n', "")
    assert list(forms.header(sample.subject())) == [
        "no field of the header has the role auditor: who audits",
        "no field of the header has the role audit_date: when the audit took place",
    ]


def test_a_role_stands_once() -> None:
    two = form(field("one", kind="date", role="due"), field("two", kind="date", role="due"), field("three"))
    assert list(repeated_roles(two)) == ["form 'form': 2 fields have the role due"]
    assert list(misread(two)) == []


@pytest.mark.parametrize(("role", "kind"), [("due", "text"), ("part", "text"), ("when", "person")])
def test_a_role_of_another_kind(role: str, kind: str) -> None:
    (line,) = misread(form(field(role=role, kind=kind)))
    assert line.startswith(f"field 'one': the role {role} is read as a ")


@pytest.mark.parametrize(
    ("unmet", "refuse", "finding"),
    [
        (("no",), None, ""),
        (("yes", "no"), None, "every answer is in unmet"),
        (("no",), "yes", "every answer is in unmet"),
        (("maybe",), None, "'maybe' in unmet is no answer"),
    ],
)
def test_answers_that_leave_a_question_open(unmet: tuple[str, ...], refuse: str | None, finding: str) -> None:
    refusal = None if refuse is None else Refusal(answer=refuse, words="Stop.")
    lines = list(never_met(field(kind="yes_no", unmet=unmet, refuse=refusal)))
    assert len(lines) == bool(finding)
    assert finding in "".join(lines)
